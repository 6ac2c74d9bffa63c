package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Corpus;
import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoScan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A deep check names the pictures that are damaged, whatever thread decodes them and whether or not FFmpeg marks them.
 */
class DamagedPicturesTest {
    @Test
    void jpegThatEndsEarlyIsDamagedThoughItsDecoderShowsIt() throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file("video/gen__mjpeg_a.avi"));
        MemorySource cut = new MemorySource("cut.avi", Arrays.copyOf(file, file.length * 6 / 10));
        MediaReport report = MediaCheck.of(cut).deep(true).run();
        int last = VideoScan.of(cut).index().frameCount() - 1;
        assertEquals(List.of(last), damaged(report).evidence().get("damagedFrames"));
        assertTrue(
                damaged(report).message().startsWith("1 frame is damaged."),
                damaged(report).message());
        Finding truncated = report.finding(FindingCode.TRUNCATED).orElseThrow();
        assertEquals(Severity.ERROR, truncated.severity(), "frames are missing: " + truncated.message());
    }

    @Test
    void lastPictureIsFoundDamagedEveryTime() throws IOException {
        byte[] file = Files.readAllBytes(Corpus.file("video/gen__h264_a.ts"));
        MemorySource cut = new MemorySource("cut.ts", Arrays.copyOf(file, file.length * 3 / 4));
        FrameIndex index = VideoScan.of(cut).index();
        Finding first = damaged(MediaCheck.of(cut).deep(true).run());
        assertEquals(
                List.of(index.frameOfPacket(index.packetCount() - 1).orElseThrow()),
                first.evidence().get("damagedFrames"));
        for (int run = 0; run < 20; run++) {
            assertEquals(first, damaged(MediaCheck.of(cut).deep(true).run()));
        }
    }

    private static Finding damaged(MediaReport report) {
        return report.finding(FindingCode.CORRUPT_FRAMES)
                .orElseThrow(() -> new AssertionError(report.findings().toString()));
    }
}
