package com.encord.sdk.media.internal.jpeg2000;

/**
 * The irreversible wavelet, backwards (ISO/IEC 15444-1 F.3.8.2), in single precision: each sum and product is rounded,
 * in the order in which the reference software takes them. High-pass coefficients are scaled by twice the standard's
 * factor, since their steps come without the gain of their band.
 */
final class IrreversibleWavelet {
    private static final float ALPHA = -1.586134342f;
    private static final float BETA = -0.052980118f;
    private static final float GAMMA = 0.882911075f;
    private static final float DELTA = 0.443506852f;
    private static final float LOW = 1.230174105f;
    private static final float HIGH = 1.625732422f;

    /** Columns that are transformed together: what a processor does at once. */
    private static final int TOGETHER = 16;

    private final float[] data;
    private final int stride;

    IrreversibleWavelet(float[] data, int stride) {
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
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            interleave(y * stride, 1, width, half.width(), whole.x0() & 1, row, 1, 1);
            lift(row, width, whole.x0() & 1, 1);
            System.arraycopy(row, 0, data, y * stride, width);
        }
        float[] columns = new float[height * TOGETHER];
        for (int x = 0; x < width; x += TOGETHER) {
            int count = Math.min(TOGETHER, width - x);
            interleave(x, stride, height, half.height(), whole.y0() & 1, columns, TOGETHER, count);
            lift(columns, height, whole.y0() & 1, TOGETHER);
            for (int y = 0; y < height; y++) {
                System.arraycopy(columns, y * TOGETHER, data, y * stride + x, count);
            }
        }
    }

    private void interleave(int from, int step, int length, int low, int odd, float[] to, int lanes, int count) {
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
    private static void lift(float[] x, int length, int odd, int lanes) {
        if (length == 1) {
            return;
        }
        for (int i = 0; i < length; i++) {
            float factor = (i & 1) == odd ? LOW : HIGH;
            for (int lane = i * lanes; lane < (i + 1) * lanes; lane++) {
                x[lane] *= factor;
            }
        }
        step(x, length, odd, lanes, -DELTA);
        step(x, length, 1 - odd, lanes, -GAMMA);
        step(x, length, odd, lanes, -BETA);
        step(x, length, 1 - odd, lanes, -ALPHA);
    }

    /** Adds to every second value a multiple of its neighbours, mirrored at the ends. */
    private static void step(float[] x, int length, int first, int lanes, float factor) {
        for (int i = first; i < length; i += 2) {
            int at = i * lanes;
            int before = (i == 0 ? 1 : i - 1) * lanes;
            int after = (i == length - 1 ? i - 1 : i + 1) * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                x[at + lane] += (x[before + lane] + x[after + lane]) * factor;
            }
        }
    }
}
