package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.FunctionalGroups;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.internal.scale.SquarePixels;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns frames into pictures to look at: the modality's rescaling, then a window or the file's own table of values of
 * interest, {@code MONOCHROME1} inverted, palettes and luminance-chrominance colour as red, green and blue (PS3.3
 * C.11).
 *
 * <p>Grey is spread by, in this order: the window asked for; the file's VOI LUT; its first window; and without any of
 * these, from the smallest to the largest value of the frame, where 8-bit pictures without rescaling stay as they are.
 * A Presentation LUT Shape is not looked at: the photometric interpretation says the same (PS3.3 C.8.11.3), and
 * where the two differ, the shape is the one that writers get wrong. Colour has no window. Immutable; safe for use by
 * many threads at once, as long as the image is open.
 *
 * <pre>{@code
 * try (DicomImage image = DicomImage.open(path)) {
 *     BufferedImage lung = DicomRenderer.of(image).window(CtWindow.LUNG.window()).render(0);
 * }
 * }</pre>
 */
public final class DicomRenderer {
    private final DicomImage image;
    private final @Nullable DicomWindow window;
    private final boolean toScale;

    private DicomRenderer(DicomImage image, @Nullable DicomWindow window, boolean toScale) {
        this.image = image;
        this.window = window;
        this.toScale = toScale;
    }

    /**
     * Renders a file's frames.
     *
     * @param image the open frames, which stay the caller's to close
     * @return a renderer that follows the file's own windows
     */
    public static DicomRenderer of(DicomImage image) {
        return new DicomRenderer(image, null, false);
    }

    /**
     * Spreads other values than the file suggests.
     *
     * @param center the middle of the window, in rescaled values such as Hounsfield units
     * @param width its width, at least 1
     * @return a renderer with that window
     * @throws IllegalArgumentException if the width is below 1
     */
    public DicomRenderer window(double center, double width) {
        return window(DicomWindow.of(center, width));
    }

    /**
     * Spreads other values than the file suggests.
     *
     * @param window the window, such as one of {@link #windows(int)} or of {@link CtWindow}
     * @return a renderer with that window
     */
    public DicomRenderer window(DicomWindow window) {
        return new DicomRenderer(image, Objects.requireNonNull(window, "window"), toScale);
    }

    /**
     * Stretches pictures whose pixels are not square, as those of scanned film and ultrasound may be, to the real shape
     * of what they show. Without this, a picture has one pixel for each of the file's.
     *
     * @return a renderer whose pictures are higher or wider where the header tells of such pixels
     */
    public DicomRenderer toScale() {
        return new DicomRenderer(image, window, true);
    }

    /**
     * The windows that the file suggests for a frame.
     *
     * @param frame 0 for the first one
     * @return the windows, the preferred one first; empty when there is none
     */
    public List<DicomWindow> windows(int frame) {
        Objects.checkIndex(frame, image.frameCount());
        return new FunctionalGroups(image.file().dataset())
                .holder(frame, Tag.FRAME_VOI_LUT_SEQUENCE, Tag.WINDOW_CENTER)
                .map(DicomWindow::of)
                .orElse(List.of());
    }

    /**
     * A frame's values after the modality's rescaling, such as Hounsfield units, rows from the top.
     *
     * @param frame 0 for the first one
     * @return a new array of {@code rows * columns} values
     * @throws UnsupportedMediaException if it is a colour picture
     * @throws com.encord.sdk.media.CorruptMediaException if the frame is damaged or missing
     */
    public float[] values(int frame) {
        DicomFrame pixels = image.frame(frame);
        requireGrey(pixels);
        ModalityTransform transform = transform(frame);
        float[] values = new float[pixels.layout().rows() * pixels.layout().columns()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) transform.apply(pixels.value(i));
        }
        return values;
    }

    private void requireGrey(DicomFrame pixels) {
        if (pixels.layout().samples() != 1 || pixels.photometricInterpretation().equals("PALETTE COLOR")) {
            throw new UnsupportedMediaException(
                    image.file().source().name(),
                    "is a " + pixels.photometricInterpretation() + " picture, which has no values to measure");
        }
    }

    private ModalityTransform transform(int frame) {
        DicomDataset header = image.file().dataset();
        return ModalityTransform.of(
                header, new FunctionalGroups(header), frame, image.layout().signed());
    }

    /**
     * Renders a frame.
     *
     * @param frame 0 for the first one
     * @return an 8-bit picture: {@link BufferedImage#TYPE_BYTE_GRAY}, or {@link BufferedImage#TYPE_INT_RGB} for colour
     * @throws UnsupportedMediaException if its colours are of a kind that is not supported
     * @throws com.encord.sdk.media.CorruptMediaException if the frame is damaged or missing
     * @throws com.encord.sdk.media.MediaLimitException if {@link #toScale} would give it more than 67 million pixels, or
     *     stretch it more than 1,000 times
     */
    public BufferedImage render(int frame) {
        BufferedImage picture = draw(frame);
        if (!toScale) {
            return picture;
        }
        PixelShape shape = PixelShape.of(image.file().dataset(), frame);
        return SquarePixels.of(image.file().source().name(), picture, shape.columns(), shape.rows());
    }

    private BufferedImage draw(int frame) {
        DicomFrame pixels = image.frame(frame);
        if (pixels.layout().samples() == 1
                && !pixels.photometricInterpretation().equals("PALETTE COLOR")) {
            return GreyPicture.of(
                    pixels, transform(frame), spread(frame), image.file().dataset());
        }
        return ColorPicture.of(image.file(), pixels);
    }

    /** What the values of a frame are spread by; empty where the frame itself must say. */
    private Optional<GreySpread> spread(int frame) {
        if (window != null) {
            return Optional.of(window::apply);
        }
        DicomDataset header = image.file().dataset();
        for (DicomDataset item : header.items(Tag.VOI_LUT_SEQUENCE)) {
            ModalityTransform before = transform(frame);
            Optional<LookupTable> table = LookupTable.of(
                            item,
                            Tag.LUT_DESCRIPTOR,
                            Tag.LUT_DATA,
                            before.mayBeNegative(image.layout().signed()))
                    .map(each -> before.isTable() ? each.ofUnsigned() : each);
            if (table.isPresent()) {
                return Optional.of((value, white) ->
                        white * table.get().at(value) / table.get().largest());
            }
        }
        return windows(frame).stream().findFirst().map(first -> first::apply);
    }
}
