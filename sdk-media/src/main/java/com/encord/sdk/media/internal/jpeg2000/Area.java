package com.encord.sdk.media.internal.jpeg2000;

/**
 * A rectangle.
 *
 * @param x0 left end
 * @param y0 upper end
 * @param x1 right end, exclusive
 * @param y1 lower end, exclusive
 */
record Area(int x0, int y0, int x1, int y1) {
    int width() {
        return Math.max(0, x1 - x0);
    }

    int height() {
        return Math.max(0, y1 - y0);
    }

    boolean isEmpty() {
        return x1 <= x0 || y1 <= y0;
    }

    /** This area in halves, quarters and so on: equation B-14. */
    Area halved(int times) {
        return new Area(up(x0, times), up(y0, times), up(x1, times), up(y1, times));
    }

    /** Every second of its columns, or rows, or both, after halving it before: equation B-15. */
    Area band(int times, int right, int down) {
        int shift = times - 1;
        return new Area(
                up((long) x0 - ((long) right << shift), times),
                up((long) y0 - ((long) down << shift), times),
                up((long) x1 - ((long) right << shift), times),
                up((long) y1 - ((long) down << shift), times));
    }

    Area intersection(Area other) {
        return new Area(Math.max(x0, other.x0), Math.max(y0, other.y0), Math.min(x1, other.x1), Math.min(y1, other.y1));
    }

    static int up(long value, int times) {
        return (int) (value + (1L << times) - 1 >> times);
    }
}
