package com.encord.sdk.media.internal.jpeg2000;

/**
 * Bits of a high-throughput block that go backward from the end of their segment, the lowest of a byte first; a byte
 * that would make a marker with the one before it in this order has its highest bit left out (ISO/IEC 15444-15 7.1.4
 * and 7.1.6). Behind their end there are only zeros.
 */
final class BackwardBits {
    private static final int LARGEST_BEFORE_MARKER = 0x8F;

    private byte[] bytes = {};
    private int start;
    private int at;
    private long bits;
    private int count;
    private boolean stuffs;

    /** Starts the segment of refined magnitudes. */
    void start(byte[] segment, int from, int to) {
        bytes = segment;
        start = from;
        at = to;
        bits = 0;
        count = 0;
        stuffs = true;
    }

    /** Starts the segment of codewords, whose last twelve bits are the length of it. */
    void startCodewords(byte[] segment, int from, int to) {
        start(segment, from, to - 2);
        int half = bytes[at] >> 4 & 0x0F;
        bits = half;
        count = (half & 7) == 7 ? 3 : 4;
        stuffs = (half << 4 | 0x0F) > LARGEST_BEFORE_MARKER;
    }

    /** The next 32 bits, not yet taken. */
    int peek() {
        while (count < Integer.SIZE) {
            int next = at > start ? bytes[--at] & 0xFF : 0;
            bits |= (long) next << count;
            count += stuffs && (next & 0x7F) == 0x7F ? 7 : 8;
            stuffs = next > LARGEST_BEFORE_MARKER;
        }
        return (int) bits;
    }

    void skip(int taken) {
        bits >>>= taken;
        count -= taken;
    }
}
