package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every volume of the corpus: sick exactly where nibabel cannot load it. */
class NiftiCheckCorpusTest {
    @TestFactory
    Stream<DynamicTest> sickWhereNibabelFailsAndHealthyWhereNot() {
        return Corpus.truth("nifti").stream()
                .map(truth -> DynamicTest.dynamicTest(truth.get("file").asText(), () -> compare(truth)));
    }

    private static void compare(JsonNode truth) {
        boolean sick = truth.hasNonNull("error") || truth.hasNonNull("data_error");
        MediaReport report = MediaCheck.of(
                        Corpus.file("nifti/" + truth.get("file").asText()))
                .run();
        if (sick) {
            assertTrue(
                    report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR),
                    report::toJson);
        } else {
            assertEquals(MediaKind.NIFTI, report.kind());
            assertEquals(Verdict.OK, report.verdict(), report::toJson);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gen__truncated60_a.nii,TRUNCATED",
        "gen__truncated60_a.nii.gz,TRUNCATED",
        "gen__not_gzipped_a.nii.gz,MISLABELLED",
        "gen__bad_dim_a.nii,UNREADABLE",
        "gen__truncated_header_a.nii,UNREADABLE",
        "gen__text_renamed_a.nii,NOT_MEDIA",
        "gen__pair_nifti1_a.hdr,SPLIT_VOLUME",
        "gen__pair_nifti1_a.img,SPLIT_VOLUME",
        "nib__analyze.hdr,UNREADABLE"
    })
    void findingNamesWhatIsWrong(String file, FindingCode code) {
        MediaReport report = MediaCheck.of(Corpus.file("nifti/" + file)).run();
        assertTrue(report.finding(code).isPresent(), report::toJson);
    }
}
