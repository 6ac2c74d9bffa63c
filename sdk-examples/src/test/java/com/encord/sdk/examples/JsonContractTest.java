package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names and shapes of what each command prints with {@code --json}: programs read them. */
class JsonContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path media;

    @BeforeAll
    static void makeMedia() {
        SampleMedia.fill(media);
    }

    @Test
    void checkTellsWhatAVideoIs() {
        JsonNode line = only("check", "--json", path("street.mp4"));

        assertFields(
                "file kind mimeType fileSize container codec profile width height displayWidth displayHeight rotation"
                        + " pixelFormat sampleAspectRatio frameCount packetCount frameRate constantFrameRate startTime"
                        + " duration keyframeInterval hasAudio verdict fix findings",
                line);
        assertEquals("VIDEO", line.get("kind").asText());
        assertEquals("1:1", line.get("sampleAspectRatio").asText());
        assertTrue(line.get("constantFrameRate").isBoolean());
        assertTrue(line.get("findings").isArray());
    }

    @Test
    void checkTellsTheCodeAndEvidenceOfFindings() {
        JsonNode finding =
                only("check", "--json", path("camera.avi")).get("findings").get(0);

        assertFields("code severity message evidence", finding);
        assertTrue(finding.get("evidence").isObject());
    }

    @Test
    void framesAreToldWithTimeAndDigestOrFile() {
        List<JsonNode> at = lines("frames", "at", "--json", path("street.mp4"), "7", "3");

        assertEquals(
                List.of(7, 3),
                at.stream().map(line -> line.get("frame").asInt()).toList());
        assertFields("frame pts time md5", at.get(0));

        Path directory = media.resolve("extracted");
        List<JsonNode> extracted =
                lines("frames", "extract", "--json", path("street.mp4"), directory.toString(), "--frames", "0,2-3");
        assertEquals(3, extracted.size());
        for (JsonNode frame : extracted) {
            assertFields("frame pts time file", frame);
            assertTrue(Files.isRegularFile(Path.of(frame.get("file").asText())), frame.toString());
        }
    }

    @Test
    void aReEncodeTellsWhatItDid() {
        String target = media.resolve("repaired.mp4").toString();
        JsonNode line = only("reencode", "--json", path("camera.avi"), target);

        assertFields("input output operation encoder findingsBefore findingsAfter framesIn framesOut", line);
        assertEquals("REENCODE", line.get("operation").asText());
        assertEquals(line.get("framesIn"), line.get("framesOut"));
        assertTrue(line.get("findingsBefore").isArray());
    }

    @Test
    void aPlanOfImagesListsThem() {
        JsonNode line = only("images", "plan", "--json", path("crossing"));

        assertFields("type title images excluded", line, "width height");
        assertEquals("IMAGE_GROUP", line.get("type").asText());
        assertEquals(2, line.get("images").size());
        assertFields("file width height", line.get("images").get(0), "orientation");
    }

    @Test
    void dicomCommandsTellSeriesAndPixels() {
        JsonNode series = only("dicom", "series", "--json", path("scan"));
        assertFields(
                "studyInstanceUid seriesInstanceUid modality files frames rows columns", series, "geometry findings");
        assertEquals(5, series.get("files").size());

        String file = series.get("files").get(0).asText();
        JsonNode pixels = only("dicom", "pixels", "--json", file);
        assertFields("frame rows columns samples bits sha256", pixels);
        assertEquals(64, pixels.get("sha256").asText().length());

        JsonNode model = only("dicom", "dump", "--json", file);
        assertEquals("UI", model.get("00080016").get("vr").asText());
        assertFalse(model.has("7FE00010"), "bulk data is left out");
    }

    @Test
    void niftiInfoTellsTheHeader() {
        JsonNode line = only("nifti", "info", "--json", path("brain.nii"));

        assertFields("version dims pixdim datatype affine slope intercept dataSha256", line);
        assertEquals(16, line.get("dims").get(1).asInt());
        assertEquals(4, line.get("affine").get(0).size());
    }

    @Test
    void niftiInfoTellsTheHeaderOfACutVolumeToo() throws IOException {
        byte[] volume = Files.readAllBytes(Path.of(path("brain.nii")));
        Path cut = Files.write(media.resolve("cut.nii"), Arrays.copyOf(volume, volume.length - 100));
        try {
            Cli cli = Cli.run("nifti", "info", "--json", cut.toString());
            assertEquals(Main.FINDINGS, cli.exit());
            assertTrue(cli.err().contains("bytes of voxels"), cli.err());
            JsonNode line = JSON.readTree(cli.out().get(0));
            assertFields("version dims pixdim datatype affine slope intercept", line);
        } finally {
            Files.delete(cut);
        }
    }

    @Test
    void anUploadTellsEachItem() {
        List<JsonNode> lines =
                lines("upload", "--json", path("notes.txt"), path("crossing"), "--folder", "f", "--dataset", "d");

        assertFalse(lines.isEmpty());
        for (JsonNode line : lines) {
            assertFields("file itemUuid dataHash status", line, "error");
            assertEquals("UPLOADED", line.get("status").asText());
        }
    }

    private static String path(String name) {
        return media.resolve(name).toString();
    }

    private static JsonNode only(String... arguments) {
        List<JsonNode> lines = lines(arguments);
        assertEquals(1, lines.size(), lines.toString());
        return lines.get(0);
    }

    private static List<JsonNode> lines(String... arguments) {
        Cli cli = Cli.run(arguments);
        assertTrue(cli.exit() <= Main.FINDINGS, cli.exit() + ": " + cli.err());
        List<JsonNode> lines = new ArrayList<>();
        for (String line : cli.out()) {
            try {
                lines.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new AssertionError("no line of JSON: " + line, e);
            }
        }
        return lines;
    }

    /** All of the first, and nothing but these and the others. */
    private static void assertFields(String always, JsonNode object, String... sometimes) {
        Set<String> missing = new TreeSet<>(List.of(always.split(" ")));
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!missing.remove(name)
                    && !List.of(String.join(" ", sometimes).split(" ")).contains(name)) {
                unknown.add(name);
            }
        });
        assertEquals(Set.of(), missing, "missing in " + object);
        assertEquals(Set.of(), unknown, "not agreed on in " + object);
    }
}
