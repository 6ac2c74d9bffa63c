package com.encord.sdk.media.nifti;

import com.encord.sdk.media.internal.scale.SquarePixels;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One slice of a volume, oriented as {@link NiftiPlane} says, one voxel per pixel. Holds its own copy of the voxels and
 * is free to share between threads.
 */
public final class NiftiSlice {
    private final String source;
    private final NiftiHeader header;
    private final int[] axes;
    private final ByteBuffer voxels;
    private final int width;
    private final int height;
    private final int columnStride;
    private final int rowStride;
    private final int first;

    private NiftiSlice(
            String source,
            NiftiHeader header,
            int[] axes,
            ByteBuffer voxels,
            int width,
            int height,
            int first,
            int columnStride,
            int rowStride) {
        this.source = source;
        this.header = header;
        this.axes = axes;
        this.voxels = voxels;
        this.width = width;
        this.height = height;
        this.first = first;
        this.columnStride = columnStride;
        this.rowStride = rowStride;
    }

    /** Wraps voxels that were gathered with the earlier axis fastest. */
    static NiftiSlice of(
            String source, NiftiHeader header, NiftiPlane plane, int[] axes, byte[] raw, int width, int height) {
        int[] directions = Affine.directions(header.affine());
        boolean acrossFast = axes[1] < axes[2];
        int columnStride = acrossFast ? 1 : height;
        int rowStride = acrossFast ? width : 1;
        int first = 0;
        // An axis that runs to the right, anterior or superior runs to the left or up in the picture: start at its end.
        if (directions[axes[1]] > 0) {
            first += (width - 1) * columnStride;
            columnStride = -columnStride;
        }
        if (directions[axes[2]] > 0) {
            first += (height - 1) * rowStride;
            rowStride = -rowStride;
        }
        ByteOrder order = header.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NiftiSlice(
                source, header, axes, ByteBuffer.wrap(raw).order(order), width, height, first, columnStride, rowStride);
    }

    /**
     * Pixels per row.
     *
     * @return the length of the voxel axis across the picture
     */
    public int width() {
        return width;
    }

    /**
     * Rows.
     *
     * @return the length of the voxel axis up the picture
     */
    public int height() {
        return height;
    }

    /**
     * How far neighbours in a row are apart.
     *
     * @return the length of a voxel across the picture, by the affine; as a rule millimetres
     */
    public double columnSpacing() {
        return Affine.length(header.affine(), axes[1]);
    }

    /**
     * How far neighbouring rows are apart, which often differs from {@link #columnSpacing()}.
     *
     * @return the length of a voxel up the picture, by the affine; as a rule millimetres
     */
    public double rowSpacing() {
        return Affine.length(header.affine(), axes[2]);
    }

    /**
     * The real value at a place: stored value times slope plus intercept; the magnitude of complex numbers.
     *
     * @param x from the left, 0-based
     * @param y from the top, 0-based
     * @return the value, which may be NaN
     * @throws IllegalStateException if the voxels are colours
     */
    public double value(int x, int y) {
        if (!header.type().hasNumbers()) {
            throw new IllegalStateException(header.type() + " voxels are colours; use toImage");
        }
        return header.type().number(voxels, offset(x, y)) * header.slope() + header.intercept();
    }

    private int offset(int x, int y) {
        if (x < 0 || x >= width || y < 0 || y >= height) {
            throw new IndexOutOfBoundsException("(" + x + ", " + y + ") of " + width + "x" + height);
        }
        return (first + x * columnStride + y * rowStride) * header.type().bytes();
    }

    /**
     * The slice as a picture, one pixel for each voxel: colours as they are, numbers as 8-bit grey from the header's display range, or from the
     * slice's own smallest to largest value if the header gives none.
     *
     * @return a grey, RGB or ARGB picture
     */
    public BufferedImage toImage() {
        if (header.type().isColor()) {
            return colors();
        }
        double[] range = header.displayRange();
        if (!(range[1] > range[0])) {
            range = new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double value = value(x, y);
                    if (Double.isFinite(value)) {
                        range[0] = Math.min(range[0], value);
                        range[1] = Math.max(range[1], value);
                    }
                }
            }
        }
        return toImage(range[0], range[1]);
    }

    /**
     * The slice as an 8-bit grey picture of a range of values.
     *
     * @param black the value shown black; smaller ones and NaN too
     * @param white the value shown white; larger ones too
     * @return a grey picture
     * @throws IllegalStateException if the voxels are colours
     */
    public BufferedImage toImage(double black, double white) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        double scale = white > black ? 255 / (white - black) : 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // A cast turns NaN into 0.
                int gray = (int) Math.max(0, Math.min(255, (value(x, y) - black) * scale + 0.5));
                image.getRaster().setSample(x, y, 0, gray);
            }
        }
        return image;
    }

    /**
     * Stretches a picture of this slice to its real shape: pixels become square, of the finer of the two spacings.
     *
     * @param picture a picture that {@link #toImage()} made
     * @return the same picture where voxels are square, otherwise a new one that is higher or wider
     * @throws com.encord.sdk.media.MediaLimitException if it would have more than 67 million pixels, or be stretched
     *     more than 1,000 times
     */
    public BufferedImage toScale(BufferedImage picture) {
        return SquarePixels.of(source, picture, columnSpacing(), rowSpacing());
    }

    private BufferedImage colors() {
        boolean alpha = header.type() == NiftiType.RGBA32;
        BufferedImage image =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = offset(x, y);
                int rgb = (voxels.get(at) & 0xff) << 16 | (voxels.get(at + 1) & 0xff) << 8 | voxels.get(at + 2) & 0xff;
                image.setRGB(x, y, alpha ? rgb | (voxels.get(at + 3) & 0xff) << 24 : rgb);
            }
        }
        return image;
    }

    @Override
    public String toString() {
        return "NiftiSlice[" + width + "x" + height + " " + header.type() + "]";
    }
}
