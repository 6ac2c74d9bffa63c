package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the check of DICOM files against what pydicom says of them, deep as well as by header. */
class DicomCheckCorpusTest {
    /** What is wrong with which file, by a deep check; what is not listed must be found healthy. */
    private static final Map<String, List<FindingCode>> SICK = new LinkedHashMap<>();

    static {
        SICK.put("gen__magic_only_a.dcm", List.of(FindingCode.UNREADABLE));
        SICK.put("gen__text_renamed_a.dcm", List.of(FindingCode.NOT_MEDIA));
        SICK.put("gen__zero_byte_a.dcm", List.of(FindingCode.EMPTY_FILE));
        // the first byte is missing
        SICK.put("pd__no_meta.dcm", List.of(FindingCode.NOT_MEDIA));
        SICK.put("gen__no_preamble_a.dcm", List.of(FindingCode.MISSING_METADATA));
        SICK.put("pdd__JLSL_RGB_ILV1.dcm", List.of(FindingCode.MISSING_METADATA));
        SICK.put("pd__rtstruct.dcm", List.of(FindingCode.MISSING_METADATA, FindingCode.NO_PIXEL_DATA));
        SICK.put("gen__truncated60_a.dcm", List.of(FindingCode.TRUNCATED));
        SICK.put("gen__truncated_in_header_a.dcm", List.of(FindingCode.TRUNCATED));
        SICK.put("gen__truncated_rle_a.dcm", List.of(FindingCode.TRUNCATED, FindingCode.CORRUPT_FRAMES));
        SICK.put("pd__rtplan_truncated.dcm", List.of(FindingCode.TRUNCATED));
        SICK.put("pdd__emri_small_jpeg_2k_lossless_too_short.dcm", List.of(FindingCode.TRUNCATED));
        SICK.put("gen__unknown_transfer_syntax_a.dcm", List.of(FindingCode.UNSUPPORTED_CODEC));
        SICK.put("gen__video_h264_ts102.dcm", List.of(FindingCode.UNSUPPORTED_CODEC));
        SICK.put("pd__JPEG2000-embedded-sequence-delimiter.dcm", List.of(FindingCode.CORRUPT_FRAMES));
        SICK.put("pd__meta_missing_tsyntax.dcm", List.of(FindingCode.MISSING_METADATA));
        SICK.put("pd__nested_priv_SQ.dcm", List.of(FindingCode.MISSING_METADATA));
        for (String directory : List.of("bigEnd", "empty.dcm", "nooffset")) {
            SICK.put("pd__dicomdirtests-DICOMDIR-" + directory, List.of(FindingCode.UNSUPPORTED_CONTAINER));
        }
        SICK.put("pd__dicomdirtests-TINY_ALPHA-DICOMDIR", List.of(FindingCode.UNSUPPORTED_CONTAINER));
        for (String name : List.of("000000", "000005", "00000P", "00000U", "00001A")) {
            SICK.put(
                    "pd__dicomdirtests-TINY_ALPHA-PT000000-ST000000-SE000000-IM" + name,
                    List.of(FindingCode.NO_PIXEL_DATA));
        }
        for (String name : List.of("JapMulti", "JapMultiExplicitIR6", "SQEncoding", "SQEncoding1")) {
            SICK.put("pd__charset_files-chr" + name + ".dcm", List.of(FindingCode.NO_PIXEL_DATA));
        }
        SICK.put("nib__nicom-csa_slice_norm.dcm", List.of(FindingCode.NO_PIXEL_DATA));
    }

    @Test
    void sickFilesAreFoundAndHealthyOnesLeftAlone() {
        Map<String, Object> wrong = new TreeMap<>();
        int healthy = 0;
        for (JsonNode truth : Corpus.truth("dicom")) {
            String name = truth.path("file").asText();
            MediaReport report =
                    MediaCheck.of(Corpus.file("dicom/" + name)).deep(true).run();
            List<FindingCode> codes =
                    report.findings().stream().map(Finding::code).toList();
            if (SICK.containsKey(name)) {
                if (!codes.equals(SICK.get(name)) || report.verdict() == Verdict.OK) {
                    wrong.put(name, report.findings());
                }
            } else {
                healthy++;
                if (report.verdict() != Verdict.OK) {
                    wrong.put(name, report.findings());
                }
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(healthy > 100, "only " + healthy + " healthy files");
    }

    @Test
    void factsAreThoseOfTheHeader() {
        for (JsonNode truth : Corpus.truth("dicom")) {
            if (truth.path("transfer_syntax").isNull() || truth.path("Rows").isNull()) {
                continue;
            }
            String name = truth.path("file").asText();
            MediaReport report = MediaCheck.of(Corpus.file("dicom/" + name)).run();
            assertEquals(MediaKind.DICOM, report.kind(), name);
            assertEquals(truth.path("Rows").asInt(), report.facts().height().orElseThrow(), name);
            assertEquals(truth.path("Columns").asInt(), report.facts().width().orElseThrow(), name);
            if (!truth.path("pixel_element").isNull()) {
                assertEquals(
                        Math.max(1, truth.path("NumberOfFrames").asInt()),
                        report.facts().frameCount().orElseThrow(),
                        name);
            }
        }
    }

    @Test
    void whatHoldsNoPictureByNatureIsNoError() {
        MediaReport report =
                MediaCheck.of(Corpus.file("dicom/pd__rtplan.dcm")).deep(true).run();
        assertEquals(Verdict.OK, report.verdict());
        assertEquals(
                Severity.INFO,
                report.finding(FindingCode.NO_PIXEL_DATA).orElseThrow().severity());
    }

    @Test
    void truncationNamesTheOffset() {
        MediaReport report =
                MediaCheck.of(Corpus.file("dicom/gen__truncated60_a.dcm")).run();
        assertEquals(
                698L,
                report.finding(FindingCode.TRUNCATED).orElseThrow().evidence().get("offset"));
    }
}
