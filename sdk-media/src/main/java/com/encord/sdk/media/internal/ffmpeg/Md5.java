package com.encord.sdk.media.internal.ffmpeg;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * The checksum of {@code framemd5}; it protects nothing. FFmpeg's code is as fast as the JVM's and needs no warming up:
 * a starting JVM takes ten times as long for its first picture.
 */
public final class Md5 {
    private static final int BYTES = 16;

    private Md5() {}

    /**
     * The digest of some bytes.
     *
     * @param bytes a direct buffer, read from its position to its limit, and left as it is
     * @return 32 lower-case hexadecimal digits
     */
    public static String of(ByteBuffer bytes) {
        Natives.ensureLoaded();
        byte[] digest = new byte[BYTES];
        avutil.av_md5_sum(ByteBuffer.wrap(digest), bytes.slice(), bytes.remaining());
        return HexFormat.of().formatHex(digest);
    }
}
