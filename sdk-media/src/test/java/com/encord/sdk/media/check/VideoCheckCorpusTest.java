package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MediaKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which files carry which findings, derived from what ffprobe and PyAV say and from what was done to made files. */
class VideoCheckCorpusTest {
    private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";

    /** Findings that follow from the truth's numbers alone and are compared in both directions. */
    private static final Set<FindingCode> DERIVED = EnumSet.of(
            FindingCode.UNSUPPORTED_CONTAINER,
            FindingCode.UNSUPPORTED_CODEC,
            FindingCode.UNVERIFIED_COMBINATION,
            FindingCode.HEVC_ADVICE,
            FindingCode.MULTIPLE_VIDEO_STREAMS,
            FindingCode.VARIABLE_FRAME_RATE,
            FindingCode.NON_ZERO_START,
            FindingCode.GHOST_FRAMES,
            FindingCode.MISSING_TIMESTAMPS,
            FindingCode.NON_SQUARE_PIXELS,
            FindingCode.ROTATED,
            FindingCode.INTERLACED,
            FindingCode.UNSUPPORTED_PIXEL_FORMAT,
            FindingCode.ODD_DIMENSIONS,
            FindingCode.SPARSE_KEYFRAMES,
            FindingCode.CORRUPT_FRAMES);

    /** Findings that the truth has no number for: the files that were made to have them, or are known to. */
    private static final Map<FindingCode, Set<String>> MADE = Map.of(
            FindingCode.EMPTY_FILE,
            Set.of("gen__zero_byte_a.mp4"),
            FindingCode.NOT_MEDIA,
            Set.of("gen__text_renamed_a.mp4"),
            FindingCode.MISLABELLED,
            Set.of("gen__jpeg_renamed_a.mp4", "gen__mkv_renamed_a.mp4"),
            FindingCode.UNREADABLE,
            Set.of(
                    "ax__drm-sample_fragmented_widevine.mp4",
                    "ax__sample_malformed_free_box.mp4",
                    // encrypted
                    "ax__sample_fragmented_variable_length_sgpd.mp4",
                    "gen__truncated60_moov_at_end_a.mp4"),
            FindingCode.TRUNCATED,
            Set.of(
                    "gen__truncated60_a.mkv",
                    "gen__truncated60_a.webm",
                    "gen__truncated60_faststart_a.mp4",
                    "gen__truncated60_fragmented_a.mp4",
                    "gen__truncated60_moov_at_end_a.mp4",
                    "gen__truncated_200_bytes_a.mp4",
                    // its sample table lists one of 2 GB
                    "gen__flipped_moov_a.mp4",
                    // one byte short of gen__h264_a.mkv, of which it is a copy
                    "gen__mkv_renamed_a.mp4"),
            FindingCode.MISSING_METADATA,
            Set.of(
                    "gen__no_cues_no_duration_a.mkv",
                    "gen__no_cues_no_duration_a.webm",
                    // initialisation segments, without any frame
                    "ax__dash-multi-segment-with-emsg0-segment_init.mp4",
                    "ax__dash-multi-track-init-stream0.m4s",
                    "ax__dash-webvtt-in-mp4-multiple-segments-video_init.mp4"),
            FindingCode.DUPLICATE_TIMESTAMPS,
            Set.of(),
            FindingCode.NON_MONOTONIC_TIMESTAMPS,
            // stored with the times of decoding
            Set.of("gen__resolution_change_a.mov"),
            FindingCode.DIMENSIONS_CHANGE,
            Set.of("gen__resolution_change_a.mov"));

    /** Where the truth's numbers and a right finding part, and why. */
    private static final Map<String, String> EXPLAINED = Map.ofEntries(
            Map.entry(
                    "ax__sample_with_invalid_nalu.mp4 VARIABLE_FRAME_RATE",
                    "the hole is an undecodable frame: its packet is in its place"),
            Map.entry(
                    "gen__resolution_change_a.mov VARIABLE_FRAME_RATE",
                    "the decoder of the truth gives frames out of order at the change; their times are regular"),
            Map.entry(
                    "gen__truncated60_faststart_a.mp4 VARIABLE_FRAME_RATE",
                    "holes between the last frames come from the cut, which is reported"),
            Map.entry(
                    "gen__mkv_renamed_a.mp4 CORRUPT_FRAMES",
                    "the truth's message is the demuxer's; every whole frame decodes"),
            Map.entry(
                    "gen__truncated60_a.mkv CORRUPT_FRAMES",
                    "the truth's message is the demuxer's; every whole frame decodes"),
            Map.entry(
                    "gen__truncated60_a.webm CORRUPT_FRAMES",
                    "the truth's message is the demuxer's; every whole frame decodes"));

