package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.pixel.DicomImage;
import com.encord.sdk.media.dicom.pixel.DicomRenderer;
import com.encord.sdk.media.dicom.pixel.DicomWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a series as one block of voxels, to be cut along the body whatever way they were taken: files of one
 * picture each, or of many, whose frames are put in spatial order, doses and slices of nuclear medicine among them.
 * Nothing is resampled: a slice has the voxels and the spacing that there are, and pictures that are shifted against
 * each other (gantry tilt) are not shifted back.
 *
 * <p>Pictures are decoded when a slice needs them, and up to 256 MB of them stay in memory; a cut across all pictures
 * of a larger series decodes all of them each time. Holds at most one file open until closed. Safe for use by many
 * threads at once, which wait for each other while decoding.
 *
 * <pre>{@code
 * try (DicomVolume volume = DicomVolume.open(series)) {
 *     VolumeSlice coronal = volume.slice(DicomPlane.CORONAL, volume.sliceCount(DicomPlane.CORONAL) / 2);
 *     BufferedImage picture = coronal.toScale(coronal.render(CtWindow.SOFT_TISSUE.window()));
 * }
 * }</pre>
 */
public final class DicomVolume implements AutoCloseable {
    private static final long CACHED_BYTES = 256L << 20;
    private static final int LARGEST_SLICE = 1 << 28;

    private final List<VolumeLayer> layers;
    private final int[] lengths;
    private final double[] spacing;
    private final VolumeAxes axes;
    private final Map<Integer, float[]> cache = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable Path openFile;
    private @Nullable DicomImage openImage;
    private boolean open = true;

    private DicomVolume(List<VolumeLayer> layers, int rows, int columns, double[] spacing) {
        this.layers = layers;
        this.lengths = new int[] {columns, rows, layers.size()};
        this.spacing = spacing;
        this.axes = VolumeAxes.of(layers.get(0).plane());
    }

    /**
     * Puts the pictures of a series together, reading headers only.
     *
     * @param series one series of a {@link DicomScan}
     * @return the volume, to be closed by the caller
     * @throws UnsupportedMediaException if there are no pictures, the headers do not say where each of them lies, or
     *     several lie at the same place, as phases or echoes do
     */
    public static DicomVolume open(DicomSeries series) {
        if (series.rows() < 1 || series.columns() < 1) {
            throw new UnsupportedMediaException(series.slices().get(0).file().toString(), "has no picture to cut");
        }
        List<VolumeLayer> layers = new ArrayList<>();
        for (DicomSlice slice : series.slices()) {
            FramePlanes planes = FramePlanes.of(
                    DicomReader.standard().readHeader(slice.file()).dataset());
            for (int frame = 0; frame < slice.frames(); frame++) {
                int index = frame;
                ImagePlane plane = planes.plane(frame)
                        .orElseThrow(() -> new UnsupportedMediaException(
                                slice.file().toString(),
                                "does not say where its frame " + index + " of " + slice.frames()
                                        + " lies in the patient"));
                layers.add(new VolumeLayer(slice.file(), frame, plane));
            }
        }
        StackLine line = StackLine.of(layers.get(0).plane());
        layers.sort(Comparator.comparingDouble(layer -> line.distance(layer.plane())));
        return new DicomVolume(List.copyOf(layers), series.rows(), series.columns(), spacing(line, layers));
    }

    private static double[] spacing(StackLine line, List<VolumeLayer> layers) {
        ImagePlane first = layers.get(0).plane();
        String source = layers.get(0).file().toString();
        for (int i = 0; i + 1 < layers.size(); i++) {
            ImagePlane next = layers.get(i + 1).plane();
            if (line.distance(next) - line.distance(layers.get(i).plane()) <= line.tolerance()) {
                throw new UnsupportedMediaException(
                        source,
                        "and the files of its series have several pictures at the same place (phases or echoes?), "
                                + "which make no single volume");
            }
            if (!next.parallelTo(first)) {
                throw new UnsupportedMediaException(
                        source, "and the files of its series have pictures that are not parallel to each other");
            }
        }
        boolean known = first.pixelSpacing().size() == 2;
        return new double[] {
            known ? first.pixelSpacing().get(1) : 1,
            known ? first.pixelSpacing().get(0) : 1,
            layers.size() == 1
                    ? 1
                    : SliceGaps.of(layers.stream().map(VolumeLayer::plane).toList())
                            .usual()
        };
    }

