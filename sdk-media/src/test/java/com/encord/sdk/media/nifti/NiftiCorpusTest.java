package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.UnreadableMediaException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every volume of the corpus against what nibabel reads from it. */
class NiftiCorpusTest {
    /** Files nibabel refuses and we read, and why. */
    private static final Map<String, String> ONLY_OURS = Map.of(
            "gen__not_gzipped_a.nii.gz",
            "named .gz but not compressed: we go by content, the check says MISLABELLED",
            "gen__truncated60_a.nii.gz",
            "cut off after the header: we read the header, the check says TRUNCATED");

    private final ObjectMapper mapper = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> volumesAgreeWithNibabel() {
        return Corpus.truth("nifti").stream()
                .map(truth -> DynamicTest.dynamicTest(truth.get("file").asText(), () -> compare(truth)));
    }

    private void compare(JsonNode truth) throws Exception {
        String name = truth.get("file").asText();
        Path file = Corpus.file("nifti/" + name);
        if (truth.hasNonNull("error")) {
            if (!ONLY_OURS.containsKey(name)) {
                assertThrows(UnreadableMediaException.class, () -> NiftiVolume.open(file));
            }
            return;
        }
        compareHeader(truth, NiftiVolume.readHeader(MediaSource.of(file)));
        compareExtensions(truth, file);
        if (truth.hasNonNull("data_error")) {
            assertThrows(MediaException.class, () -> {
                try (NiftiVolume volume = NiftiVolume.open(file)) {
                    assertTrue(volume.missingBytes() > 0);
                    volume.dataSha256();
                }
            });
            return;
        }
        try (NiftiVolume volume = NiftiVolume.open(file)) {
            assertEquals(0, volume.missingBytes());
            assertEquals(truth.get("unscaled_sha256_fortran").asText(), volume.dataSha256());
            compareValues(truth, volume);
            JsonNode json = mapper.readTree(volume.toJson());
            assertEquals(truth.get("datatype").asInt(), json.get("datatype").asInt());
            assertEquals(truth.get("dims"), json.get("dims"));
            assertEquals(volume.dataSha256(), json.get("dataSha256").asText());
        }
    }

    /** Each as its code and its size on disk, which counts eight bytes of head. */
    private static void compareExtensions(JsonNode truth, Path file) {
        if (truth.get("class").asText().startsWith("Cifti")) {
            // nibabel writes the XML of CIFTI anew and gives the size of that.
            assertEquals(32, NiftiExtension.read(file).get(0).code());
            return;
        }
        List<List<Integer>> expected = new ArrayList<>();
        truth.path("extensions")
                .forEach(each ->
                        expected.add(List.of(each.get(0).asInt(), each.get(1).asInt())));
        List<List<Integer>> read = NiftiExtension.read(file).stream()
                .map(each -> List.of(each.code(), each.bytes().length + 8))
                .toList();
        assertEquals(expected, read);
    }

    private static void compareHeader(JsonNode truth, NiftiHeader header) {
        assertEquals(
                truth.get("version").isNull() ? 0 : truth.get("version").asInt(),
                // CIFTI is a NIfTI-2 file that nibabel gives no version.
                truth.get("class").asText().startsWith("Cifti")
                        ? 0
                        : header.version().orElse(0));
        assertEquals(truth.get("endian").asText().equals("big"), header.bigEndian());
        long[] dims = header.dims();
        double[] pixdim = header.pixdim();
        for (int i = 0; i < 8; i++) {
            assertEquals(truth.get("dims").get(i).asLong(), dims[i], "dim " + i);
            assertEquals(truth.get("pixdim").get(i).asDouble(), pixdim[i], 1e-12, "pixdim " + i);
        }
        assertEquals(truth.get("applied_slope").asDouble(), header.slope(), 0);
        assertEquals(truth.get("applied_inter").asDouble(), header.intercept(), 0);
        if (truth.get("affine").isNull()) {
            // CIFTI has no affine; ours is the NIfTI header's.
            return;
        }
        double[][] affine = header.affine();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                assertEquals(
                        truth.get("affine").get(row).get(column).asDouble(),
                        affine[row][column],
                        1e-9,
                        "affine " + row + "," + column);
            }
        }
    }

    private static void compareValues(JsonNode truth, NiftiVolume volume) {
        JsonNode first = truth.get("scaled_first8_fortran");
        if (first == null || !first.get(0).isNumber() || !volume.header().type().hasNumbers()) {
            return;
        }
        NiftiType type = volume.header().type();
        byte[] raw = new byte[type.bytes() * first.size()];
        volume.readAll(0, raw, raw.length);
        ByteBuffer voxels = ByteBuffer.wrap(raw)
                .order(volume.header().bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] ours = new double[first.size()];
        double[] theirs = new double[first.size()];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = type.number(voxels, i * type.bytes()) * volume.header().slope()
                    + volume.header().intercept();
            theirs[i] = first.get(i).asDouble();
        }
        assertArrayEquals(theirs, ours, 1e-4);
    }

    /** The truth hashes little-endian bytes; ours are hashed as the file orders them. */
}
