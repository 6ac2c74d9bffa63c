package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.CorruptMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Decoded pictures and their times, against ffmpeg 5.1. */
class FrameMd5CorpusTest {
    /**
     * Damaged pictures. What fills the holes depends on how ffmpeg's threads happened to run when the truth was made:
     * ffmpeg 5.1 itself gives other checksums with each number of threads, and with many threads from run to run. The
     * number is the first frame with damage; the frames before it, and all times, must be the same.
     */
    private static final Map<String, Integer> DAMAGED = Map.of(
            "ax__sample_fragmented_variable_length_sgpd.mp4", 11,
            "gen__flipped_a.mkv", 21,
            "gen__flipped_mdat_a.mp4", 17);

    /**
     * FFmpeg 8.1 decodes some pictures of this MPEG-4 Part 2 file otherwise than 5.1 did: PyAV 18.1, another build of
     * 8.1.2, gives the same checksums as we do for all 96 frames.
     */
    private static final Map<String, String> CHANGED_SINCE_5_1 =
            Map.of("ax__avi-sample-unflagged-audio-keyframes.avi", "39-41,47-53,55-59,61-65,67-74,81-83,85-89,91-95");

    @Test
    void linesAreThoseOfTheFfmpegTool() throws IOException {
        List<String> problems = new ArrayList<>();
        int compared = 0;
        for (Map.Entry<String, Path> entry : FrameMd5Truth.files().entrySet()) {
            String file = entry.getKey();
            List<String> wanted = comparable(FrameMd5Truth.lines(entry.getValue()));
            List<String> got =
                    comparable(FrameMd5.of(Corpus.file("video/" + file)).lines());
            if (wanted.size() != got.size()) {
                problems.add(file + ": " + got.size() + " lines instead of " + wanted.size());
                continue;
            }
            int headers =
                    (int) wanted.stream().filter(line -> line.startsWith("#")).count();
            Set<Integer> differing = new TreeSet<>();
            for (int i = 0; i < wanted.size(); i++) {
                if (!withoutChecksum(wanted.get(i)).equals(withoutChecksum(got.get(i)))) {
                    problems.add(file + ": " + got.get(i) + " instead of " + wanted.get(i));
                } else if (!wanted.get(i).equals(got.get(i))) {
                    differing.add(i - headers);
                }
            }
            if (DAMAGED.containsKey(file)) {
                differing.removeIf(frame -> frame >= DAMAGED.get(file));
            }
            if (!differing.equals(explained(file, wanted.size()))) {
                problems.add(file + ": other pictures for frames " + differing);
            }
            compared++;
        }
        assertEquals(List.of(), problems);
        assertTrue(compared > 150, "only " + compared + " files were compared");
    }

    @Test
    void damagedVideoGivesTheSameLinesEveryTime() {
        for (String file : DAMAGED.keySet()) {
            FrameMd5 md5 = FrameMd5.of(Corpus.file("video/" + file));
            assertEquals(md5.lines(), md5.lines(), file);
        }
    }

    @Test
    void videoWithoutAnyGoodFrameIsAnError() {
        FrameMd5 md5 = FrameMd5.of(Corpus.file("video/ax__vp9-invalid-bitstream.webm"));
        CorruptMediaException failure = assertThrows(CorruptMediaException.class, md5::lines);
        assertTrue(failure.getMessage().contains("no frame that can be decoded"), failure.getMessage());
    }

    /** The line that names the version of FFmpeg differs by intent. */
    private static List<String> comparable(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("#software")).toList();
    }

    private static String withoutChecksum(String line) {
        return line.startsWith("#") ? line : line.substring(0, line.lastIndexOf(' '));
    }

    private static Set<Integer> explained(String file, int frames) {
        return CHANGED_SINCE_5_1.containsKey(file)
                ? FrameSelection.parse(CHANGED_SINCE_5_1.get(file))
                        .indices(frames)
                        .boxed()
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
