package com.encord.sdk.media.audio;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.OptionalLong;

/**
 * Whether a WAVE file holds the samples its header promises (Microsoft RIFF, 1991). Players shorten such files without
 * a word.
 */
public final class WavStructure {
    private static final int RIFF = 0x52494646;
    private static final int DATA = 0x64617461;
    private static final int MOST_CHUNKS = 4096;
    /** Writers to a pipe do not know the size yet, and write one near the largest, signed or unsigned. */
    private static final long UNKNOWN_SIZE = 0xffff0000L;

    private static final long UNKNOWN_SIGNED_SIZE = 0x7fff0000L;

    private WavStructure() {}

    /**
     * Compares the data chunk with the file.
     *
     * @param source where the bytes are
     * @return how many bytes are missing, 0 if none; empty if it is no RIFF WAVE file or does not say
     * @throws UnreadableMediaException if the source cannot be read
     */
    public static OptionalLong missingBytes(MediaSource source) {
        try (SeekableByteChannel channel = source.open()) {
            ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            if (!fill(channel, 0, header) || Integer.reverseBytes(header.getInt(0)) != RIFF) {
                return OptionalLong.empty();
            }
            ByteBuffer chunk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            long at = 12;
            for (int i = 0; i < MOST_CHUNKS && fill(channel, at, chunk); i++) {
                long length = chunk.getInt(4) & 0xffffffffL;
                if (Integer.reverseBytes(chunk.getInt(0)) == DATA) {
                    long held = channel.size() - at - 8;
                    return isUnknown(length) ? OptionalLong.empty() : OptionalLong.of(Math.max(0, length - held));
                }
                at += 8 + length + (length & 1);
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            throw UnreadableMediaException.of(source.name(), e);
        }
    }

    private static boolean isUnknown(long length) {
        return length == 0
                || length >= UNKNOWN_SIZE
                || length >= UNKNOWN_SIGNED_SIZE && length <= Integer.MAX_VALUE + 1L;
    }

    private static boolean fill(SeekableByteChannel channel, long at, ByteBuffer target) throws IOException {
        target.clear();
        channel.position(at);
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                return false;
            }
        }
        return true;
    }
}
