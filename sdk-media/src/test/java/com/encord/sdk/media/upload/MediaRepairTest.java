package com.encord.sdk.media.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.reencode.ReEncodeResult;
import com.encord.sdk.upload.FileKind;
import com.encord.sdk.upload.Inspection;
import com.encord.sdk.upload.RepairedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaRepairTest {
    @TempDir
    private Path folder;

    @Test
    void aVideoOfVariableRateIsReEncodedIntoATemporaryFileThatChecksOk() throws IOException {
        Path sick = Corpus.file("video/gen__vfr_ramp_a.mp4");
        AtomicReference<ReEncodeResult> seen = new AtomicReference<>();
        RepairedFile repaired = MediaRepair.auto()
                .onRepair((original, result) -> seen.set(result))
                .repair(sick, new MediaInspector().inspect(sick));
        try {
            assertTrue(repaired.isTemporary());
            assertEquals(
                    "gen__vfr_ramp_a_normalized.mp4",
                    repaired.file().getFileName().toString());
            assertTrue(repaired.note().orElseThrow().contains("VARIABLE_FRAME_RATE"), repaired.note()::toString);
            assertEquals(Verdict.OK, MediaCheck.of(repaired.file()).run().verdict());
            assertNotNull(seen.get());
        } finally {
            MediaRepair.auto().discard(repaired.file());
        }
    }

    @Test
    void aSoundVideoIsSentAsItIs() throws IOException {
        Path sound = Corpus.file("video/gen__h264_faststart_a.mp4");
        assertEquals(
                RepairedFile.unchanged(sound), MediaRepair.auto().repair(sound, new MediaInspector().inspect(sound)));
    }

    @Test
    void damagedPicturesAreLeftOutIfTheyWereLookedFor() throws IOException {
        Path damaged = Corpus.file("video/gen__flipped_mdat_a.mp4");
        RepairedFile unseen = MediaRepair.auto().repair(damaged, new MediaInspector().inspect(damaged));
        assertEquals(RepairedFile.unchanged(damaged), unseen);
        RepairedFile repaired = MediaRepair.auto()
                .repair(damaged, new MediaInspector().deep(true).inspect(damaged));
        try {
            assertTrue(repaired.note().orElseThrow().contains("CORRUPT_FRAMES"), repaired.note()::toString);
            assertEquals(
                    Verdict.OK, MediaCheck.of(repaired.file()).deep(true).run().verdict());
        } finally {
            MediaRepair.auto().discard(repaired.file());
        }
    }

    @Test
    void aRepairIsForetoldWithoutBeingDone() throws IOException {
        Path sick = Corpus.file("video/gen__vfr_ramp_a.mp4");
        Path sound = Corpus.file("video/gen__h264_faststart_a.mp4");
        MediaInspector inspector = new MediaInspector();
        String told = MediaRepair.auto().foresee(sick, inspector.inspect(sick)).orElseThrow();
        assertTrue(told.startsWith("to be re-encoded for VARIABLE_FRAME_RATE"), told);
        assertTrue(MediaRepair.auto().foresee(sound, inspector.inspect(sound)).isEmpty());
        assertTrue(MediaRepair.full().foresee(sound, inspector.inspect(sound)).isPresent());
    }

    @Test
    void videosThatNeedARepairAreLeftToThePlatformsOwnCheck() {
        MediaInspector inspector = new MediaInspector();
        assertTrue(inspector
                .inspect(Corpus.file("video/gen__vfr_ramp_a.mp4"))
                .mediaMetadata()
                .isEmpty());
        assertEquals(
                Set.of("fps", "duration", "width", "height", "fileSize", "mimeType"),
                inspector
                        .inspect(Corpus.file("video/gen__h264_faststart_a.mp4"))
                        .mediaMetadata()
                        .keySet());
    }

    @Test
    void whatWasInspectedIsNotCheckedAgain() throws IOException {
        Path sound = Files.copy(Corpus.file("video/gen__h264_faststart_a.mp4"), folder.resolve("a.mp4"));
        Inspection inspection = new MediaInspector().inspect(sound);
        Files.delete(sound);
        assertEquals(RepairedFile.unchanged(sound), MediaRepair.auto().repair(sound, inspection));
    }

    @Test
    void aKnownReportIsReliedOnUnlessTheFileHasChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello\n");
        MediaReport checked = MediaCheck.of(file).run();
        MediaReport known =
                new MediaReport(checked.file(), MediaKind.TEXT, "text/known", 6, checked.facts(), checked.findings());
        MediaInspector inspector = new MediaInspector().knowing(List.of(known));
        assertEquals("text/known", inspector.inspect(file).mimeType());
        Files.writeString(file, "hello again\n");
        assertEquals("text/plain", inspector.inspect(file).mimeType());
    }

    @ParameterizedTest
    @CsvSource({
        "ax__heif-sample_still_photo.heic,1080,1920",
        "gen__jpeg2000_a.jp2,120,80",
        "gen__netpbm_a.ppm,120,80",
        "gen__targa_a.tga,120,80",
        "mde__pcx-lena10.pcx,512,512"
    })
    void aPictureOfAForeignFormatBecomesAPngOfTheSameSize(String name, int width, int height) throws IOException {
        Path foreign = Corpus.file("image/" + name);
        Inspection inspection = new MediaInspector().inspect(foreign);
        assertTrue(inspection.refusal().orElseThrow().startsWith("UNSUPPORTED_CONTAINER"), inspection::toString);
        assertEquals(
                "to be converted to PNG for UNSUPPORTED_CONTAINER",
                MediaRepair.auto().foresee(foreign, inspection).orElseThrow());
        RepairedFile repaired = MediaRepair.auto().repair(foreign, inspection);
        try {
            assertTrue(repaired.isTemporary());
            assertEquals(
                    "converted to PNG for UNSUPPORTED_CONTAINER",
                    repaired.note().orElseThrow());
            MediaReport report = MediaCheck.of(repaired.file()).deep(true).run();
            assertEquals(Verdict.OK, report.verdict(), report::toJson);
            assertEquals("image/png", report.mimeType());
            assertEquals(width, report.facts().width().getAsInt());
            assertEquals(height, report.facts().height().getAsInt());
        } finally {
            MediaRepair.auto().discard(repaired.file());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatTheLocaleHasNoLettersForIsKept() throws IOException {
        Path name = Path.of(URI.create("file:///Z%FCrich.tga")).getFileName();
        Path foreign = Files.copy(Corpus.file("image/gen__targa_a.tga"), folder.resolve(name));
        MediaRepair repair = MediaRepair.auto();
        RepairedFile repaired = repair.repair(foreign, new MediaInspector().inspect(foreign));
        try {
            String written = repaired.file().toUri().getRawPath();
            assertTrue(written.endsWith("/Z%FCrich.png"), written);
            assertTrue(Files.exists(repaired.file()));
        } finally {
            repair.discard(repaired.file());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/gen__animated_a.gif", "image/gen__icon_a.ico"})
    void whatThePlatformDoesNotTakeAndNothingConvertsIsRefused(String name) throws IOException {
        Path foreign = Corpus.file(name);
        Inspection inspection = new MediaInspector().inspect(foreign);
        assertTrue(inspection.refusal().orElseThrow().startsWith("UNSUPPORTED_CONTAINER"), inspection::toString);
        assertTrue(MediaRepair.auto().foresee(foreign, inspection).isEmpty());
        assertEquals(foreign, MediaRepair.auto().repair(foreign, inspection).file());
    }

    @Test
    void soundOfAForeignFormatBecomesFlac() throws IOException {
        Path foreign = Corpus.file("audio/gen__vorbis_a.ogg");
        Inspection inspection = new MediaInspector().inspect(foreign);
        assertTrue(inspection.refusal().orElseThrow().startsWith("UNSUPPORTED_CONTAINER"), inspection::toString);
        assertEquals(
                "to be converted to FLAC for UNSUPPORTED_CONTAINER",
                MediaRepair.auto().foresee(foreign, inspection).orElseThrow());
        MediaRepair repair = MediaRepair.auto();
        RepairedFile repaired = repair.repair(foreign, inspection);
        try {
            assertEquals("gen__vorbis_a.flac", repaired.file().getFileName().toString());
            Inspection again = new MediaInspector().inspect(repaired.file());
            assertTrue(again.refusal().isEmpty(), again::toString);
            assertEquals("audio/flac", again.mimeType());
        } finally {
            repair.discard(repaired.file());
        }
        assertFalse(Files.exists(repaired.file().getParent()), "the folder of the repaired file is left");
    }

    @Test
    void aPairOfFilesGoesUpAsOneVolume() throws IOException {
        Path header = Corpus.file("nifti/gen__pair_nifti1_a.hdr");
        Path voxels = Corpus.file("nifti/gen__pair_nifti1_a.img");
        Inspection inspected = new MediaInspector().inspect(header);
        assertTrue(inspected.refusal().orElseThrow().contains("SPLIT_VOLUME"));
        assertEquals(
                "to be joined into one file",
                MediaRepair.auto().foresee(header, inspected).orElseThrow());
        assertEquals(List.of(voxels), new MediaInspector().companions(header), "what changes the volume");
        assertEquals(List.of(), new MediaInspector().companions(voxels));
        assertEquals(List.of(), new MediaInspector().companions(Files.writeString(folder.resolve("a.hdr"), "ENVI\n")));
        RepairedFile repaired = MediaRepair.auto().repair(header, inspected);
        try {
            assertEquals("gen__pair_nifti1_a.nii", repaired.file().getFileName().toString());
            assertEquals("joined into one file", repaired.note().orElseThrow());
            Inspection joined = new MediaInspector().inspect(repaired.file());
            assertEquals(FileKind.NIFTI, joined.kind());
            assertTrue(joined.refusal().isEmpty(), joined::toString);
        } finally {
            MediaRepair.auto().discard(repaired.file());
        }
        Inspection other = new MediaInspector().inspect(voxels);
        assertEquals(FileKind.UNKNOWN, other.kind());
        assertTrue(other.refusal().orElseThrow().contains(".hdr"));
        assertEquals(RepairedFile.unchanged(voxels), MediaRepair.auto().repair(voxels, other));
    }

    @Test
    void whatIsWrongAndStaysSoIsNoted() throws IOException {
        Path cut = Corpus.file("image/gen__truncated60_sub420_a.jpg");
        Inspection inspection = new MediaInspector().inspect(cut);
        assertTrue(inspection.refusal().isEmpty(), inspection::toString);
        RepairedFile same = MediaRepair.auto().repair(cut, inspection);
        assertEquals(cut, same.file());
        assertEquals("as it is despite TRUNCATED", same.note().orElseThrow());
    }

    @Test
    void otherKindsAreNotTouched() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "hello\n");
        assertEquals(RepairedFile.unchanged(text), MediaRepair.full().repair(text, new MediaInspector().inspect(text)));
    }

    @Test
    void whatIsNoMediaIsRefusedWithTheReason() throws IOException {
        Path fake = Files.writeString(folder.resolve("a.mp4"), "only words\n".repeat(100));
        Inspection inspection = new MediaInspector().inspect(fake);
        assertTrue(inspection.refusal().orElseThrow().startsWith("NOT_MEDIA"), inspection::toString);
        assertTrue(inspection.mediaMetadata().isEmpty());
    }

    @Test
    void textGoesThroughAsText() throws IOException {
        Path text = Files.writeString(folder.resolve("a.json"), "{\"a\": 1}\n");
        Inspection inspection = new MediaInspector().inspect(text);
        assertEquals(FileKind.TEXT, inspection.kind());
        assertEquals("application/json", inspection.mimeType());
        assertFalse(inspection.refusal().isPresent());
    }
}
