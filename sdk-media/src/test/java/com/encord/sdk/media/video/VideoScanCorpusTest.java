package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Rational;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares what packets tell with what ffprobe and PyAV found by decoding. */
class VideoScanCorpusTest {
    /** Where another number than the truth's is right, and why. */
    private static final Map<String, String> OTHER_FRAME_COUNT = Map.of(
            "ax__sample_fragmented_uuid.mp4", "encrypted: none of the 30 presented frames can be decoded",
            "ax__sample_with_invalid_nalu.mp4", "frame 26 cannot be decoded but is presented",
            "ax__vp9-invalid-bitstream.webm", "no packet is VP9, so none can be decoded",
            "gen__truncated60_faststart_a.mp4", "the decoder gives up the last, partial packets");

    /** Files that FFmpeg 5.1, the truth's, and FFmpeg 8.1 read differently. */
    private static final Map<String, String> OTHER_VERSION =
            Map.of("gen__flipped_moov_a.mp4", "5.1 finds no usable stream behind the damaged index, 8.1 does");

    @Test
    void countsSizesRatesAndTimesAgreeWithTheTruth() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (JsonNode truth : Corpus.truth("video")) {
            String file = truth.get("file").asText();
            boolean firstVideo = truth.path("best_is_first_video").asBoolean(true);
            if (!truth.hasNonNull("packets") || !firstVideo || OTHER_VERSION.containsKey(file)) {
                continue;
            }
            try {
                compare(truth, VideoScan.of(Corpus.file("video/" + file)), differences);
                compared++;
            } catch (MediaException failure) {
                if (truth.path("packets").asInt() > 0 && !file.equals("gen__jpeg_renamed_a.mp4")) {
                    differences.add(file + ": " + failure.getMessage());
                }
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(compared > 100, "compared only " + compared);
    }

    @Test
    void onlyTheFirstRealVideoStreamCounts() {
        assertEquals(
                30,
                VideoScan.of(Corpus.file("video/gen__two_video_default_second_a.mp4"))
                        .index()
                        .packetCount());
        VideoInfo cover =
                VideoScan.of(Corpus.file("video/gen__attached_cover_a.mp4")).info();
        assertEquals(1, cover.videoStreams());
        assertEquals("h264", cover.codec());
    }

    private static void compare(JsonNode truth, VideoScan scan, List<String> differences) {
        String file = truth.get("file").asText();
        VideoInfo info = scan.info();
        FrameIndex index = scan.index();
        Differ differ = new Differ(file, differences);
        differ.same("container", truth.get("container").asText(), info.container());
        differ.same("codec", truth.get("codec").asText(), info.codec());
        differ.same("width", truth.get("width").asInt(), info.width());
        differ.same("height", truth.get("height").asInt(), info.height());
        differ.same(
                "pixel format",
                truth.get("pix_fmt").asText(),
                info.pixelFormat().orElse("null"));
        differ.same(
                "sample aspect ratio",
                truth.get("sample_aspect_ratio").asText(),
                info.sampleAspectRatio().map(Rational::toAspectString).orElse("null"));
        // ffprobe counts anticlockwise
        differ.same("rotation", Math.floorMod(-truth.get("rotation").asInt(), 360), info.rotation());
        differ.same("packets", truth.get("packets").asInt(), index.packetCount());
        differ.same("discarded", truth.get("packets_discard").asInt(), index.discardedCount());
        differ.same("without pts", truth.get("packets_without_pts").asInt(), index.missingPtsCount());
        if (truth.get("keyframes").asInt() > 0) {
            differ.same("keyframe gap", truth.get("max_keyframe_gap_packets").asInt(), index.keyframeInterval());
        }
        if (truth.hasNonNull("frames") && !OTHER_FRAME_COUNT.containsKey(file)) {
            differ.same("frames", truth.get("frames").asInt(), index.frameCount());
        }
        if (truth.path("frames").asInt() > 0 && truth.hasNonNull("first_frame_pts_time")) {
            differ.near("start", truth.get("first_frame_pts_time").asDouble(), index.time(0));
            differ.same("interlaced", truth.get("interlaced_frames").asInt() > 0, info.interlaced());
        }
        if (truth.path("uniform").asBoolean() && scan.timing().constant() && index.frameCount() > 1) {
            double measured = 1 / truth.get("grid_step").asDouble();
            double allowed = info.timeBase().toDouble() * measured * measured / (index.frameCount() - 1) + 1e-4;
            differ.within(
                    "frame rate",
                    measured,
                    scan.timing().frameRate().orElseThrow().toDouble(),
                    allowed * 1.2);
        }
    }

    private record Differ(String file, List<String> differences) {
        void same(String what, Object expected, Object actual) {
            if (!expected.equals(actual)) {
                differences.add(file + ": " + what + " is " + expected + " but we say " + actual);
            }
        }

        void near(String what, double expected, double actual) {
            within(what, expected, actual, 1e-6);
        }

        void within(String what, double expected, double actual, double allowed) {
            if (Math.abs(expected - actual) > allowed) {
                differences.add(file + ": " + what + " is " + expected + " but we say " + actual);
            }
        }
    }
}
