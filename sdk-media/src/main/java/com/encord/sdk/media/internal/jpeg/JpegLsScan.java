package com.encord.sdk.media.internal.jpeg;

import java.util.Arrays;

/** Decodes the samples of one scan of JPEG-LS (ITU-T T.87 A): contexts learn as they go. */
final class JpegLsScan {
    private static final int REGULAR = 365;
    /** How many samples a run of each length index stands for, as powers of two. */
    private static final int[] RUN_BITS = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsParameters parameters;
    private final JpegLsBits bits;
    private final int errorBits;
    private final int limit;
    private final int[] errorSum = new int[REGULAR + 2];
    private final int[] bias = new int[REGULAR + 2];
    private final int[] correction = new int[REGULAR];
    private final int[] seen = new int[REGULAR + 2];
    /** How many errors of the two contexts of interrupted runs were negative. */
    private final int[] negative = new int[2];

    JpegLsScan(JpegLsParameters parameters, JpegLsBits bits) {
        this.parameters = parameters;
        this.bits = bits;
        this.errorBits = parameters.errorBits();
        this.limit = parameters.limit();
        Arrays.fill(errorSum, Math.max(2, (parameters.range() + 32) / 64));
        Arrays.fill(seen, 1);
    }

    /**
     * Decodes a line of one component, or of all of them sample by sample.
     *
     * @param above the lines above, each with one sample more at both ends
     * @param lines the lines to fill, of the same shape
     * @param runIndex where runs of this line go on from
     * @return where runs of the next line go on from
     */
    int line(int[][] above, int[][] lines, int runIndex) {
        int width = lines[0].length - 2;
        for (int i = 0; i < lines.length; i++) {
            lines[i][0] = above[i][1];
            above[i][width + 1] = above[i][width];
        }
        int index = runIndex;
        int x = 1;
        while (x <= width && !bits.exhausted()) {
            if (!flat(above, lines, x)) {
                for (int i = 0; i < lines.length; i++) {
                    lines[i][x] = regular(lines[i][x - 1], above[i][x], above[i][x - 1], above[i][x + 1]);
                }
                x++;
                continue;
            }
            // a run, of whole stretches as long as their bits are ones
            boolean whole = true;
            while (x <= width && whole) {
                whole = bits.bit() == 1;
                int length = whole ? 1 << RUN_BITS[index] : bits.bits(RUN_BITS[index]);
                int end = Math.min(width + 1, x + length);
                for (int[] line : lines) {
                    Arrays.fill(line, x, end, line[x - 1]);
                }
                if (whole && end - x == length) {
                    index = Math.min(RUN_BITS.length - 1, index + 1);
                }
                x = end;
            }
            if (!whole && x <= width) {
                for (int i = 0; i < lines.length; i++) {
                    lines[i][x] = interruption(lines[i][x - 1], above[i][x], lines.length > 1, index);
                }
                x++;
                index = Math.max(0, index - 1);
            }
        }
        return index;
    }

    /** Whether all gradients of all components are as good as none. */
    private boolean flat(int[][] above, int[][] lines, int x) {
        for (int i = 0; i < lines.length; i++) {
            int left = lines[i][x - 1];
            int b = above[i][x];
            int c = above[i][x - 1];
            int d = above[i][x + 1];
            if (Math.abs(d - b) > parameters.near()
                    || Math.abs(b - c) > parameters.near()
                    || Math.abs(c - left) > parameters.near()) {
                return false;
            }
        }
        return true;
    }

    private int regular(int a, int b, int c, int d) {
        int signed = parameters.region(d - b) * 81 + parameters.region(b - c) * 9 + parameters.region(c - a);
        int sign = signed < 0 ? -1 : 1;
        int q = Math.abs(signed);
        int predicted = corrected(predict(a, b, c), sign * correction[q]);
        int error = error(q);
        learn(q, error);
        return parameters.reconstructed(predicted, sign * error);
    }

    private static int predict(int a, int b, int c) {
        if (c >= Math.max(a, b)) {
            return Math.min(a, b);
        }
        return c <= Math.min(a, b) ? Math.max(a, b) : a + b - c;
    }

    private int corrected(int predicted, int by) {
        return Math.max(0, Math.min(parameters.largest(), predicted + by));
    }

    private int error(int q) {
        int k = golombParameter(q, errorSum[q]);
        int mapped = bits.golomb(k, limit, errorBits);
        if (parameters.near() == 0 && k == 0 && 2 * bias[q] <= -seen[q]) {
            return (mapped & 1) == 1 ? mapped >> 1 : -(mapped >> 1) - 1;
        }
        return (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
    }

    private int golombParameter(int q, int sum) {
        int k = 0;
        while (k < 24 && seen[q] << k < sum) {
            k++;
        }
        return k;
    }

    /** A.6. */
    private void learn(int q, int error) {
        bias[q] += error * (2 * parameters.near() + 1);
        errorSum[q] += Math.abs(error);
        if (seen[q] == parameters.reset()) {
            errorSum[q] >>= 1;
            bias[q] >>= 1;
            seen[q] >>= 1;
        }
        seen[q]++;
        if (bias[q] <= -seen[q]) {
            bias[q] = Math.max(bias[q] + seen[q], 1 - seen[q]);
            correction[q] = Math.max(-128, correction[q] - 1);
        } else if (bias[q] > 0) {
            bias[q] = Math.min(bias[q] - seen[q], 0);
            correction[q] = Math.min(127, correction[q] + 1);
        }
    }

    /** The sample that ended a run (A.7.2); between samples of several components always of the first of both kinds. */
    private int interruption(int a, int b, boolean several, int runIndex) {
        int type = !several && Math.abs(a - b) <= parameters.near() ? 1 : 0;
        int q = REGULAR + type;
        int k = golombParameter(q, type == 1 ? errorSum[q] + (seen[q] >> 1) : errorSum[q]);
        int mapped = bits.golomb(k, limit - RUN_BITS[runIndex] - 1, errorBits);
        int doubled = mapped + type;
        int odd = doubled & 1;
        int size = doubled + odd >> 1;
        boolean negativeWhenOdd = k != 0 || 2 * negative[type] >= seen[q];
        int error = negativeWhenOdd == (odd == 1) ? -size : size;
        if (error < 0) {
            negative[type]++;
        }
        errorSum[q] += mapped + 1 - type >> 1;
        if (seen[q] == parameters.reset()) {
            errorSum[q] >>= 1;
            seen[q] >>= 1;
            negative[type] >>= 1;
        }
        seen[q]++;
        int sign = type == 0 && a > b ? -1 : 1;
        return parameters.reconstructed(type == 1 ? a : b, sign * error);
    }
}
