package com.encord.sdk.media.internal.jpeg2000;

/** A plane of the irreversible wavelet, in single precision as in the reference software. */
final class RealPlane implements Plane {
    private final float[] data;
    private final int stride;
    private final IrreversibleWavelet wavelet;

    RealPlane(int width, int height) {
        this.data = new float[Math.multiplyExact(width, height)];
        this.stride = width;
        this.wavelet = new IrreversibleWavelet(data, width);
    }

    @Override
    public void take(int[] values, int width, int height, int at, float step) {
        float half = 0.5f * step;
        for (int y = 0, i = 0; y < height; y++) {
            for (int to = at + y * stride, end = to + width; to < end; to++, i++) {
                data[to] = values[i] * half;
            }
        }
    }

    @Override
    public void join(Area whole, Area half) {
        wavelet.join(whole, half);
    }

    /** Equations G-9 to G-11. */
    @Override
    public void undoColorTransform(Plane second, Plane third) {
        float[] blue = ((RealPlane) second).data;
        float[] red = ((RealPlane) third).data;
        for (int i = 0; i < data.length; i++) {
            float y = data[i];
            float cb = blue[i];
            float cr = red[i];
            data[i] = y + cr * 1.402f;
            blue[i] = y - cb * 0.34413f - cr * 0.71414f;
            red[i] = y + cb * 1.772f;
        }
    }

    @Override
    public void write(int from, int count, int[] row, int level, int least, int most) {
        for (int i = 0; i < count; i++) {
            // to the nearest whole number, and to an even one from the middle
            double rounded = Math.rint(data[from + i]) + level;
            row[i] = (int) Math.max(least, Math.min(most, rounded));
        }
    }
}
