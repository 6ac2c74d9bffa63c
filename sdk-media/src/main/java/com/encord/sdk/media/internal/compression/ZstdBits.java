package com.encord.sdk.media.internal.compression;

/** Bits of a Zstandard stream that is read from its end towards its start (RFC 8878 section 4.1). */
final class ZstdBits {
    private final byte[] data;
    private final int start;
    private final int end;
    private int left;

    /** The highest bit that is set in the last byte marks the end and is none of the stream. */
    ZstdBits(byte[] data, int start, int end) {
        if (start < 0 || end <= start || end > data.length || data[end - 1] == 0) {
            throw new CompressionException("a Zstandard stream of bits has no end mark");
        }
        this.data = data;
        this.start = start;
        this.end = end;
        this.left = (end - start - 1) * 8 + ZstdTable.log2(data[end - 1] & 0xff);
    }

    /** The next bits, at most 32, as a number; zeros where there are none left. */
    int read(int count) {
        left -= count;
        int at = left >> 3;
        long bits = 0;
        for (int i = 4; i >= 0; i--) {
            int place = start + at + i;
            bits = bits << 8 | (place >= start && place < end ? data[place] & 0xff : 0);
        }
        return (int) (bits >>> (left & 7) & (1L << count) - 1);
    }

    /** How many bits are left; negative when more were asked for than there are. */
    int left() {
        return left;
    }

    boolean isOverrun() {
        return left < 0;
    }
}
