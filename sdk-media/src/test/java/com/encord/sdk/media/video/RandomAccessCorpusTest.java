package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any frame, however it is reached, is the frame that decoding from the start gives. */
class RandomAccessCorpusTest {
    /**
     * Other pictures than ffmpeg 5.1's, for the reasons told in {@link FrameMd5CorpusTest}: compared with iteration.
     */
    private static final Set<String> OTHER_PICTURES = Set.of(
            "ax__sample_fragmented_variable_length_sgpd.mp4",
            "gen__flipped_a.mkv",
            "gen__flipped_mdat_a.mp4",
            "ax__avi-sample-unflagged-audio-keyframes.avi");

    /** Its checksums in the truth are of scaled pictures. */
    private static final String CHANGES_SIZE = "gen__resolution_change_a.mov";

    /** Seconds for each picture, or for each start of the decoder: one frame of these is enough. */
    private static final Set<String> SLOW =
            Set.of("ax__8k24fps_300ms.mp4", "ax__hdr10-av1.mp4", "ax__sample_edit_list_no_sync_frame_before_edit.mp4");

    @Test
    void everyWayLeadsToTheSameFrame() throws IOException {
        List<String> problems = new ArrayList<>();
        int frames = 0;
        for (Map.Entry<String, Path> entry : FrameMd5Truth.files().entrySet()) {
            String file = entry.getKey();
            Random random = new Random(file.hashCode());
            try (Video video = Video.open(Corpus.file("video/" + file))) {
                List<String> truth = OTHER_PICTURES.contains(file) || file.equals(CHANGES_SIZE)
                        ? iterated(video)
                        : FrameMd5Truth.checksums(entry.getValue());
                int[] indices = random.ints(SLOW.contains(file) ? 1 : 3, 0, truth.size())
                        .toArray();
                for (int index : indices) {
                    try (VideoFrame frame = video.frameAt(index)) {
                        compare(file, frame, truth, problems);
                        frames++;
                    }
                }
                if (!SLOW.contains(file)) {
                    for (VideoFrame frame : video.frames(indices)) {
                        compare(file, frame, truth, problems);
                    }
                }
            }
        }
        assertEquals(List.of(), problems);
        assertTrue(frames > 400, "only " + frames + " frames were compared");
    }

