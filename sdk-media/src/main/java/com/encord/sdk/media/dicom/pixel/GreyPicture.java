package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.Tag;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Draws a frame of one sample a pixel in 256 shades. */
final class GreyPicture {
    private static final int WHITE = 255;

    private GreyPicture() {}

    static BufferedImage of(
            DicomFrame frame, ModalityTransform transform, Optional<GreySpread> given, DicomDataset header) {
        GreySpread spread = given.orElseGet(() -> ownRange(frame, transform, header));
        boolean inverted = frame.photometricInterpretation().equals("MONOCHROME1");
        DoubleUnaryOperator shade = stored -> {
            double light = Math.max(0, Math.min(WHITE, spread.apply(transform.apply(stored), WHITE)));
            return Math.floor((inverted ? WHITE - light : light) + 0.5);
        };
        PixelLayout layout = frame.layout();
        BufferedImage picture = new BufferedImage(layout.columns(), layout.rows(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] out = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        if (layout.bytesPerSample() <= 2 && out.length > 1 << 8 * layout.bytesPerSample()) {
            drawByTable(frame, shade, out);
        } else {
            for (int i = 0; i < out.length; i++) {
                out[i] = (byte) shade.applyAsDouble(frame.value(i));
            }
        }
        return picture;
    }

    /** Works each possible sample out once, where a picture has more pixels than there are possible samples. */
    private static void drawByTable(DicomFrame frame, DoubleUnaryOperator shade, byte[] out) {
        int width = frame.layout().bytesPerSample();
        byte[] shades = new byte[1 << 8 * width];
        for (int raw = 0; raw < shades.length; raw++) {
            shades[raw] = (byte) shade.applyAsDouble(frame.layout().stored(raw));
        }
        ByteBuffer pixels = frame.pixels();
        for (int i = 0; i < out.length; i++) {
            out[i] = shades[width == 1 ? pixels.get(i) & 0xFF : pixels.getShort(2 * i) & 0xFFFF];
        }
    }

    /** From the smallest to the largest value, padding aside; plain 8-bit pictures as they are. */
    private static GreySpread ownRange(DicomFrame frame, ModalityTransform transform, DicomDataset header) {
        PixelLayout layout = frame.layout();
        if (transform.isIdentity() && !layout.signed() && layout.bitsStored() == 8) {
            return (value, white) -> white * value / 255;
        }
        double padding = header.decimal(Tag.PIXEL_PADDING_VALUE).orElse(Double.NaN);
        double limit = header.decimal(Tag.PIXEL_PADDING_RANGE_LIMIT).orElse(padding);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int count = layout.rows() * layout.columns();
        for (int i = 0; i < count; i++) {
            double stored = frame.value(i);
            boolean padded = stored >= Math.min(padding, limit) && stored <= Math.max(padding, limit);
            double value = transform.apply(stored);
            if (!padded && Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        double black = least;
        double range = most - least;
        return (value, white) -> range > 0 ? white * (value - black) / range : 0;
    }
}
