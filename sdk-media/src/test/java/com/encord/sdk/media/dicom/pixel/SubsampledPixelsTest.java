package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import org.junit.jupiter.api.Test;

/** Two pixels that share one colour, uncompressed (PS3.3 C.7.6.3.1.2). */
class SubsampledPixelsTest {
    private static DicomImage image(int columns, byte... groups) {
        byte[] file = DicomFixture.explicit()
                .word(Tag.SAMPLES_PER_PIXEL, 3)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "YBR_FULL_422")
                .word(Tag.ROWS, 1)
                .word(Tag.COLUMNS, columns)
                .word(Tag.BITS_ALLOCATED, 8)
                .bytes(Tag.PIXEL_DATA, "OB", groups)
                .file();
        return DicomImage.open(DicomReader.standard().read(new MemorySource("ybr.dcm", file)));
    }

    private static byte[] pixels(DicomImage image) {
        byte[] pixels = new byte[(int) image.layout().frameBytes()];
        image.frame(0).pixels().get(pixels);
        return pixels;
    }

    @Test
    void bothPixelsOfAGroupGetItsColour() {
        try (DicomImage image = image(4, new byte[] {1, 2, 50, 60, 3, 4, 70, 80})) {
            assertArrayEquals(new byte[] {1, 50, 60, 2, 50, 60, 3, 70, 80, 4, 70, 80}, pixels(image));
        }
    }

    @Test
    void anOddNumberOfPixelsEndsInHalfAGroup() {
        try (DicomImage image = image(3, new byte[] {1, 2, 50, 60, 3, 0, 70, 80})) {
            assertArrayEquals(new byte[] {1, 50, 60, 2, 50, 60, 3, 70, 80}, pixels(image));
            assertEquals(3, DicomRenderer.of(image).render(0).getWidth());
        }
    }
}