    @Test
    void firstFrameIsTheSameWithAndWithoutAnIndex() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String file : FrameMd5Truth.files().keySet()) {
            if (!SLOW.contains(file)) {
                String plain = firstFrame(file, false);
                String indexed = firstFrame(file, true);
                if (!plain.equals(indexed)) {
                    problems.add(file + ": " + plain + " and " + indexed);
                }
            }
        }
        assertEquals(List.of(), problems);
    }

    private static String firstFrame(String file, boolean indexed) {
        try (Video video = Video.open(Corpus.file("video/" + file))) {
            if (indexed) {
                video.frameIndex();
            }
            try (VideoFrame frame = video.frameAt(0)) {
                return frame.index() + " at " + frame.pts() + " for " + frame.duration() + " " + frame.corrupt() + " "
                        + frame.md5();
            }
        }
    }

    @Test
    void openGroupsBPyramidsAndEditListsAreExactForEveryFrame() {
        for (String file : List.of(
                "gen__h264_open_gop_bpyramid_a.mp4",
                "gen__intra_refresh_a.mp4",
                "gen__editlist_ss_copy_a.mp4",
                "ax__iibbibb_editlist_videoonly.mp4",
                "ax__h265_bframes.mp4",
                "ax__ts-sample_h265_rps_pred.ts")) {
            try (Video video = Video.open(Corpus.file("video/" + file))) {
                List<String> truth = iterated(video);
                // backwards, so that no frame is reached from the one before
                for (int index = truth.size() - 1; index >= 0; index -= 3) {
                    try (VideoFrame frame = video.frameAt(index)) {
                        assertEquals(truth.get(index), frame.md5(), file + " frame " + index);
                    }
                }
            }
        }
    }

    @Test
    void framesComeInOrderAndOnce() {
        try (Video video = Video.open(Corpus.file("video/gen__h264_gop30_a.mp4"))) {
            assertEquals(List.of(5, 9, 31, 100), indices(video.frames(100, 5, 31, 9, 5)));
            assertEquals(List.of(10, 15, 20), indices(video.frames(FrameSelection.range(10, 25, 5))));
            assertEquals(List.of(718, 719), indices(video.frames(FrameSelection.range(718, 900))));
            assertEquals(List.of(0, 300, 600), indices(video.frames(FrameSelection.every(300))));
            assertEquals(List.of(0, 3, 4, 5, 8), indices(video.frames(FrameSelection.parse("8,3-5,0,4"))));
        }
    }

    @Test
    void savedIndexGivesTheSameFrames(@TempDir Path directory) {
        Path file = Corpus.file("video/gen__h264_gop30_a.mp4");
        Path saved = directory.resolve("index");
        String md5;
        try (Video video = Video.open(file);
                VideoFrame frame = video.frameAt(431)) {
            video.frameIndex().save(saved);
            md5 = frame.md5();
        }
        VideoOptions options = VideoOptions.standard().withFrameIndex(FrameIndex.load(saved));
        try (Video video = Video.open(file, options);
                VideoFrame frame = video.frameAt(431)) {
            assertEquals(md5, frame.md5());
        }
    }

    @Test
    void indexOfAnotherVideoIsRefused() {
        FrameIndex index = FrameIndex.scan(Corpus.file("video/gen__h264_gop30_a.mp4"));
        Path other = Corpus.file("video/gen__vp8_a.webm");
        VideoOptions options = VideoOptions.standard().withFrameIndex(index);
        assertThrows(IllegalArgumentException.class, () -> Video.open(other, options));
    }

    @Test
    void timeThatIsNoNumberIsRefused() {
        FrameIndex index = FrameIndex.scan(Corpus.file("video/gen__h264_gop30_a.mp4"));
        assertThrows(IllegalArgumentException.class, () -> index.framePlayedAt(Double.NaN));
    }

    @Test
    void frameOnScreenIsTheLastThatStarted() {
        try (Video video = Video.open(Corpus.file("video/gen__vfr_long_hold_a.webm"))) {
            FrameIndex index = video.frameIndex();
            for (int frame = 0; frame + 1 < index.frameCount(); frame++) {
                double between = (index.time(frame) + index.time(frame + 1)) / 2;
                try (VideoFrame played = video.framePlayedAt(between)) {
                    assertEquals(frame, played.index());
                }
            }
            try (VideoFrame played = video.framePlayedAt(-5)) {
                assertEquals(0, played.index());
            }
            List<Integer> span = new ArrayList<>();
            video.framesPlayedIn((index.time(3) + index.time(4)) / 2, index.time(7))
                    .forEach(frame -> span.add(frame.index()));
            assertEquals(List.of(3, 4, 5, 6), span);
        }
    }

    @Test
    void framesWhoseUnitsDoNotAddUpAreNotCounted() {
        try (Video video = Video.open(Corpus.file("video/ax__sample_with_invalid_nalu.mp4"))) {
            assertEquals(29, video.frameIndex().frameCount());
            assertEquals(1, video.frameIndex().undecodableCount());
            List<String> iterated = iterated(video);
            assertEquals(29, iterated.size());
            try (VideoFrame last = video.frameAt(28)) {
                assertEquals(iterated.get(28), last.md5());
            }
            assertThrows(IndexOutOfBoundsException.class, () -> video.frameAt(29));
        }
    }

    @Test
    void indicesOutsideTheVideoAreRefused() {
        try (Video video = Video.open(Corpus.file("video/gen__one_frame_a.mp4"))) {
            assertThrows(IndexOutOfBoundsException.class, () -> video.frameAt(1));
            assertThrows(IndexOutOfBoundsException.class, () -> video.frameAt(-1));
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> video.frames(0, 7).iterator().next());
            assertThrows(IllegalArgumentException.class, () -> video.frames(-1));
            FrameSelection behind = FrameSelection.range(1, 2);
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> video.frames(behind).iterator().next());
            assertFalse(video.frames(FrameSelection.range(1, 1)).iterator().hasNext());
        }
    }

    private static void compare(String file, VideoFrame frame, List<String> truth, List<String> problems) {
        if (!frame.md5().equals(truth.get(frame.index()))) {
            problems.add(file + " frame " + frame.index() + ": another picture");
        }
    }

    private static List<String> iterated(Video video) {
        List<String> checksums = new ArrayList<>();
        for (VideoFrame frame : video.frames()) {
            assertEquals(checksums.size(), frame.index());
            checksums.add(frame.md5());
        }
        return checksums;
    }

    private static List<Integer> indices(VideoFrames frames) {
        return frames.stream().map(VideoFrame::index).toList();
    }
}
