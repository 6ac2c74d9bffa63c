package com.encord.sdk.media.reencode;

import com.encord.sdk.media.Rational;
import java.util.OptionalInt;

/**
 * The size that is encoded: as displayed, with square pixels, even, not above a wanted height. Odd sides lose their last
 * line by scaling and not by cutting, so that coordinates given as fractions stay where they are.
 *
 * @param width columns after rotation, even
 * @param height rows after rotation, even
 */
record OutputSize(int width, int height) {
    /** What the smallest of the encoders takes; below this everything is enlarged. */
    private static final int LEAST_SIDE = 16;

    /**
     * Works the size out.
     *
     * @param storedWidth columns as stored
     * @param storedHeight rows as stored
     * @param pixelAspect width to height of a stored pixel
     * @param swapsSides whether making the picture upright swaps its sides
     * @param maxHeight the tallest the displayed picture may be
     */
    static OutputSize of(
            int storedWidth, int storedHeight, Rational pixelAspect, boolean swapsSides, OptionalInt maxHeight) {
        double width = storedWidth * pixelAspect.toDouble();
        double height = storedHeight;
        double displayWidth = swapsSides ? height : width;
        double displayHeight = swapsSides ? width : height;
        if (maxHeight.isPresent() && displayHeight > maxHeight.getAsInt()) {
            displayWidth = displayWidth * maxHeight.getAsInt() / displayHeight;
            displayHeight = maxHeight.getAsInt();
        }
        return new OutputSize(even(displayWidth), even(displayHeight));
    }

    private static int even(double side) {
        // half a pixel of rounding error in the aspect must not cost two lines
        int whole = (int) Math.round(side);
        return Math.max(LEAST_SIDE, whole - whole % 2);
    }
}
