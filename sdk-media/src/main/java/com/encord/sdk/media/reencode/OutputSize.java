package com.encord.sdk.media.reencode;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.video.VideoInfo;
import java.util.OptionalInt;

/**
 * The size that is encoded: as displayed, with square pixels, even, not above a wanted height. Odd sides lose their
 * last line by scaling and not by cutting, so that coordinates given as fractions stay where they are.
 *
 * @param width columns after rotation, even
 * @param height rows after rotation, even
 */
record OutputSize(int width, int height) {
    /** What the smallest of the encoders takes; below this everything is enlarged. */
    private static final int LEAST_SIDE = 16;

    /** Up to this side a tiny picture is enlarged as a whole; a longer one keeps its long side and loses its shape. */
    private static final int MOST_ENLARGED = 4096;

    private static final double MOST_STRETCHED = 8;

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
        double enlarged = LEAST_SIDE / Math.min(displayWidth, displayHeight);
        boolean fits = Math.max(displayWidth, displayHeight) * enlarged <= MOST_ENLARGED
                && displayHeight * enlarged <= maxHeight.orElse(MOST_ENLARGED);
        if (enlarged > 1 && fits) {
            displayWidth *= enlarged;
            displayHeight *= enlarged;
        }
        return new OutputSize(even(displayWidth), even(displayHeight));
    }

    /** The size that a source's pictures become by what its header says. */
    static OutputSize of(VideoInfo info, OptionalInt maxHeight) {
        boolean swaps = info.rotation() % 180 != 0;
        Rational pixels = info.sampleAspectRatio().filter(OutputSize::plausible).orElse(Rational.ONE);
        return of(info.width(), info.height(), pixels, swaps, maxHeight);
    }

    /** Real pixels are at most a few times as wide as high; more would blow the picture up beyond all memory. */
    static boolean plausible(Rational pixelAspect) {
        double ratio = pixelAspect.toDouble();
        return ratio * MOST_STRETCHED >= 1 && ratio <= MOST_STRETCHED;
    }

    private static int even(double side) {
        // half a pixel of rounding error in the aspect must not cost two lines
        int whole = (int) Math.round(side);
        return Math.max(LEAST_SIDE, whole - whole % 2);
    }
}
