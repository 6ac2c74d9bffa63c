package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertAll;
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
import java.util.Collections;
import java.util.stream.Stream;
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
            CommandLine line = Commands.lineFor();
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
