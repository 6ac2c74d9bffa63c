package com.encord.sdk.media.internal.jpeg2000;

/** A plane of the reversible wavelet, in whole numbers. */
final class WholePlane implements Plane {
    private final int[] data;
    private final int stride;
    private final ReversibleWavelet wavelet;

    WholePlane(int width, int height) {
        this.data = new int[Math.multiplyExact(width, height)];
        this.stride = width;
        this.wavelet = new ReversibleWavelet(data, width);
    }

    @Override
    public void take(int[] values, int width, int height, int at, float step) {
        for (int y = 0, i = 0; y < height; y++) {
            for (int to = at + y * stride, end = to + width; to < end; to++, i++) {
                data[to] = values[i] / 2; // the half step of what was not coded is dropped, as the reference does
            }
        }
    }

    @Override
    public void join(Area whole, Area half) {
        wavelet.join(whole, half);
    }

    /** Equations G-6 to G-8. */
    @Override
    public void undoColorTransform(Plane second, Plane third) {
        int[] blue = ((WholePlane) second).data;
        int[] red = ((WholePlane) third).data;
        for (int i = 0; i < data.length; i++) {
            int green = data[i] - (blue[i] + red[i] >> 2);
            data[i] = red[i] + green;
            red[i] = blue[i] + green;
            blue[i] = green;
        }
    }

    @Override
    public void write(int from, int count, int[] row, int level, int least, int most) {
        for (int i = 0; i < count; i++) {
            row[i] = Math.max(least, Math.min(most, data[from + i] + level));
        }
    }
}
