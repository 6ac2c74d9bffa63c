package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.dicom.DicomFixture;
import com.encord.sdk.media.dicom.Tag;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureShapeTest {
    @TempDir
    private Path folder;

    /** Two rows of two pixels. */
    private BufferedImage toScale(int tag, String vr, String spacing) {
        Path file = DicomFixture.explicit()
                .word(Tag.SAMPLES_PER_PIXEL, 1)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2")
                .word(Tag.ROWS, 2)
                .word(Tag.COLUMNS, 2)
                .text(tag, vr, spacing)
                .word(Tag.BITS_ALLOCATED, 8)
                .word(Tag.BITS_STORED, 8)
                .word(Tag.HIGH_BIT, 7)
                .word(Tag.PIXEL_REPRESENTATION, 0)
                .bytes(Tag.PIXEL_DATA, "OB", new byte[] {0, 100, (byte) 200, (byte) 255})
                .writeTo(folder.resolve("picture.dcm"));
        try (DicomImage image = DicomImage.open(file)) {
            return DicomRenderer.of(image).toScale().render(0);
        }
    }

    private static String rows(BufferedImage picture) {
        StringBuilder rows = new StringBuilder();
        for (int y = 0; y < picture.getHeight(); y++) {
            rows.append(Arrays.toString(picture.getRaster().getPixels(0, y, picture.getWidth(), 1, (int[]) null)));
        }
        return rows.toString();
    }

    @Test
    void squarePixelsStayAsTheyAre() {
        assertEquals("[0, 100][200, 255]", rows(toScale(Tag.PIXEL_SPACING, "DS", "0.7\\0.7")));
    }

    @Test
    void rowsFurtherApartMakeAHigherPicture() {
        // the new rows lie at -1/4, 1/4, 3/4 and 5/4 of the way from the first to the second
        String higher = "[0, 100][50, 139][150, 216][200, 255]";
        assertEquals(higher, rows(toScale(Tag.PIXEL_SPACING, "DS", "1\\0.5")));
        assertEquals(higher, rows(toScale(Tag.PIXEL_ASPECT_RATIO, "IS", "2\\1")));
    }

    @Test
    void columnsFurtherApartMakeAWiderPicture() {
        String wider = "[0, 25, 75, 100][200, 214, 241, 255]";
        assertEquals(wider, rows(toScale(Tag.IMAGER_PIXEL_SPACING, "DS", "0.1\\0.2")));
        assertEquals(wider, rows(toScale(Tag.NOMINAL_SCANNED_PIXEL_SPACING, "DS", "0.1\\0.2")));
    }

    @Test
    void spacingsThatMeanNothingChangeNothing() {
        for (String spacing : new String[] {"0\\1", "1\\0", "-1\\1", "1", "1\\2\\3"}) {
            assertEquals(2, toScale(Tag.PIXEL_SPACING, "DS", spacing).getHeight(), spacing);
        }
    }

    @Test
    void aShapeThatFillsTheMemoryIsRefused() {
        assertThrows(MediaLimitException.class, () -> toScale(Tag.PIXEL_SPACING, "DS", "1e9\\1"));
        assertThrows(MediaLimitException.class, () -> toScale(Tag.PIXEL_ASPECT_RATIO, "IS", "1\\4000"));
        assertEquals(2000, toScale(Tag.PIXEL_ASPECT_RATIO, "IS", "1000\\1").getHeight());
    }
}