    @Test
    void findingsAreThoseThatTheTruthImplies() {
        List<String> differences = new ArrayList<>();
        int healthy = 0;
        for (JsonNode truth : Corpus.truth("video")) {
            String file = truth.get("file").asText();
            MediaReport report = MediaCheck.of(Corpus.file("video/" + file))
                    .deep(isSmall(truth))
                    .run();
            Set<FindingCode> found = EnumSet.noneOf(FindingCode.class);
            report.findings().stream()
                    .filter(finding -> finding.severity() != Severity.INFO || finding.code() == FindingCode.HEVC_ADVICE)
                    .forEach(finding -> found.add(finding.code()));
            MADE.forEach((code, files) -> differ(file, code, files.contains(file), found.contains(code), differences));
            // FFmpeg 5.1 and 8.1 read these two differently, or the best stream is not the first
            boolean comparable = truth.hasNonNull("packets")
                    && truth.path("best_is_first_video").asBoolean(true)
                    && !file.equals("gen__flipped_moov_a.mp4")
                    && report.kind() == MediaKind.VIDEO;
            if (comparable) {
                Set<FindingCode> expected = expected(truth);
                for (FindingCode code : DERIVED) {
                    if (code != FindingCode.CORRUPT_FRAMES || isSmall(truth)) {
                        differ(file, code, expected.contains(code), found.contains(code), differences);
                    }
                }
                healthy += found.isEmpty() ? 1 : 0;
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(healthy > 20, "only " + healthy + " healthy files");
    }

    @Test
    void whatNothingCanDecodeIsRejectedWithoutALongLook() {
        for (String file : new String[] {"ax__sample_fragmented_uuid.mp4", "ax__vp9-invalid-bitstream.webm"}) {
            MediaReport report = MediaCheck.of(Corpus.file("video/" + file)).run();
            assertEquals(Verdict.REJECT, report.verdict(), file);
            assertEquals(0, report.facts().frameCount().orElseThrow(), file);
        }
    }

    @Test
    void framesThatDoNotDecodeAreNotCounted() {
        for (boolean deep : new boolean[] {false, true}) {
            MediaReport report = MediaCheck.of(Corpus.file("video/ax__sample_with_invalid_nalu.mp4"))
                    .deep(deep)
                    .run();
            assertEquals(29, report.facts().frameCount().orElseThrow());
            assertEquals(30, report.facts().packetCount().orElseThrow());
            assertTrue(report.finding(FindingCode.CORRUPT_FRAMES).isPresent());
        }
    }

    @Test
    void attachedPictureMakesNoVideoStream() {
        MediaReport report =
                MediaCheck.of(Corpus.file("video/gen__attached_cover_a.mp4")).run();
        assertEquals(Verdict.OK, report.verdict());
        assertTrue(report.finding(FindingCode.MULTIPLE_VIDEO_STREAMS).isEmpty());
    }

    @Test
    void indexAtTheEndIsToldApartFromIndexInFront() {
        assertTrue(MediaCheck.of(Corpus.file("video/gen__h264_moov_at_end_a.mp4"))
                .run()
                .finding(FindingCode.MOOV_AT_END)
                .isPresent());
        for (String file : new String[] {"gen__h264_faststart_a.mp4", "gen__fragmented_a.mp4", "gen__h264_a.mkv"}) {
            assertTrue(MediaCheck.of(Corpus.file("video/" + file))
                    .run()
                    .finding(FindingCode.MOOV_AT_END)
                    .isEmpty());
        }
    }

    @Test
    void soundIsComparedWithPictures() {
        Set<String> outlasting = new TreeSet<>();
        Set<String> first = new TreeSet<>();
        for (JsonNode truth : Corpus.truth("video")) {
            String file = truth.get("file").asText();
            if (file.startsWith("gen__") && !file.contains("flipped")) {
                MediaReport report = MediaCheck.of(Corpus.file("video/" + file)).run();
                report.finding(FindingCode.AUDIO_OUTLASTS_VIDEO).ifPresent(finding -> outlasting.add(file));
                report.finding(FindingCode.AUDIO_STARTS_FIRST).ifPresent(finding -> first.add(file));
            }
        }
        assertEquals(Set.of("gen__audio_longer_a.mp4"), outlasting);
        assertEquals(Set.of("gen__itsoffset_video_late_a.mkv", "gen__itsoffset_video_late_a.mp4"), first);
    }

    private static void differ(
            String file, FindingCode code, boolean expected, boolean found, List<String> differences) {
        if (expected != found && !EXPLAINED.containsKey(file + " " + code)) {
            differences.add(file + ": " + code + (found ? " is a false alarm" : " was missed"));
        }
    }

    private static boolean isSmall(JsonNode truth) {
        return truth.get("size").asLong() < 2_000_000 && truth.path("packets").asInt() < 1_000;
    }

    private static Set<FindingCode> expected(JsonNode truth) {
        Set<FindingCode> expected = EnumSet.noneOf(FindingCode.class);
        container(truth, expected);
        picture(truth, expected);
        if (truth.path("frames").asInt() > 0 && truth.hasNonNull("grid_step")) {
            timing(truth, expected);
        }
        add(expected, FindingCode.GHOST_FRAMES, truth.path("packets_discard").asInt() > 0);
        add(
                expected,
                FindingCode.MISSING_TIMESTAMPS,
                truth.path("packets_without_pts").asInt() > 0);
        String error = truth.path("decode_error").asText("");
        add(expected, FindingCode.CORRUPT_FRAMES, truth.hasNonNull("decode_error") && !error.contains("timeout"));
        return expected;
    }

    private static void container(JsonNode truth, Set<FindingCode> expected) {
        String container = truth.get("container").asText();
        String codec = truth.get("codec").asText();
        Set<String> codecs = container.equals(MP4)
                ? Set.of("h264", "hevc", "av1", "vp9")
                : container.equals("matroska,webm")
                        ? Set.of("vp8", "vp9", "av1")
                        : Set.of("h264", "hevc", "av1", "vp9");
        add(
                expected,
                FindingCode.UNSUPPORTED_CONTAINER,
                !Set.of(MP4, "matroska,webm").contains(container));
        add(expected, FindingCode.UNSUPPORTED_CODEC, !codecs.contains(codec));
        add(expected, FindingCode.UNVERIFIED_COMBINATION, container.equals(MP4) && codec.equals("vp9"));
        add(expected, FindingCode.HEVC_ADVICE, codec.equals("hevc"));
        int streams = 0;
        for (JsonNode stream : truth.get("video_streams")) {
            streams += stream.get("attached_pic").asBoolean() ? 0 : 1;
        }
        add(expected, FindingCode.MULTIPLE_VIDEO_STREAMS, streams > 1);
    }

    private static void picture(JsonNode truth, Set<FindingCode> expected) {
        String ratio = truth.path("sample_aspect_ratio").asText("null");
        String pixels = truth.path("pix_fmt").asText("null");
        add(expected, FindingCode.NON_SQUARE_PIXELS, !Set.of("null", "1:1").contains(ratio));
        add(expected, FindingCode.ROTATED, truth.path("rotation").asInt() != 0);
        add(expected, FindingCode.INTERLACED, truth.path("interlaced_frames").asInt() > 0);
        add(
                expected,
                FindingCode.UNSUPPORTED_PIXEL_FORMAT,
                !Set.of("null", "yuv420p", "yuvj420p").contains(pixels));
        add(
                expected,
                FindingCode.ODD_DIMENSIONS,
                truth.get("width").asInt() % 2 + truth.get("height").asInt() % 2 > 0);
    }

    private static void timing(JsonNode truth, Set<FindingCode> expected) {
        double step = truth.get("grid_step").asDouble();
        double deviation = truth.get("grid_max_deviation").asDouble();
        add(expected, FindingCode.VARIABLE_FRAME_RATE, deviation > step / 2);
        add(
                expected,
                FindingCode.NON_ZERO_START,
                Math.abs(truth.get("first_frame_pts_time").asDouble()) >= step / 2);
        int gap = truth.get("max_keyframe_gap_packets").asInt();
        add(expected, FindingCode.SPARSE_KEYFRAMES, gap > 300 || gap > 1 && gap * step > 10);
    }

    private static void add(Set<FindingCode> expected, FindingCode code, boolean applies) {
        if (applies) {
            expected.add(code);
        }
    }
}
