package com.encord.sdk.media.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds decoded pixels against pydicom's, and FFmpeg's where pydicom had no decoder. */
class DicomPixelCorpusTest {
    /** Files where the truth cannot be met, and why. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "pd__JPEG2000.dcm", "lossy JPEG 2000: decoders round differently",
            "pdd__JPEG-LL.dcm", "the codestream ends 16 samples early, and FFmpeg 5.1 and 8.1 fill in different ones",
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
