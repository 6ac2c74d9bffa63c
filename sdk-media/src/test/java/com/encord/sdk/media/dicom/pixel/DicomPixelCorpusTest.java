package com.encord.sdk.media.dicom.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.PixelData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds decoded pixels against pydicom's, and FFmpeg's where pydicom had no decoder. */
class DicomPixelCorpusTest {
    /** Files where the truth cannot be met, and why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "pdd__JPEG-LL.dcm", "the truth is FFmpeg's own output, which loses the last 16 samples",
            "pd__SC_rgb_jls_lossy_sample.dcm",
                    "the truth is FFmpeg's own output, which leaves out sample-interleaved pictures",
            "pdd__JLSL_16_15_1_1F.dcm", "the truth is FFmpeg's own output, which moves 15-bit samples up by a bit");

    @Test
    void pixelsEqualTheTruthWhereThereIsOne() {
        List<String> disagreements = new ArrayList<>();
        int agreed = 0;
        for (JsonNode truth : Corpus.truth("dicom")) {
            String name = truth.path("file").asText();
            String expected = truth.path("pixels_raw")
                    .path("sha256")
                    .asText(truth.path("pixels_ffmpeg_sha256").asText(""));
            String actual;
            try (DicomImage image = DicomImage.open(Corpus.file("dicom/" + name))) {
                actual = sha256(image);
            } catch (MediaException e) {
                actual = e.getMessage();
                assertTrue(actual.contains(name), actual);
            }
            if (expected.isEmpty() || EXPLAINED.containsKey(name)) {
                continue;
            }
            if (actual.equals(expected)) {
                agreed++;
            } else {
                disagreements.add(name + " " + truth.path("transfer_syntax").asText() + ": " + actual);
            }
        }
        assertEquals(List.of(), disagreements, agreed + " agreed");
        assertTrue(agreed > 90, "only " + agreed + " files agreed");
    }

    @Test
    void twelveBitJpegEqualsLibjpegs() {
        try (DicomImage image = DicomImage.open(Corpus.file("dicom/pd__JPEG-lossy.dcm"))) {
            // by libjpeg-turbo 3.1.3, since the tools behind the truth have no decoder for it
            assertEquals("d30242775a414c01d616447854ebe3f2b20259822894bcd6891f879bcdcbf313", sha256(image));
        }
    }

    @Test
    void irreversibleJpeg2000IsExact() {
        try (DicomImage image = DicomImage.open(Corpus.file("dicom/pd__JPEG2000.dcm"))) {
            // by OpenJPEG 2.5.4
            assertEquals("0b1224a6dcd0dcebb1ae6966270b620a8aecc3e20d7fe5b01504e574e1814ac6", sha256(image));
        }
    }

    @Test
    void highThroughputJpeg2000IsExact() {
        try (DicomImage image = DicomImage.open(Corpus.file("dicom/pdd__HTJ2KLossless_08_RGB.dcm"))) {
            // by OpenJPEG 2.5.4 and OpenJPH 0.26, since the tools behind the truth have no decoder for it
            assertEquals("9d87240604f5d7522c6a8056ace6cefc2c8d6d0b07bd6e7303d5e5b21af9a49e", sha256(image));
        }
    }

    @Test
    void codestreamsAreGivenAsTheyAre() throws IOException {
        DicomFile file = DicomReader.standard().read(Corpus.file("dicom/pd__JPEG2000.dcm"));
        try (PixelData pixels = PixelData.open(file)) {
            assertTrue(pixels.encapsulated());
            assertEquals(1, pixels.codestreams());
            byte[] codestream = pixels.codestream(0);
            assertEquals("ff4fff51", HexFormat.of().formatHex(codestream, 0, 4));
            assertThrows(CorruptMediaException.class, () -> pixels.codestream(1));
            assertThrows(IndexOutOfBoundsException.class, () -> pixels.samples(0, 1));
        }
    }

    @Test
    void samplesBeyondTheEndAreRefusedHoweverFarOff() throws IOException {
        DicomFile file = DicomReader.standard().read(Corpus.file("dicom/pd__CT_small.dcm"));
        try (PixelData pixels = PixelData.open(file)) {
            assertFalse(pixels.encapsulated());
            assertEquals(1, pixels.samples(pixels.length() - 1, 1).length);
            assertThrows(IndexOutOfBoundsException.class, () -> pixels.samples(pixels.length(), 1));
            assertThrows(IndexOutOfBoundsException.class, () -> pixels.samples(Long.MAX_VALUE, 1));
        }
    }

    @Test
    void jpegLsBySampleEqualsTheSamePictureByLine() {
        try (DicomImage bySample = DicomImage.open(Corpus.file("dicom/pd__SC_rgb_jls_lossy_sample.dcm"));
                DicomImage byLine = DicomImage.open(Corpus.file("dicom/pd__SC_rgb_jls_lossy_line.dcm"))) {
            assertEquals(sha256(byLine), sha256(bySample));
        }
    }

    @Test
    void losslessJpegEqualsTheSamePictureInAnotherEncoding() {
        try (DicomImage jpeg = DicomImage.open(Corpus.file("dicom/pd__SC_rgb_jpeg_gdcm.dcm"));
                DicomImage other = DicomImage.open(Corpus.file("dicom/pd__SC_rgb_gdcm_KY.dcm"))) {
            assertEquals(sha256(other), sha256(jpeg));
        }
    }

    @Test
    void aCodestreamCutShortIsRefusedAndNotShownHalfGrey() throws IOException {
        for (String name : List.of(
                "gen__jpeg_baseline_gray_a.dcm",
                "gen__jpeg2000_lossless_gray16_a.dcm",
                "pd__MR_small_jpeg_ls_lossless.dcm",
                "pd__SC_rgb_jpeg_gdcm.dcm")) {
            byte[] whole = Files.readAllBytes(Corpus.file("dicom/" + name));
            byte[] cut = Arrays.copyOf(whole, whole.length - whole.length / 4);
            try (DicomImage image = DicomImage.open(DicomReader.standard().read(new MemorySource(name, cut)))) {
                assertThrows(CorruptMediaException.class, () -> image.frame(0), name);
            }
        }
    }

    private static String sha256(DicomImage image) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (DicomFrame frame : image) {
                digest.update(frame.pixels());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
