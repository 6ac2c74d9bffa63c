package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.check.FindingCode;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.video.VideoScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, healthy and sick: what comes out has no finding left, and the map fits. */
class ReEncodeCorpusTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "gen__h264_faststart_a.mp4, NONE",
        "gen__h264_moov_at_end_a.mp4, NONE",
        "gen__rate_ntsc_a.mp4, NONE",
        "gen__h264_open_gop_bpyramid_a.mp4, NONE",
        "ax__vp9-bear-vp9.webm, NONE",
        "gen__audio_longer_a.mp4, REMUX",
        "gen__itsoffset_video_late_a.mp4, REMUX",
        "gen__h264_a.ts, REMUX",
        "gen__h264_a.flv, REMUX",
        "gen__h264_a.mkv, REMUX",
        "gen__no_cues_no_duration_a.webm, REMUX",
        "gen__two_video_streams_a.mp4, REMUX",
        "gen__start_offset_10s_a.mkv, REMUX",
        "gen__fragmented_a.mp4, REMUX",
        "gen__no_editlist_bframes_a.mp4, REMUX",
        "gen__vfr_select_a.mp4, REENCODE",
        "gen__editlist_ss_copy_a.mp4, REENCODE",
        "gen__rotate90_a.mp4, REENCODE",
        "gen__h264_interlaced_tff.mp4, REENCODE",
        "gen__h264_sar_4_3_a.mp4, REENCODE",
        "gen__hevc_pq_bt2020_a.mp4, REENCODE",
        "gen__h264_rgb_a.mp4, REENCODE",
        "gen__av1_444_a.mp4, REENCODE",
        "gen__h264_gop600_a.mp4, REENCODE",
        "gen__mpeg4part2_a.avi, REENCODE",
        "gen__theora_a.ogv, REENCODE",
    })
    void spotFixDoesTheLeastThatClearsAllFindings(String name, ReEncodeOperation expected) throws IOException {
        Path source = copied(name);
        ReEncodeResult result = ReEncode.of(source).run();
        assertEquals(expected, result.operation(), () -> result.findingsBefore().toString());
        clean(result);
        assertEquals(VideoScan.of(source).index().frameCount(), result.framesIn());
    }

    @ParameterizedTest
    @CsvSource({"gen__flipped_mdat_a.mp4, NONE", "gen__flipped_a.mkv, REMUX"})
    void damagedPicturesAreRemovedUnlessAReportLeavesThemOut(String name, ReEncodeOperation without)
            throws IOException {
        Path source = copied(name);
        MediaReport packets = MediaCheck.of(source).run();
        assertEquals(without, ReEncode.of(source).report(packets).plan().operation());

        assertEquals(ReEncodeOperation.REENCODE, ReEncode.of(source).plan().operation());
        ReEncodeResult result = ReEncode.of(source).run();
        assertEquals(ReEncodeOperation.REENCODE, result.operation());
        assertTrue(result.findingsBefore().stream().anyMatch(finding -> finding.code() == FindingCode.CORRUPT_FRAMES));
        clean(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__rate_ntsc_a.mp4",
                "gen__vfr_ramp_a.mp4",
                "gen__vfr_jitter_a.mkv",
                "gen__negative_ts_a.mp4",
                "gen__attached_cover_a.mp4",
                "gen__truncated60_fragmented_a.mp4",
                "gen__flipped_mdat_a.mp4",
                "gen__resolution_change_a.mov",
                "ax__mp4-dolbyVision-hdr.mov",
                "ax__sample_sef_super_slow_motion.mp4",
                "ax__ts-sample_h264.ts",
                "mde__3gp-sample.3gp"
            })
    void fullReEncodeHasAConstantWholeRate(String name) throws IOException {
        Path source = copied(name);
        ReEncodeResult result = ReEncode.of(source).full().run();
        clean(result);
        VideoScan scan = VideoScan.of(result.output());
        Rational rate = scan.timing().frameRate().orElseThrow();
        assertEquals(1, rate.denominator());
        assertEquals(rate, scan.info().nominalFrameRate().orElseThrow());
        assertEquals(rate, scan.info().averageFrameRate().orElseThrow());
        assertEquals(0, scan.info().audioStreams());
        for (int frame = 0; frame < scan.index().frameCount(); frame++) {
            assertEquals(scan.index().duration(0), scan.index().duration(frame));
            assertEquals(frame * scan.index().duration(0), scan.index().pts(frame));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen__zero_byte_a.mp4",
                "gen__text_renamed_a.mp4",
                "gen__flipped_moov_a.mp4",
                "gen__truncated_200_bytes_a.mp4",
                "gen__truncated60_moov_at_end_a.mp4",
                "ax__vp9-invalid-bitstream.webm",
                "ax__drm-sample_fragmented_widevine.mp4"
            })
    void hopelessFilesAreNamedAndNothingIsLeft(String name) throws IOException {
        Path source = copied(name);
        MediaException failure = assertThrows(
                MediaException.class, () -> ReEncode.of(source).full().run());
        assertTrue(failure.getMessage().contains(source.toString()), failure.getMessage());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(source), files.toList());
        }
    }

    @Test
    void soundThatStaysInsideThePicturesIsKeptByARemux() throws IOException {
        ReEncodeResult result = ReEncode.of(copied("gen__audio_longer_a.mp4")).run();
        assertEquals(ReEncodeOperation.REMUX, result.operation());
        assertEquals(1, VideoScan.of(result.output()).info().audioStreams());
    }

    private void clean(ReEncodeResult result) {
        MediaReport report = MediaCheck.of(result.output()).deep(true).run();
        List<FindingCode> left = report.findings().stream()
                .map(finding -> finding.code())
                .filter(code -> code != FindingCode.MOOV_AT_END)
                .toList();
        assertEquals(List.of(), left, () -> report.findings().toString());
        assertEquals(result.framesOut(), VideoScan.of(result.output()).index().frameCount());
    }

    /** The corpus is read-only, and results go beside their source. */
    private Path copied(String name) throws IOException {
        Path file = Corpus.file("video/" + name);
        return Files.copy(file, directory.resolve(name));
    }

    /** Pictures stored with the times of decoding: the decoder presents them in another order than those times say. */
    @Test
    void soundThatNoFileCanHoldDoesNotStopARepair() throws IOException {
        byte[] stream = Files.readAllBytes(Corpus.file("video/gen__h264_a.ts"));
        for (int at = 0; at + 1 < stream.length; at++) {
            // the sync word and header of ADTS (ISO/IEC 13818-7 6.2), of every frame but the first ones
            if (at > stream.length / 2 && (stream[at] & 0xFF) == 0xFF && (stream[at + 1] & 0xFF) == 0xF1) {
                stream[at + 1] = 0;
            }
        }
        Path damaged = directory.resolve("damaged.ts");
        Files.write(damaged, stream);
        ReEncodeResult result = ReEncode.of(damaged)
                .to(directory.resolve("repaired.mp4"))
                .auto()
                .run();
        assertEquals(result.framesIn(), result.framesOut());
        assertTrue(result.findingsAfter().stream().allMatch(finding -> finding.severity() == Severity.INFO));
    }

    @Test
    void framesWhoseTimesContradictTheirOrderAreAllKept() {
        Path source = Corpus.file("video/gen__resolution_change_a.mov");

        ReEncodeResult result =
                ReEncode.of(source).full().to(directory.resolve("ordered.mp4")).run();

        assertTrue(result.frameMap().isIdentity(), result.frameMap().toString());
        assertEquals(58, result.frameMap().outputFrameCount());
        assertEquals(58, VideoScan.of(result.output()).index().frameCount());
    }
}
