package com.encord.sdk.media.internal.jpeg2000;

/** The reversible wavelet, backwards (ISO/IEC 15444-1 F.3.8.1). */
final class ReversibleWavelet {
    /** Columns that are transformed together: what a processor does at once. */
    private static final int TOGETHER = 16;

    private final int[] data;
    private final int stride;

    ReversibleWavelet(int[] data, int stride) {
        this.data = data;
        this.stride = stride;
    }

    /**
     * Puts the four bands of a resolution together.
     *
     * @param whole the resolution
     * @param half the next smaller one
     */
    void join(Area whole, Area half) {
        int width = whole.width();
        int height = whole.height();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            interleave(y * stride, 1, width, half.width(), whole.x0() & 1, row, 1, 1);
            lift(row, width, whole.x0() & 1, 1);
            System.arraycopy(row, 0, data, y * stride, width);
        }
        int[] columns = new int[height * TOGETHER];
        for (int x = 0; x < width; x += TOGETHER) {
            int count = Math.min(TOGETHER, width - x);
            interleave(x, stride, height, half.height(), whole.y0() & 1, columns, TOGETHER, count);
            lift(columns, height, whole.y0() & 1, TOGETHER);
            for (int y = 0; y < height; y++) {
                System.arraycopy(columns, y * TOGETHER, data, y * stride + x, count);
            }
        }
    }

    private void interleave(int from, int step, int length, int low, int odd, int[] to, int lanes, int count) {
        for (int i = 0; i < length; i++) {
            int place = i < low ? 2 * i + odd : 2 * (i - low) + 1 - odd;
            for (int lane = 0; lane < count; lane++) {
                to[place * lanes + lane] = data[from + i * step + lane];
            }
        }
    }

    /**
     * Undoes the lifting steps of signals next to each other; {@code odd} signals start with a high-pass coefficient.
     */
    private static void lift(int[] x, int length, int odd, int lanes) {
        if (length == 1) {
            // a single high-pass coefficient is twice the sample
            for (int lane = 0; odd == 1 && lane < lanes; lane++) {
                x[lane] /= 2;
            }
            return;
        }
        for (int i = odd; i < length; i += 2) {
            int at = i * lanes;
            int before = (i == 0 ? 1 : i - 1) * lanes;
            int after = (i == length - 1 ? i - 1 : i + 1) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                x[at + lane] -= x[before + lane] + x[after + lane] + 2 >> 2;
            }
        }
        for (int i = 1 - odd; i < length; i += 2) {
            int at = i * lanes;
            int before = (i == 0 ? 1 : i - 1) * lanes;
            int after = (i == length - 1 ? i - 1 : i + 1) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                x[at + lane] += x[before + lane] + x[after + lane] >> 1;
            }
        }
    }
}
