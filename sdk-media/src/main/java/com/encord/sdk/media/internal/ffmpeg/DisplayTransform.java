package com.encord.sdk.media.internal.ffmpeg;

/** What a display matrix (ISO/IEC 14496-12 6.2.2, or EXIF orientation) asks for, in right angles. */
public enum DisplayTransform {
    /** Show as stored. */
    NONE("", false),
    /** Swap left and right. */
    MIRROR_HORIZONTAL("hflip", false),
    /** Swap top and bottom. */
    MIRROR_VERTICAL("vflip", false),
    /** Turn by 180 degrees. */
    HALF_TURN("hflip,vflip", false),
    /** Turn clockwise by 90 degrees. */
    QUARTER_TURN_CLOCKWISE("transpose=clock", true),
    /** Turn counter-clockwise by 90 degrees. */
    QUARTER_TURN_COUNTERCLOCKWISE("transpose=cclock", true),
    /** Swap rows and columns. */
    TRANSPOSE("transpose=cclock_flip", true),
    /** Swap rows and columns from the far corner. */
    ANTI_TRANSPOSE("transpose=clock_flip", true);

    private final String filter;
    private final boolean swapsSides;

    DisplayTransform(String filter, boolean swapsSides) {
        this.filter = filter;
        this.swapsSides = swapsSides;
    }

    /**
     * Reads a display matrix. Angles between right angles go to the nearest.
     *
     * @param matrix nine numbers, row by row: a point (x, y) is shown at (m0 x + m3 y, m1 x + m4 y), y pointing down
     * @return the transform
     */
    public static DisplayTransform of(int[] matrix) {
        long a = matrix[0];
        long b = matrix[1];
        long c = matrix[3];
        long d = matrix[4];
        if (Math.abs(a) + Math.abs(d) >= Math.abs(b) + Math.abs(c)) {
            if (a >= 0) {
                return d >= 0 ? NONE : MIRROR_VERTICAL;
            }
            return d >= 0 ? MIRROR_HORIZONTAL : HALF_TURN;
        }
        if (b >= 0) {
            return c >= 0 ? TRANSPOSE : QUARTER_TURN_CLOCKWISE;
        }
        return c >= 0 ? QUARTER_TURN_COUNTERCLOCKWISE : ANTI_TRANSPOSE;
    }

    /**
     * Whether width becomes height.
     *
     * @return true for quarter turns and transpositions
     */
    public boolean swapsSides() {
        return swapsSides;
    }

    /** The filter that does it, empty for none. */
    String filter() {
        return filter;
    }
}
