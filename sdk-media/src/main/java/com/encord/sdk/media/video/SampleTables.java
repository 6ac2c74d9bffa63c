package com.encord.sdk.media.video;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Where the tables of a track lie that say how large its samples are and which chunk holds which (ISO/IEC 14496-12
 * 8.7). Mutable while their places are being found.
 */
final class SampleTables {
    /** FFmpeg has 30 bits for a size, and gives up the rest of a track at a larger one. */
    private static final int LARGEST_SAMPLE = 0x3FFFFFFF;

    private static final int BUFFER = 1 << 16;

    private long sizes = -1;
    private boolean compact;
    private long runs = -1;
    private long chunks = -1;

    /** Notes where a box begins, if it is one of these tables. */
    void found(String type, long position) {
        switch (type) {
            case "stsz", "stz2" -> {
                sizes = position;
                compact = type.equals("stz2");
            }
            case "stsc" -> runs = position;
            case "stco", "co64" -> chunks = position;
            default -> {
                // not about where samples lie
            }
        }
    }

    /** Whether all tables are there, the chunks hold as many samples as have sizes, and no size is absurd. */
    boolean agree(SeekableByteChannel channel) throws IOException {
        if (sizes < 0 || runs < 0 || chunks < 0) {
            return false;
        }
        try {
            ByteBuffer head = read(channel, sizes, 20);
            long samples = head.getInt(16) & 0xFFFFFFFFL;
            int common = compact ? 0 : head.getInt(12);
            return samples == samplesInChunks(channel)
                    && isPossible(common)
                    && (compact || common != 0 || arePossible(channel, sizes + 20, samples));
        } catch (EOFException cut) {
            return false;
        }
    }

    /** Each run of chunks with equally many samples says where it begins; the last one ends with the chunks. */
    private long samplesInChunks(SeekableByteChannel channel) throws IOException {
        long end = 1 + (read(channel, chunks, 16).getInt(12) & 0xFFFFFFFFL);
        long count = read(channel, runs, 16).getInt(12) & 0xFFFFFFFFL;
        long total = 0;
        long first = 0;
        long samples = 0;
        for (long done = 0; done < count; ) {
            int now = (int) Math.min(count - done, BUFFER / 12);
            ByteBuffer entries = read(channel, runs + 16 + 12 * done, 12 * now);
            for (int i = 0; i < now; i++) {
                long next = entries.getInt(12 * i) & 0xFFFFFFFFL;
                total += samples * (next - first);
                first = next;
                samples = entries.getInt(12 * i + 4) & 0xFFFFFFFFL;
            }
            done += now;
        }
        return total + samples * (end - first);
    }

    private static boolean arePossible(SeekableByteChannel channel, long position, long samples) throws IOException {
        for (long done = 0; done < samples; ) {
            int now = (int) Math.min(samples - done, BUFFER / 4);
            ByteBuffer some = read(channel, position + 4 * done, 4 * now);
            for (int i = 0; i < now; i++) {
                if (!isPossible(some.getInt(4 * i))) {
                    return false;
                }
            }
            done += now;
        }
        return true;
    }

    private static boolean isPossible(int size) {
        return size >= 0 && size <= LARGEST_SAMPLE;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        channel.position(position);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes;
    }
}
