package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiConversionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "gen__pair_nifti1_a.hdr,joined.nii",
        "gen__pair_nifti2_a.hdr,joined.nii.gz",
        "gen__pair_nifti1_a.img,joined.nii",
        "gen__analyze75_a.hdr,joined.nii.gz"
    })
    void aPairBecomesOneFileOfTheSameVolume(String name, String target) {
        JsonNode truth = Corpus.truth("nifti").stream()
                .filter(line -> line.get("file").asText().equals(name))
                .findFirst()
                .orElseThrow();
        Path joined = folder.resolve(target);
        NiftiConversion.of(Corpus.file("nifti/" + name)).to(joined);
        try (NiftiVolume volume = NiftiVolume.open(joined)) {
            assertEquals(truth.get("unscaled_sha256_fortran").asText(), volume.dataSha256());
            assertFalse(volume.paired());
            assertEquals(target.endsWith(".gz"), volume.compressed());
            for (int i = 0; i < 16; i++) {
                assertEquals(
                        truth.get("affine").get(i / 4).get(i % 4).asDouble(),
                        volume.header().affine()[i / 4][i % 4],
                        1e-5);
            }
            assertEquals(truth.get("applied_slope").asDouble(), volume.header().slope(), 1e-6);
        }
        MediaReport report = MediaCheck.of(joined).run();
        assertEquals(MediaKind.NIFTI, report.kind());
        assertTrue(report.findings().isEmpty(), report::toJson);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void extensionsComeAlong(boolean bigEndian) throws IOException {
        byte[] comment = "told by the scanner".getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = ByteBuffer.wrap(
                        Arrays.copyOf(VolumeBytes.of(2, 2, 2).array(), 352 + 32))
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (bigEndian) {
            header.putInt(0, 348)
                    .putShort(40, (short) 3)
                    .putShort(70, (short) 2)
                    .putShort(254, (short) 0);
            for (int i = 0; i < 3; i++) {
                header.putShort(42 + 2 * i, (short) 2).putFloat(80 + 4 * i, 1);
            }
        }
        header.putFloat(108, 0).put(345, (byte) 'i').put(348, (byte) 1);
        header.putInt(352, 32).putInt(356, 6).put(360, comment);
        Path file = Files.write(folder.resolve("v.hdr"), header.array());
        Files.write(folder.resolve("v.img"), new byte[16]);
        Path joined = folder.resolve("v.nii");
        NiftiConversion.of(file).to(joined);
        NiftiExtension extension = NiftiExtension.read(joined).get(0);
        assertEquals(6, extension.code());
        assertArrayEquals(Arrays.copyOf(comment, 24), extension.bytes());
        try (NiftiVolume volume = NiftiVolume.open(joined)) {
            assertEquals(bigEndian, volume.header().bigEndian());
            assertEquals(0, volume.missingBytes());
        }
    }

    /** Some writers sign the header of a pair like that of a single file; nibabel 5.4 goes by the files too. */
    @Test
    void twoFilesAreAPairWhateverTheSignatureSays() throws IOException {
        byte[] whole = VolumeBytes.of(2, 2, 2).putFloat(108, 0).array();
        Path header = Files.write(folder.resolve("v.hdr"), Arrays.copyOf(whole, 348));
        Files.write(folder.resolve("v.img"), Arrays.copyOfRange(whole, 352, whole.length));
        NiftiConversion.of(header).to(folder.resolve("v.nii"));
        try (NiftiVolume volume = NiftiVolume.open(folder.resolve("v.nii"))) {
            assertEquals(7, volume.slice(NiftiPlane.AXIAL, 1, 0).value(0, 0));
        }
    }

    @Test
    void aPairWithoutItsLastVoxelIsNotJoined() throws IOException {
        byte[] whole =
                VolumeBytes.of(2, 2, 2).putFloat(108, 0).put(345, (byte) 'i').array();
        Path header = Files.write(folder.resolve("v.hdr"), Arrays.copyOf(whole, 348));
        Files.write(folder.resolve("v.img"), Arrays.copyOfRange(whole, 352, whole.length - 2));
        NiftiConversion conversion = NiftiConversion.of(header);
        assertThrows(CorruptMediaException.class, () -> conversion.to(folder.resolve("v.nii")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }
}
