package com.encord.sdk.media.internal.jpeg2000;

/**
 * How a component is coded (ISO/IEC 15444-1 A.6.1 and A.6.2).
 *
 * @param levels how often it was halved
 * @param blockWidth width of code blocks, as a power of two
 * @param blockHeight their height
 * @param blockStyle bits that vary how blocks are coded (table A.19, and ISO/IEC 15444-15 table A.4)
 * @param reversible whether wavelets are in whole numbers
 * @param precincts for each resolution, the smallest first, the width of precincts as a power of two in the low half of
 *     a byte, their height in the high half
 */
record CodingStyle(int levels, int blockWidth, int blockHeight, int blockStyle, boolean reversible, byte[] precincts) {
    private static final int MOST_LEVELS = 32;
    private static final int KNOWN_STYLES = 0x3F;
    private static final int HIGH_THROUGHPUT = 0x40;
    private static final int CAUSAL = 0x08;
    private static final int LARGEST_PRECINCTS = 0xFF;

    /** Reads the part that both marker segments have. */
    static CodingStyle read(SegmentBytes in, boolean ownPrecincts) {
        int levels = in.u8();
        int width = in.u8() + 2;
        int height = in.u8() + 2;
        int style = in.u8();
        boolean reversible = in.u8() == 1;
        if (levels > MOST_LEVELS || width > 10 || height > 10 || width + height > 12) {
            throw new Jpeg2000Exception(
                    "claims " + levels + " levels and code blocks of 2^" + width + " x 2^" + height);
        }
        int others = (style & HIGH_THROUGHPUT) == 0 ? KNOWN_STYLES : HIGH_THROUGHPUT | CAUSAL;
        if ((style & ~others) != 0) {
            throw Jpeg2000Exception.unsupported("with code blocks of style " + style);
        }
        byte[] precincts = new byte[levels + 1];
        for (int i = 0; i <= levels; i++) {
            precincts[i] = (byte) (ownPrecincts ? in.u8() : LARGEST_PRECINCTS);
            if (i > 0 && ((precincts[i] & 0x0F) == 0 || (precincts[i] & 0xF0) == 0)) {
                throw new Jpeg2000Exception("has precincts of a single coefficient");
            }
        }
        return new CodingStyle(levels, width, height, style, reversible, precincts);
    }

    int precinctWidth(int resolution) {
        return precincts[resolution] & 0x0F;
    }

    int precinctHeight(int resolution) {
        return precincts[resolution] >> 4 & 0x0F;
    }

    /** Whether blocks are coded as in ISO/IEC 15444-15. */
    boolean highThroughput() {
        return (blockStyle & HIGH_THROUGHPUT) != 0;
    }

    /** Whether later passes of lower bit planes are plain bits. */
    boolean bypasses() {
        return (blockStyle & 0x01) != 0;
    }

    /** Whether contexts start anew with each pass. */
    boolean resets() {
        return (blockStyle & 0x02) != 0;
    }

    boolean terminatesAll() {
        return (blockStyle & 0x04) != 0;
    }

    /** Whether contexts do not look at the stripe below. */
    boolean causal() {
        return (blockStyle & CAUSAL) != 0;
    }

    /** Whether a symbol of four bits ends each bit plane. */
    boolean marksSegments() {
        return (blockStyle & 0x20) != 0;
    }
}
