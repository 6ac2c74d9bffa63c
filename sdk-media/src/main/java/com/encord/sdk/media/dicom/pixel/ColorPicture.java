package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.jspecify.annotations.Nullable;

/** Draws a frame in colour. */
final class ColorPicture {
    private ColorPicture() {}

    static BufferedImage of(DicomFile file, DicomFrame frame) {
        PixelLayout layout = frame.layout();
        BufferedImage picture = new BufferedImage(layout.columns(), layout.rows(), BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        String meaning = frame.photometricInterpretation();
        if (meaning.equals("PALETTE COLOR") && layout.samples() == 1) {
            Palette palette = Palette.of(file.source().name(), file.dataset(), layout.signed());
            for (int i = 0; i < out.length; i++) {
                out[i] = palette.rgb(frame.value(i));
            }
            return picture;
        }
        @Nullable
        YbrColor ybr =
                switch (meaning) {
                    // decoding JPEG 2000 undoes the latter two; native samples only kept the word
                    case "RGB", "YBR_RCT", "YBR_ICT" -> null;
                    case "YBR_FULL", "YBR_FULL_422" -> YbrColor.FULL;
                    case "YBR_PARTIAL_422", "YBR_PARTIAL_420" -> YbrColor.PARTIAL;
                    default -> throw unsupported(file, meaning, layout);
                };
        if (layout.samples() != 3 || layout.signed() || layout.floatingPoint()) {
            throw unsupported(file, meaning, layout);
        }
        double scale = 255 / (Math.pow(2, layout.bitsStored()) - 1);
        for (int i = 0; i < out.length; i++) {
            int first = eight(frame.value(3 * i), scale);
            int second = eight(frame.value(3 * i + 1), scale);
            int third = eight(frame.value(3 * i + 2), scale);
            out[i] = ybr == null ? first << 16 | second << 8 | third : ybr.toRgb(first, second, third);
        }
        return picture;
    }

    private static int eight(double value, double scale) {
        return (int) (value * scale + 0.5);
    }

    private static UnsupportedMediaException unsupported(DicomFile file, String meaning, PixelLayout layout) {
        return new UnsupportedMediaException(
                file.source().name(),
                "has " + meaning + " pictures of " + layout.samples() + " samples of " + layout.bitsAllocated()
                        + " bits, which cannot be drawn; use the samples of DicomImage.frame()");
    }
}
