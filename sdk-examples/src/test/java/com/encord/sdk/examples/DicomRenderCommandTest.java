package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomRenderCommandTest {
    @TempDir
    private Path folder;

    private static String corpus(String name) {
        Path file = Path.of(System.getProperty("encord.corpus", ""), "dicom", name);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no " + file);
        return file.toString();
    }

    @Test
    void windowDecidesWhatIsBlackAndWhite() throws IOException {
        Path out = folder.resolve("ct.png");
        assertEquals(
                Main.OK,
                Commands.lineFor()
                        .execute("dicom", "render", corpus("pd__CT_small.dcm"), out.toString(), "--window", "40,400"));
        BufferedImage picture = ImageIO.read(out.toFile());
        assertEquals(128, picture.getWidth());
        double sum = 0;
        for (int sample : picture.getRaster().getPixels(0, 0, 128, 128, (int[]) null)) {
            sum += sample;
        }
        // the mean of pydicom's picture with the same window
        assertEquals(101.52069091796875, sum / (128 * 128), 1e-9);
    }

    @Test
    void aFrameThatIsNotThereIsAMistakeOfUse() {
        Path out = folder.resolve("none.png");
        assertEquals(
                Main.USAGE,
                Commands.lineFor()
                        .execute("dicom", "render", corpus("pd__CT_small.dcm"), out.toString(), "--frame", "7"));
        assertFalse(Files.exists(out));
    }
}
