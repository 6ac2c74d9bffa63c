package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.nifti.NiftiVolume;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MistakesOfUseTest {
    @TempDir
    private static Path folder;

    private static Path video;

    /** What a command said, and how it ended. */
    private record Said(int code, String out, String err) {
        static Said by(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CommandLine line = Commands.lineFor(arguments);
            line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
            return new Said(line.execute(arguments), out.toString(), err.toString());
        }
    }

    @BeforeAll
    static void makeVideo() throws IOException {
        Path picture = folder.resolve("picture.png");
        PngFile.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), picture);
        video = folder.resolve("ten frames.avi");
        SampleVideo.camera(Collections.nCopies(10, picture), video);
    }

    @TestFactory
    Stream<DynamicTest> aValueThatMakesNoSenseIsSaidInOneLine() {
        String file = video.toString();
        String out = folder.resolve("out").toString();
        return Stream.of(
                        new String[] {"frames", "at", file, "10"},
                        new String[] {"frames", "at", file, "-1"},
                        new String[] {"frames", "extract", file, out, "--frames", "9-"},
                        new String[] {"frames", "extract", file, out, "--frames", "500"},
                        new String[] {"frames", "extract", file, out, "--every", "0"},
                        new String[] {"reencode", file, file},
                        new String[] {"reencode", file, out + ".mp4", "--fps", "0"},
                        new String[] {"reencode", file, out + ".avi"})
                .map(arguments -> DynamicTest.dynamicTest(String.join(" ", arguments), () -> {
                    Said said = Said.by(arguments);
                    assertAll(
                            () -> assertEquals(Main.USAGE, said.code()),
                            () -> assertEquals("", said.out()),
                            () -> assertEquals(1, said.err().lines().count(), said.err()),
                            () -> assertTrue(said.err().startsWith("encord: "), said.err()),
                            () -> assertFalse(said.err().contains("Exception"), said.err()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPlaceThatIsNotThereIsNamedWithTheReason() {
        String file = video.toString();
        String missing = folder.resolve("missing").toString();
        return Stream.of(
                        new String[] {"frames", "md5", missing},
                        new String[] {"frames", "sheet", file, missing + "/sheet.png"},
                        new String[] {"frames", "plot", file, missing + "/plot.svg"},
                        new String[] {"reencode", missing},
                        new String[] {"images", "plan", missing},
                        new String[] {"images", "plan", file},
                        new String[] {"dicom", "dump", missing},
                        new String[] {"dicom", "dump", folder.toString()},
                        new String[] {"dicom", "series", missing},
                        new String[] {"nifti", "info", missing},
                        new String[] {"platform", "--data", file})
                .map(arguments -> DynamicTest.dynamicTest(String.join(" ", arguments), () -> {
                    Said said = Said.by(arguments);
                    assertAll(
                            () -> assertEquals(Main.FINDINGS, said.code()),
                            () -> assertEquals(1, said.err().lines().count(), said.err()),
                            () -> assertTrue(
                                    said.err().contains("exist")
                                            || said.err().contains("no such")
                                            || said.err().contains("folder")
                                            || said.err().contains("there already"),
                                    said.err()),
                            () -> assertFalse(said.err().contains("Exception"), said.err()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aCommandThatIsNoneIsToldWhichThereAre() {
        return Stream.of("frames", "frames bogus", "nifti", "nifti inf", "frames -x md5", "bogus", "-x")
                .map(words -> DynamicTest.dynamicTest(words, () -> {
                    Said said = Said.by(words.split(" "));
                    assertAll(
                            () -> assertEquals(Main.USAGE, said.code()),
                            () -> assertEquals("", said.out()),
                            () -> assertFalse(said.err().contains("Exception"), said.err()),
                            () -> assertTrue(
                                    said.err().contains("Usage: encord")
                                            || said.err().contains("Did you mean"),
                                    said.err()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> helpIsThereWhereverItIsAskedFor() {
        return Stream.of("-h frames", "frames -h", "frames -h md5", "frames --help bogus")
                .map(words -> DynamicTest.dynamicTest(words, () -> {
                    Said said = Said.by(words.split(" "));
                    assertEquals(Main.OK, said.code(), said.err());
                    assertTrue(said.out().startsWith("Usage: encord"), said.out());
                    assertTrue(said.out().contains("frames"), said.out());
                }));
    }

    @Test
    void aVolumeCutInItsHeaderIsSaidToBeCut() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(whole)) {
            byte[] header = new byte[352];
            new Random(1).nextBytes(header); // does not shrink
            ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(348).put(344, new byte[] {'n', '+', '1', 0});
            packed.write(header);
        }
        Path cut = folder.resolve("cut.nii.gz");
        Files.write(cut, Arrays.copyOf(whole.toByteArray(), 200));
        Said said = Said.by("nifti", "info", cut.toString());
        assertEquals(Main.FINDINGS, said.code());
        String reason = assertThrows(
                        MediaException.class, () -> NiftiVolume.open(cut).close())
                .getMessage();
        assertEquals("encord: " + reason, said.err().strip());
    }

    @Test
    void theReasonWhyThePlatformCannotStartIsSaidOnce() {
        Said said = Said.by("platform", "--data", video.toString());
        assertEquals(
                "encord: The local platform cannot start: " + video + ": something else is there already",
                said.err().strip());
    }

    @Test
    void everyCommandHelps() {
        assertHelps(Commands.lineFor(), "");
    }

    private static void assertHelps(CommandLine line, String path) {
        String name = (path + " " + line.getCommandName()).strip();
        String[] words = (name + " --help").split(" ");
        Said said = Said.by(Arrays.copyOfRange(words, 1, words.length));
        assertEquals(Main.OK, said.code(), name);
        assertTrue(said.out().contains("Usage: " + name), said.out());
        line.getCommandSpec().args().stream()
                .filter(argument -> !argument.hidden())
                .forEach(argument -> assertTrue(argument.description().length > 0, name + " " + argument));
        line.getSubcommands().values().forEach(below -> assertHelps(below, name));
    }

    @Test
    void quickstartOfAnEmptyFolderSaysSo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Said said = Said.by("quickstart", empty.toString());
        assertEquals(Main.FINDINGS, said.code());
        assertTrue(said.err().contains("no files in " + empty), said.err());
    }
}
