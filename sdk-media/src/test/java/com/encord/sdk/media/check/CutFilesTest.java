package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cuts healthy files off at many places: each cut is noticed, whatever the container and wherever its index lies. */
class CutFilesTest {
    @Test
    void everyCutIsTruncated() throws IOException {
        List<String> missed = new ArrayList<>();
        for (String name : new String[] {
            "gen__h264_faststart_a.mp4",
            "gen__h264_moov_at_end_a.mp4",
            "gen__fragmented_a.mp4",
            "gen__vp8_a.webm",
            "gen__h264_a.mkv",
            "gen__mjpeg_a.avi"
        }) {
            byte[] whole = Files.readAllBytes(Corpus.file("video/" + name));
            for (int permille = 10; permille < 1000; permille += 33) {
                byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * permille / 1000));
                MediaReport report = MediaCheck.of(new MemorySource(name, cut)).run();
                if (report.finding(FindingCode.TRUNCATED).isEmpty()) {
                    missed.add(name + " at " + permille + " permille: " + report.findings());
                }
            }
        }
        assertEquals(List.of(), missed);
    }
}
