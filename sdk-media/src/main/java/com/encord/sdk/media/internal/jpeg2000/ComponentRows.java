package com.encord.sdk.media.internal.jpeg2000;

import java.util.Arrays;

/**
 * Gives the samples of a component to a picture. Those of a component with fewer samples than the grid has points are
 * repeated: each stands for all points up to the next one, whatever tiles these lie in.
 */
final class ComponentRows {
    private final ImageSize size;
    private final int component;
    private final SampleSink picture;
    /** All samples of the component. */
    private final Area whole;

    ComponentRows(ImageSize size, int component, SampleSink picture) {
        this.size = size;
        this.component = component;
        this.picture = picture;
        this.whole = size.samples(new Area(size.x0(), size.y0(), size.x1(), size.y1()), component);
    }

    /** Gives those of a plane. */
    void take(Plane plane, Area samples) {
        if (samples.isEmpty()) {
            return;
        }
        int depth = size.depths()[component];
        boolean signed = size.signs()[component];
        int half = 1 << depth - 1;
        int least = signed ? -half : 0;
        int most = signed ? half - 1 : 2 * half - 1;
        int level = signed ? 0 : half;
        int left = column(samples.x0());
        int right = column(samples.x1());
        int[] row = new int[samples.width()];
        int[] points = size.stepsX()[component] == 1 ? row : new int[right - left];
        for (int y = samples.y0(); y < samples.y1(); y++) {
            plane.write((y - samples.y0()) * row.length, row.length, row, level, least, most);
            for (int x = samples.x0(); points != row && x < samples.x1(); x++) {
                Arrays.fill(points, column(x) - left, column(x + 1) - left, row[x - samples.x0()]);
            }
            for (int line = line(y); line < line(y + 1); line++) {
                int at = (line * size.width() + left) * size.components() + component;
                picture.take(points, points.length, at, size.components());
            }
        }
    }

    /** The first column of the picture that a sample stands for. */
    private int column(int sample) {
        return first(sample, size.stepsX()[component], whole.x0(), size.x0(), size.x1());
    }

    private int line(int sample) {
        return first(sample, size.stepsY()[component], whole.y0(), size.y0(), size.y1());
    }

    /** Points before the first sample have it too. */
    private static int first(int sample, int step, int firstSample, int start, int end) {
        return sample == firstSample ? 0 : (int) Math.min(end, (long) sample * step) - start;
    }
}
