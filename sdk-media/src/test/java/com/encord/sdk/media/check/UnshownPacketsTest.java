package com.encord.sdk.media.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.MemorySource;
import com.encord.sdk.media.video.FrameIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Videos of which some packets cannot be shown, or have no time. Made by ffmpeg 5.1; how many frames come out
 * and when is what its ffprobe says.
 */
class UnshownPacketsTest {
    @Test
    void picturesThatLeadACutHevcVideoAreGhosts() throws IOException {
        for (boolean deep : List.of(false, true)) {
            MediaReport report = check("cut-open-gop.mkv", deep);
            assertEquals(12, report.facts().packetCount().orElseThrow());
            assertEquals(9, report.facts().frameCount().orElseThrow());
            assertEquals(0, report.facts().startTime().orElseThrow());
            assertTrue(report.facts().constantFrameRate().orElseThrow());
            assertEquals(
                    3,
                    report.finding(FindingCode.GHOST_FRAMES)
                            .orElseThrow()
                            .evidence()
                            .get("skippedPackets"));
            assertFalse(report.finding(FindingCode.CORRUPT_FRAMES).isPresent());
        }
    }

    @Test
    void hiddenPicturesOfSplitAv1AreNoFrames() throws IOException {
        for (boolean deep : List.of(false, true)) {
            MediaReport report = check("split-av1.webm", deep);
            assertEquals(86, report.facts().packetCount().orElseThrow());
            assertEquals(60, report.facts().frameCount().orElseThrow());
            assertEquals(Verdict.OK, report.verdict());
        }
    }

    @Test
    void cutThatPicturesWerePredictedAcrossIsNotMadeGoodByMovingPackets(@TempDir Path directory) throws IOException {
        Path cut = directory.resolve("cut.mp4");
        try (InputStream bytes = UnshownPacketsTest.class.getResourceAsStream("cut-open-gop.mp4")) {
            Files.copy(bytes, cut);
        }
        MediaReport report = MediaCheck.of(cut).run();
        assertEquals(29, report.facts().packetCount().orElseThrow());
        assertEquals(17, report.facts().frameCount().orElseThrow());
        assertEquals(
                Fix.REENCODE,
                report.finding(FindingCode.GHOST_FRAMES).orElseThrow().fix());
        FrameIndex index = FrameIndex.scan(cut);
        // the keyframe with which the presented frames start, and one with nothing presented across it
        assertFalse(index.canStartAt(12));
        assertTrue(index.canStartAt(0));
    }

    @Test
    void framesBeforeTheFirstKeyframeAreLostInEveryCheck() throws IOException {
        for (boolean deep : List.of(false, true)) {
            MediaReport report = check("no-first-keyframe.mp4", deep);
            assertEquals(24, report.facts().packetCount().orElseThrow());
            assertEquals(15, report.facts().frameCount().orElseThrow());
            assertEquals(0.4, report.facts().startTime().orElseThrow(), 1e-9);
            assertEquals("25/1", report.facts().frameRate().orElseThrow().toString());
            assertTrue(report.finding(FindingCode.CORRUPT_FRAMES).isPresent());
        }
    }

    @Test
    void emptyTheoraPacketsRepeatAFrameAndAreNotLost() throws IOException {
        MediaReport report = check("repeated.ogv", true);
        assertEquals(6, report.facts().frameCount().orElseThrow());
        assertFalse(report.finding(FindingCode.CORRUPT_FRAMES).isPresent());
    }

    @Test
    void lastFrameWithoutATimeFollowsTheOthers() throws IOException {
        MediaReport report = check("untimed-end.mpg", true);
        assertEquals(10, report.facts().frameCount().orElseThrow());
        assertTrue(report.facts().constantFrameRate().orElseThrow());
        assertFalse(report.finding(FindingCode.VARIABLE_FRAME_RATE).isPresent());
        assertTrue(report.finding(FindingCode.MISSING_TIMESTAMPS).isPresent());
    }

    private static MediaReport check(String name, boolean deep) throws IOException {
        try (InputStream bytes = UnshownPacketsTest.class.getResourceAsStream(name)) {
            return MediaCheck.of(new MemorySource(name, bytes.readAllBytes()))
                    .deep(deep)
                    .run();
        }
    }
}
