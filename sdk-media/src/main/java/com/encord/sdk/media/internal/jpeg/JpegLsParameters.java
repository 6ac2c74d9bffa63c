package com.encord.sdk.media.internal.jpeg;

/**
 * What a scan of JPEG-LS is coded by (ITU-T T.87 C.2.4.1).
 *
 * @param largest the largest sample
 * @param near how far a decoded sample may be from the original: 0 for lossless
 * @param t1 first threshold of gradients
 * @param t2 second threshold
 * @param t3 third threshold
 * @param reset how often a context is seen before its counts are halved
 */
record JpegLsParameters(int largest, int near, int t1, int t2, int t3, int reset) {
    private static final int RESET = 64;

    /** What a file asks for, where 0 stands for the default (C.2.4.1.1.1). */
    static JpegLsParameters of(int largest, int near, int[] asked) {
        int first;
        int second;
        int third;
        if (largest >= 128) {
            int factor = (Math.min(largest, 4095) + 128) / 256;
            first = factor + 2 + 3 * near;
            second = factor * 4 + 3 + 5 * near;
            third = factor * 17 + 4 + 7 * near;
        } else {
            int factor = 256 / (largest + 1);
            first = Math.max(2, 3 / factor + 3 * near);
            second = Math.max(3, 7 / factor + 5 * near);
            third = Math.max(4, 21 / factor + 7 * near);
        }
        int t1 = asked[0] != 0 ? asked[0] : clamped(first, near + 1, largest);
        int t2 = asked[1] != 0 ? asked[1] : clamped(second, t1, largest);
        int t3 = asked[2] != 0 ? asked[2] : clamped(third, t2, largest);
        return new JpegLsParameters(largest, near, t1, t2, t3, asked[3] != 0 ? asked[3] : RESET);
    }

    private static int clamped(int value, int least, int largest) {
        return value > largest || value < least ? least : value;
    }

    /** How many prediction errors there are. */
    int range() {
        return (largest + 2 * near) / (2 * near + 1) + 1;
    }

    /** Bits of a prediction error. */
    int errorBits() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(range() - 1);
    }

    /** Longest Golomb code. */
    int limit() {
        int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(largest));
        return 2 * (bits + Math.max(8, bits));
    }

    /** A gradient's region: -4 to 4. */
    int region(int gradient) {
        int size = Math.abs(gradient);
        int region = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
        return gradient < 0 ? -region : region;
    }

    /** A prediction and its error put together, back in the range of samples (A.4.5). */
    int reconstructed(int predicted, int error) {
        int step = 2 * near + 1;
        int sample = predicted + error * step;
        if (sample < -near) {
            sample += range() * step;
        } else if (sample > largest + near) {
            sample -= range() * step;
        }
        return Math.max(0, Math.min(largest, sample));
    }
}
