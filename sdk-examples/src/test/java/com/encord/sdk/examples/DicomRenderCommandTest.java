package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    private static int execute(String... arguments) {
        return Commands.lineFor(arguments).execute(arguments);
    }

    @Test
    void aNamedWindowIsTheOneOfItsNumbers() throws IOException {
        String file = corpus("pd__CT_small.dcm");
        Path named = folder.resolve("named.png");
        Path numbers = folder.resolve("numbers.png");
        assertEquals(Main.OK, execute("dicom", "render", file, named.toString(), "--window", "Lung"));
        assertEquals(Main.OK, execute("dicom", "render", file, numbers.toString(), "--window", "-600,1500"));
        assertArrayEquals(Files.readAllBytes(numbers), Files.readAllBytes(named));
    }

    @Test
    void aWindowThatIsNoneIsAnsweredWithTheOnesThereAre() {
        String out = folder.resolve("none.png").toString();
        for (String window : List.of("spleen", "40", "40,0.5", "40,", "40,400,1", "40,wide")) {
            StringWriter said = new StringWriter();
            int exit = Commands.lineFor("dicom", "render")
                    .setErr(new PrintWriter(said))
                    .execute("dicom", "render", "any.dcm", out, "--window", window);
            assertEquals(Main.USAGE, exit, window);
            String hint = window.contains(",") ? "at least 1, such as 40,400" : "lung, mediastinum, abdomen";
            assertTrue(said.toString().contains(hint), said::toString);
        }
    }

    @Test
    void aSliceOfASeriesIsCutAndShownInItsShape() throws IOException {
        SampleDicom.series(folder, 6);
        Path out = Files.createDirectory(folder.resolve("out")).resolve("slice.png");
        String[] coronal = {"dicom", "slice", folder.toString(), out.toString(), "--plane", "coronal", "--to-scale"};
        assertEquals(Main.OK, execute(Arrays.copyOf(coronal, 6)));
        BufferedImage stored = ImageIO.read(out.toFile());
        assertEquals(List.of(32, 6), List.of(stored.getWidth(), stored.getHeight()));
        assertEquals(Main.OK, execute(coronal));
        BufferedImage real = ImageIO.read(out.toFile());
        // slices lie 2.5 mm apart, pixels 1 mm
        assertEquals(List.of(32, 15), List.of(real.getWidth(), real.getHeight()));
    }

    @Test
    void aSliceIsCutOfASeriesThatIsThere() throws IOException {
        SampleDicom.series(folder, 3);
        Path out = folder.resolve("slice.png");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(Main.FINDINGS, execute("dicom", "slice", empty.toString(), out.toString(), "--plane", "axial"));
        assertEquals(
                Main.USAGE,
                execute("dicom", "slice", folder.toString(), out.toString(), "--plane", "axial", "--series", "1"));
        assertEquals(
                Main.USAGE,
                execute("dicom", "slice", folder.toString(), out.toString(), "--plane", "axial", "--index", "3"));
        assertFalse(Files.exists(out));
        assertEquals(
                Main.OK,
                execute("dicom", "slice", folder.toString(), out.toString(), "--plane", "axial", "--series", "0"));
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
