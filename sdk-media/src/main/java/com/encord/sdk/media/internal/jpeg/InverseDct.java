package com.encord.sdk.media.internal.jpeg;

/**
 * The inverse cosine transform of 12-bit JPEG (ITU-T T.81 A.3.3) in whole numbers, by the factorisation of Loeffler,
 * Ligtenberg and Moschytz (ICASSP 1989) with 13 bits behind the point: what libjpeg's default does, which readers of
 * DICOM decode with, so that samples are the same to the last bit.
 */
final class InverseDct {
    static final int SIDE = 8;
    static final int BLOCK = SIDE * SIDE;

    private static final int POINT = 13;
    /** Bits that columns keep behind the point, for the rows. */
    private static final int KEPT = 1;
    /** A transform in both directions is eight times too large. */
    private static final int SCALE = 3;

    private static final int CENTRE = 1 << 11;
    private static final int LARGEST = (1 << 12) - 1;
    /** Sums are taken modulo 14 bits, as sums of any picture fit these. */
    private static final int UNUSED = Integer.SIZE - 14;

    // square roots of 2 times sums of cosines of multiples of pi / 16, in units of 1 / 8192
    private static final int C_0_298 = 2446;
    private static final int C_0_390 = 3196;
    private static final int C_0_541 = 4433;
    private static final int C_0_765 = 6270;
    private static final int C_0_899 = 7373;
    private static final int C_1_175 = 9633;
    private static final int C_1_501 = 12299;
    private static final int C_1_847 = 15137;
    private static final int C_1_961 = 16069;
    private static final int C_2_053 = 16819;
    private static final int C_2_562 = 20995;
    private static final int C_3_072 = 25172;

    private InverseDct() {}

    /**
     * Turns coefficients into samples in place.
     *
     * @param block 64 dequantised coefficients, row by row
     */
    static void transform(int[] block) {
        for (int column = 0; column < SIDE; column++) {
            line(block, column, SIDE, POINT - KEPT);
        }
        for (int row = 0; row < SIDE; row++) {
            line(block, row * SIDE, 1, POINT + KEPT + SCALE);
        }
        for (int i = 0; i < BLOCK; i++) {
            int value = (block[i] << UNUSED >> UNUSED) + CENTRE;
            block[i] = Math.max(0, Math.min(LARGEST, value));
        }
    }

    private static void line(int[] block, int from, int step, int shift) {
        long half = 1L << shift - 1;
        long in2 = block[from + 2 * step];
        long in6 = block[from + 6 * step];
        long shared = (in2 + in6) * C_0_541;
        long even2 = shared - in6 * C_1_847;
        long even3 = shared + in2 * C_0_765;
        long sum = (long) block[from] + block[from + 4 * step] << POINT;
        long difference = (long) block[from] - block[from + 4 * step] << POINT;

        long in1 = block[from + step];
        long in3 = block[from + 3 * step];
        long in5 = block[from + 5 * step];
        long in7 = block[from + 7 * step];
        long all = (in7 + in3 + in5 + in1) * C_1_175;
        long outer = -(in7 + in1) * C_0_899;
        long inner = -(in5 + in3) * C_2_562;
        long third = all - (in7 + in3) * C_1_961;
        long fourth = all - (in5 + in1) * C_0_390;

        put(block, from, step, 0, sum + even3 + half, in1 * C_1_501 + outer + fourth, shift);
        put(block, from, step, 1, difference + even2 + half, in3 * C_3_072 + inner + third, shift);
        put(block, from, step, 2, difference - even2 + half, in5 * C_2_053 + inner + fourth, shift);
        put(block, from, step, 3, sum - even3 + half, in7 * C_0_298 + outer + third, shift);
    }

    private static void put(int[] block, int from, int step, int index, long even, long odd, int shift) {
        block[from + index * step] = (int) (even + odd >> shift);
        block[from + (SIDE - 1 - index) * step] = (int) (even - odd >> shift);
    }
}
