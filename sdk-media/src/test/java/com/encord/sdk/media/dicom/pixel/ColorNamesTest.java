package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uncompressed pictures of three samples, and what files call them. */
class ColorNamesTest {
    private static DicomImage pixel(String name) {
        byte[] file = DicomFixture.explicit()
                .word(Tag.SAMPLES_PER_PIXEL, 3)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", name)
                .word(Tag.ROWS, 1)
                .word(Tag.COLUMNS, 1)
                .word(Tag.BITS_ALLOCATED, 8)
                .bytes(Tag.PIXEL_DATA, "OB", new byte[] {10, 20, 30, 0})
                .file();
        return DicomImage.open(DicomReader.standard().read(new MemorySource("color.dcm", file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RGB", "rgb", "", "YBR_RCT", "YBR_ICT"})
    void samplesThatNothingTransformedAreRedGreenAndBlue(String name) {
        try (DicomImage image = pixel(name)) {
            assertEquals(0xFF0A141E, DicomRenderer.of(image).render(0).getRGB(0, 0));
        }
    }

    @Test
    void colourThatHasGoneOutOfUseIsRefusedByName() {
        try (DicomImage image = pixel("HSV")) {
            UnsupportedMediaException refused =
                    assertThrows(UnsupportedMediaException.class, () -> DicomRenderer.of(image)
                            .render(0));
            assertTrue(refused.getMessage().contains("HSV"), refused::getMessage);
        }
    }
}
