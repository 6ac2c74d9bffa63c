package com.encord.sdk.media.internal.compression;

import java.util.Arrays;

/** Runs and literal bytes as TIFF packs them (TIFF 6.0 section 9). */
public final class TiffPackBits {
    private static final int NOTHING = -128;

    private TiffPackBits() {}

    /**
     * Decodes a strip or tile.
     *
     * @param data the packed bytes; what they give beyond the rows is padding
     * @param plain the rows to fill, from their start
     * @return how many bytes there were
     */
    public static int decode(byte[] data, byte[] plain) {
        int at = 0;
        int written = 0;
        while (at + 1 < data.length && written < plain.length) {
            int head = data[at++];
            if (head >= 0) {
                int count = Math.min(head + 1, Math.min(data.length - at, plain.length - written));
                System.arraycopy(data, at, plain, written, count);
                at += head + 1;
                written += count;
            } else if (head != NOTHING) {
                int count = Math.min(1 - head, plain.length - written);
                Arrays.fill(plain, written, written + count, data[at++]);
                written += count;
            }
        }
        return written;
    }
}
