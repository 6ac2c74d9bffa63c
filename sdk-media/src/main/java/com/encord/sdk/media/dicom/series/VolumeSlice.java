package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.pixel.DicomWindow;
import com.encord.sdk.media.internal.scale.SquarePixels;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * One slice of a volume, oriented as {@link DicomPlane} says, one voxel per pixel. Holds its own copy of the voxels;
 * safe for use by many threads at once.
 */
public final class VolumeSlice {
    private final String source;
    private final int width;
    private final int height;
    private final double columnSpacing;
    private final double rowSpacing;
    private final float[] values;

    VolumeSlice(String source, int width, int height, double columnSpacing, double rowSpacing, float[] values) {
        this.source = source;
        this.width = width;
        this.height = height;
        this.columnSpacing = columnSpacing;
        this.rowSpacing = rowSpacing;
        this.values = values;
    }

    /**
     * Pixels in a row.
     *
     * @return the width
     */
    public int width() {
        return width;
    }

    /**
     * Rows.
     *
     * @return the height
     */
    public int height() {
        return height;
    }

    /**
     * How far neighbours in a row are apart.
     *
     * @return millimetres
     */
    public double columnSpacing() {
        return columnSpacing;
    }

    /**
     * How far neighbouring rows are apart, which often differs from {@link #columnSpacing()}.
     *
     * @return millimetres
     */
    public double rowSpacing() {
        return rowSpacing;
    }

    /**
     * A value after the modality's rescaling, such as Hounsfield units.
     *
     * @param x from the left, 0-based
     * @param y from the top, 0-based
     * @return the value
     * @throws IndexOutOfBoundsException if there is no such pixel
     */
    public float value(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("(" + x + ", " + y + ") of " + width + "x" + height);
        }
        return values[y * width + x];
    }

    /**
     * The slice as an 8-bit grey picture, one pixel for each voxel.
     *
     * @param window which values to spread over the grey scale
     * @return a picture of {@link #width()} by {@link #height()} pixels; {@link #toScale} gives it its real shape
     */
    public BufferedImage render(DicomWindow window) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] out = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Math.floor(window.apply(values[i], 255) + 0.5);
        }
        return picture;
    }

    /**
     * The slice as an 8-bit grey picture of all its values, one pixel for each voxel.
     *
     * @return a picture of {@link #width()} by {@link #height()} pixels, the smallest value black and the largest white
     */
    public BufferedImage render() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        double range = most > least ? most - least : 1;
        double black = Double.isFinite(least) ? least : 0;
        return render(new DicomWindow(black + range / 2, range, "", DicomWindow.Shape.LINEAR_EXACT));
    }

    /**
     * Stretches a picture of this slice to its real shape: pixels become square, of the finer of the two spacings.
     *
     * @param picture a picture that {@link #render} made
     * @return the same picture where voxels are square, otherwise a new one that is higher or wider
     * @throws com.encord.sdk.media.MediaLimitException if it would have more than 67 million pixels, or be stretched
     *     more than 1,000 times
     */
    public BufferedImage toScale(BufferedImage picture) {
        return SquarePixels.of(source, picture, columnSpacing, rowSpacing);
    }

    @Override
    public String toString() {
        return "VolumeSlice[" + width + "x" + height + ", " + columnSpacing + " x " + rowSpacing + " mm]";
    }
}
