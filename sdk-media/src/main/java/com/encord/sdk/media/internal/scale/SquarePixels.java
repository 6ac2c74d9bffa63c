package com.encord.sdk.media.internal.scale;

import com.encord.sdk.media.MediaLimitException;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** Makes pixels square: stretches a picture along the direction in which they lie further apart. */
public final class SquarePixels {
    private static final long MOST_PIXELS = 1L << 26;
    /** Slices are many times thicker than their pixels are wide, but a header that claims more than this is wrong. */
    private static final double MOST_STRETCH = 1000;
    /** Distances are rounded in headers; a picture is not redrawn for less. */
    private static final double SAME = 1e-3;

    private SquarePixels() {}

    /**
     * Stretches a picture to its real shape, linearly between neighbours.
     *
     * @param source what the picture was drawn from, for messages
     * @param picture a picture of 8-bit samples
     * @param columnSpacing how far neighbours in a row are apart
     * @param rowSpacing how far neighbouring rows are apart
     * @return the same picture where the pixels are square, or a distance is no positive number; otherwise a new one of
     *     the same type, higher or wider
     * @throws MediaLimitException if it would have more than 67 million pixels, or be stretched more than 1,000 times
     */
    public static BufferedImage of(String source, BufferedImage picture, double columnSpacing, double rowSpacing) {
        double ratio = rowSpacing / columnSpacing;
        if (!(ratio > 0) || Double.isInfinite(ratio) || Math.abs(ratio - 1) < SAME) {
            return picture;
        }
        double width = Math.rint(picture.getWidth() * Math.max(1, 1 / ratio));
        double height = Math.rint(picture.getHeight() * Math.max(1, ratio));
        if (width * height > MOST_PIXELS || Math.max(ratio, 1 / ratio) > MOST_STRETCH) {
            throw new MediaLimitException(
                    source,
                    "has pixels of " + rowSpacing + " by " + columnSpacing
                            + ", so that a picture of its real shape has "
                            + (long) width + " x " + (long) height + " pixels, which is more than " + MOST_PIXELS
                            + " or " + (int) MOST_STRETCH + " times as long; draw it as it is stored");
        }
        BufferedImage square = new BufferedImage((int) width, (int) height, picture.getType());
        stretch(picture.getRaster(), square.getRaster(), ratio < 1);
        return square;
    }

    /** Line by line along one direction, where lines of the target lie between two of the source. */
    private static void stretch(WritableRaster from, WritableRaster to, boolean across) {
        int lines = across ? to.getWidth() : to.getHeight();
        int last = (across ? from.getWidth() : from.getHeight()) - 1;
        int[] line = null;
        int[] next = null;
        int[] mixed = null;
        for (int i = 0; i < lines; i++) {
            double place = Math.max(0, Math.min(last, (i + 0.5) * (last + 1) / lines - 0.5));
            int before = (int) place;
            double share = place - before;
            line = line(from, before, across, line);
            next = line(from, Math.min(last, before + 1), across, next);
            mixed = mixed == null ? line.clone() : mixed;
            for (int k = 0; k < mixed.length; k++) {
                mixed[k] = (int) (line[k] + share * (next[k] - line[k]) + 0.5);
            }
            to.setPixels(
                    across ? i : 0, across ? 0 : i, across ? 1 : to.getWidth(), across ? to.getHeight() : 1, mixed);
        }
    }

    private static int[] line(WritableRaster from, int index, boolean across, int[] reused) {
        return across
                ? from.getPixels(index, 0, 1, from.getHeight(), reused)
                : from.getPixels(0, index, from.getWidth(), 1, reused);
    }
}
