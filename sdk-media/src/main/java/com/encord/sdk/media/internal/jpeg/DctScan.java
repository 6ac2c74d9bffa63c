package com.encord.sdk.media.internal.jpeg;

/**
 * The coefficients of one scan: all of them in sequential JPEG (ITU-T T.81 F.2), in progressive JPEG those of a band or
 * their next bit (G.2). Restarts begin a new one.
 */
final class DctScan {
    /** Where coefficients stand in their block, in the order in which they are coded (A.3.6). */
    static final int[] ZIGZAG = zigzag();

    private static final int BLOCK = InverseDct.BLOCK;
    /** The code of sixteen zeros, and of so many coefficients. */
    private static final int RUN = 15;

    private final HuffmanBits bits;
    private final Band band;
    private final int[] predictions;
    private int endOfBand;
    private boolean damaged;

    DctScan(HuffmanBits bits, Band band, int channels) {
        this.bits = bits;
        this.band = band;
        this.predictions = new int[channels];
    }

    /**
     * What a scan gives of each block.
     *
     * @param first the first coefficient
     * @param last the last coefficient
     * @param high the bit before the one that it gives; 0 in the first scan
     * @param low the lowest bit that it gives
     */
    record Band(int first, int last, int high, int low) {
        static final Band ALL = new Band(0, BLOCK - 1, 0, 0);

        boolean whole() {
            return first == 0 && last > 0;
        }
    }

    private static int[] zigzag() {
        int[] order = new int[BLOCK];
        int side = InverseDct.SIDE;
        int row = 0;
        int column = 0;
        for (int i = 0; i < BLOCK; i++) {
            order[i] = row * side + column;
            boolean up = (row + column) % 2 == 0;
            if (up && column == side - 1 || !up && row == side - 1) {
                row += up ? 1 : 0;
                column += up ? 0 : 1;
            } else if (up ? row == 0 : column == 0) {
                row += up ? 0 : 1;
                column += up ? 1 : 0;
            } else {
                row += up ? -1 : 1;
                column += up ? 1 : -1;
            }
        }
        return order;
    }

    /** Whether codes were met that no block can have. */
    boolean damaged() {
        return damaged || bits.exhausted();
    }

    /** Decodes a block's part of the scan; a table that the band does not need may be empty. */
    void block(short[] coefficients, int at, int channel, HuffmanTable dc, HuffmanTable ac) {
        if (band.first() == 0) {
            if (band.high() == 0) {
                predictions[channel] += bits.difference(dc);
                coefficients[at] = (short) (predictions[channel] << band.low());
            } else {
                coefficients[at] |= (short) (bits.bit() << band.low());
            }
        }
        if (band.last() > 0) {
            if (band.high() == 0) {
                first(coefficients, at, ac);
            } else {
                refine(coefficients, at, ac);
            }
        }
    }

    private void first(short[] coefficients, int at, HuffmanTable table) {
        if (endOfBand > 0) {
            endOfBand--;
            return;
        }
        for (int k = Math.max(1, band.first()); k <= band.last(); k++) {
            int code = code(table);
            int zeros = code >> 4;
            int size = code & 0x0F;
            if (size == 0 && zeros != RUN) {
                endOfBand = band.whole() ? 0 : (1 << zeros) - 1 + bits.bits(zeros);
                return;
            }
            k += zeros;
            if (size > 0 && k < BLOCK) {
                coefficients[at + ZIGZAG[k]] = (short) (bits.signed(size) << band.low());
            }
            damaged |= k > band.last();
        }
    }

    /** Gives coefficients that are not zero their next bit, and between them new ones (G.1.2.3). */
    private void refine(short[] coefficients, int at, HuffmanTable table) {
        int k = band.first();
        while (endOfBand == 0 && k <= band.last()) {
            int code = code(table);
            int zeros = code >> 4;
            int fresh = 0;
            if ((code & 0x0F) != 0) {
                fresh = bits.bit() == 1 ? 1 << band.low() : -1 << band.low();
            } else if (zeros != RUN) {
                endOfBand = (1 << zeros) + bits.bits(zeros);
                break;
            }
            while (k <= band.last()) {
                int place = at + ZIGZAG[k++];
                if (coefficients[place] != 0) {
                    correct(coefficients, place);
                } else if (zeros-- == 0) {
                    coefficients[place] = (short) fresh;
                    break;
                }
            }
        }
        if (endOfBand > 0) {
            for (; k <= band.last(); k++) {
                int place = at + ZIGZAG[k];
                if (coefficients[place] != 0) {
                    correct(coefficients, place);
                }
            }
            endOfBand--;
        }
    }

    private void correct(short[] coefficients, int place) {
        int unit = 1 << band.low();
        if (bits.bit() == 1 && (coefficients[place] & unit) == 0) {
            coefficients[place] += (short) (coefficients[place] > 0 ? unit : -unit);
        }
    }

    /** The next code; the end of the band where no code fits, so that the damaged scan comes to an end. */
    private int code(HuffmanTable table) {
        int code = table.next(bits);
        damaged |= code < 0;
        return Math.max(0, code);
    }
}