    /**
     * How far neighbours are apart: along a row of pixels, down a column, and from picture to picture.
     *
     * @return a new array of three lengths in millimetres, 1 where the headers do not say; of uneven series the usual
     *     distance
     */
    public double[] spacing() {
        return spacing.clone();
    }

    /**
     * How many slices there are.
     *
     * @param plane which cut
     * @return the length of the volume across the cut, in voxels
     */
    public int sliceCount(DicomPlane plane) {
        return lengths[axes.axis(plane.fixed())];
    }

    /**
     * Cuts a slice.
     *
     * @param plane which cut
     * @param index 0-based, counted towards the patient's left, back or head
     * @return the slice
     * @throws IndexOutOfBoundsException if there is no such slice
     * @throws UnsupportedMediaException if the pictures are in colour, or of a kind that is not supported
     * @throws com.encord.sdk.media.CorruptMediaException if a picture is damaged or missing
     * @throws IllegalStateException after {@link #close()}
     * @throws MediaLimitException if the slice has too many pixels
     */
    public VolumeSlice slice(DicomPlane plane, int index) {
        Objects.checkIndex(index, sliceCount(plane));
        int across = axes.axis(plane.across());
        int down = axes.axis(plane.down());
        int fixed = axes.axis(plane.fixed());
        int width = lengths[across];
        int height = lengths[down];
        if ((long) width * height > LARGEST_SLICE) {
            throw new MediaLimitException(
                    layers.get(0).file().toString(), "gives slices of " + width + " x " + height + " pixels");
        }
        boolean mirrored = axes.backwards(plane.across());
        boolean upsideDown = axes.backwards(plane.down()) != plane.downwards();
        int[] voxel = new int[3];
        voxel[fixed] = axes.backwards(plane.fixed()) ? lengths[fixed] - 1 - index : index;
        float[] values = new float[width * height];
        // from picture to picture on the outside, so that each is fetched once
        boolean byColumn = across == 2;
        for (int outer = 0; outer < (byColumn ? width : height); outer++) {
            voxel[byColumn ? across : down] =
                    byColumn ? (mirrored ? width - 1 - outer : outer) : upsideDown ? height - 1 - outer : outer;
            float[] picture = layer(voxel[2]);
            for (int inner = 0; inner < (byColumn ? height : width); inner++) {
                int x = byColumn ? outer : inner;
                int y = byColumn ? inner : outer;
                voxel[across] = mirrored ? width - 1 - x : x;
                voxel[down] = upsideDown ? height - 1 - y : y;
                values[y * width + x] = picture[voxel[1] * lengths[0] + voxel[0]];
            }
        }
        return new VolumeSlice(layers.get(0).file().toString(), width, height, spacing[across], spacing[down], values);
    }

    /**
     * The windows that the header of the picture in the middle suggests.
     *
     * @return the windows, the preferred one first; empty when there is none
     * @throws IllegalStateException after {@link #close()}
     */
    public synchronized List<DicomWindow> windows() {
        requireOpen();
        VolumeLayer middle = layers.get(layers.size() / 2);
        return DicomRenderer.of(image(middle.file())).windows(middle.frame());
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("The volume of " + layers.get(0).file() + " was closed");
        }
    }

    private synchronized float[] layer(int index) {
        requireOpen();
        float[] cached = cache.get(index);
        if (cached != null) {
            return cached;
        }
        VolumeLayer layer = layers.get(index);
        DicomImage image = image(layer.file());
        float[] values = DicomRenderer.of(image).values(layer.frame());
        if (values.length != lengths[0] * lengths[1]) {
            throw new UnsupportedMediaException(
                    layer.file().toString(), "has a picture of another size than the others of its series");
        }
        cache.put(index, values);
        while (cache.size() > 1 && cache.size() * 4L * values.length > CACHED_BYTES) {
            Iterator<Integer> oldest = cache.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return values;
    }

    private DicomImage image(Path file) {
        if (openImage != null && file.equals(openFile)) {
            return openImage;
        }
        closeImage();
        openImage = DicomImage.open(file);
        openFile = file;
        return openImage;
    }

    private void closeImage() {
        if (openImage != null) {
            openImage.close();
            openImage = null;
        }
    }

    /** Closes what is open; idempotent. Slices live on. */
    @Override
    public synchronized void close() {
        open = false;
        cache.clear();
        closeImage();
    }

    @Override
    public String toString() {
        return "DicomVolume[" + lengths[0] + "x" + lengths[1] + "x" + lengths[2] + ", " + Arrays.toString(spacing)
                + " mm]";
    }
}
