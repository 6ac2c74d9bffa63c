package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the number of every output frame back and compares it with the map. */
class FrameMapProofTest {
    private static final int COUNT = 150;
    private static final Rational MILLISECOND = new Rational(1, 1000);

    @TempDir
    static Path directory;

    private static Path plain;

    @BeforeAll
    static void makeVideo() {
        plain = directory.resolve("plain.mp4");
        NumberedVideo.write(plain, COUNT, 25);
        assertEquals(IntStream.range(0, COUNT).boxed().toList(), NumberedVideo.read(plain), "the video itself");
    }

    @Test
    void constantRateKeepsEveryFrame() {
        assertTrue(proved(plain).isIdentity());
    }

    @Test
    void ntscRateRoundedToThirtyRepeatsOneFrameInAThousand() {
        Path source = directory.resolve("ntsc.mp4");
        Path longer = directory.resolve("long.mp4");
        NumberedVideo.write(longer, 1200, 100);
        NumberedVideo.retime(longer, source, "mp4", new Rational(1, 30_000), i -> 1001L * i);
        FrameMap map = proved(source);
        assertEquals(1201, map.outputFrameCount());
        assertEquals(0, map.droppedFrames().count());
    }

    @Test
    void variableRateDropsAndRepeatsAsTheMapSays() {
        Random random = new Random(3);
        long[] times = new long[COUNT + 1];
        for (int i = 1; i < times.length; i++) {
            times[i] = times[i - 1] + 5 + random.nextInt(120);
        }
        Path source = directory.resolve("variable.mp4");
        NumberedVideo.retime(plain, source, "mp4", MILLISECOND, i -> times[i]);
        FrameMap map = proved(source);
        assertTrue(map.droppedFrames().count() > 10, map.toString());
        double rate = COUNT * 1000.0 / times[COUNT];
        for (int i = 0; i < COUNT; i++) {
            // the rule of the map, computed from the times alone: the nearest slot, and the last frame there wins
            int slot = (int) Math.floor(times[i] * (double) Math.round(rate) / 1000 + 0.5);
            int next = i + 1 < COUNT
                    ? (int) Math.floor(times[i + 1] * (double) Math.round(rate) / 1000 + 0.5)
                    : map.outputFrameCount();
            assertEquals(new FrameRange(slot, next), map.outputFrames(i), "frame " + i);
        }
    }

    @Test
    void longHoldRepeatsTheHeldFrame() {
        Path source = directory.resolve("hold.mkv");
        NumberedVideo.retime(plain, source, "matroska", MILLISECOND, i -> 40L * i + (i > 60 ? 3000 : 0));
        FrameMap map = proved(source);
        assertTrue(map.outputFrames(60).size() > 20, map.outputFrames(60).toString());
    }

    @Test
    void offsetStartMovesToZero() {
        Path source = directory.resolve("offset.mkv");
        NumberedVideo.retime(plain, source, "matroska", MILLISECOND, i -> 7013 + 40L * i);
        assertTrue(proved(source).isIdentity());
    }

    @Test
    void offsetStartIsRemuxedWithoutTouchingASample() {
        Path source = directory.resolve("offset.mp4");
        NumberedVideo.retime(plain, source, "mp4", MILLISECOND, i -> 7013 + 40L * i);
        ReEncodeResult result =
                ReEncode.of(source).to(directory.resolve("offset-auto.mp4")).run();
        assertEquals(ReEncodeOperation.REMUX, result.operation());
        assertTrue(result.frameMap().isIdentity());
        prove(result);
    }

    @Test
    void truncatedFileKeepsWhatIsThere() throws IOException {
        Path source = directory.resolve("truncated.mkv");
        Path whole = directory.resolve("whole.mkv");
        NumberedVideo.retime(plain, whole, "matroska", MILLISECOND, i -> 40L * i);
        NumberedVideo.truncate(whole, source, 0.6);
        FrameMap map = proved(source);
        assertTrue(map.sourceFrameCount() > 60 && map.sourceFrameCount() < 110, map.toString());
    }

    @Test
    void truncatedMp4ShowsItsLastSoundFrameToTheEnd() throws IOException {
        Path source = directory.resolve("truncated.mp4");
        NumberedVideo.truncate(plain, source, 0.6);
        proved(source);
    }

    @Test
    void corruptFramesAreDroppedWithAllThatDependOnThem() throws IOException {
        long dropped = 0;
        for (int i = 0; i < 8; i++) {
            Path source = directory.resolve("corrupt-" + i + ".mp4");
            NumberedVideo.corrupt(plain, source, 0.35 + 0.08 * i, 24);
            FrameMap map = proved(source);
            assertEquals(NumberedVideo.read(source).size(), map.sourceFrameCount());
            assertEquals(COUNT, map.outputFrameCount());
            dropped += map.droppedFrames().count();
        }
        assertTrue(dropped > 8, "the damage reached " + dropped + " frames");
    }

    @Test
    void corruptFramesOfOtherCodecsAreDroppedToo() throws IOException {
        for (String encoder : List.of("libvpx-vp9", "libaom-av1")) {
            Path sound = directory.resolve(encoder + ".mkv");
            NumberedVideo.write(sound, encoder, "matroska", 60, 20);
            for (int i = 0; i < 3; i++) {
                Path source = directory.resolve(encoder + "-corrupt-" + i + ".mkv");
                NumberedVideo.corrupt(sound, source, 0.3 + 0.2 * i, 24);
                proved(source);
            }
        }
    }

    @Test
    void packetWithoutPictureHasNoNumber() throws IOException {
        Path source = directory.resolve("lost.mp4");
        NumberedVideo.lose(plain, source, 40);
        FrameMap map = proved(source);
        assertEquals(COUNT - 1, map.sourceFrameCount());
        assertEquals(COUNT, map.outputFrameCount());
        // the time of the lost frame shows the one before; what refers to it is dropped up to the next keyframe
        assertEquals(39, map.sourceFrame(40));
        assertEquals(49, map.sourceFrame(50));
    }

    @Test
    void keptDamageDropsNothingThatDecodes() throws IOException {
        Path source = directory.resolve("kept.mp4");
        NumberedVideo.corrupt(plain, source, 0.5, 24);
        FrameMap kept = ReEncode.of(source)
                .full()
                .damagedFrames(DamagedFrames.KEEP)
                .to(directory.resolve("kept-full.mp4"))
                .run()
                .frameMap();
        assertTrue(kept.droppedFrames().count() < proved(source).droppedFrames().count(), kept.toString());
        assertEquals(0, kept.droppedFrames().count());
    }

    @Test
    void lowerRateShowsEverySecondFrame() {
        ReEncodeResult result = ReEncode.of(plain)
                .full()
                .frameRate(new Rational(25, 2))
                .to(directory.resolve("slower.mp4"))
                .run();
        prove(result);
        // 12.5 frames per second: times on a half go up, so the last frame has a slot of its own
        assertEquals(COUNT / 2 + 1, result.framesOut());
        assertEquals(74, result.frameMap().sourceFrame(37));
    }

    private static FrameMap proved(Path source) {
        Path target = directory.resolve(source.getFileName() + "-full.mp4");
        ReEncodeResult result = ReEncode.of(source).full().to(target).run();
        prove(result);
        assertEquals(Verdict.OK, MediaCheck.of(target).deep(true).run().verdict());
        return result.frameMap();
    }

    private static void prove(ReEncodeResult result) {
        FrameMap map = result.frameMap();
        List<Integer> shown = NumberedVideo.read(result.output());
        assertFalse(shown.isEmpty());
        List<Integer> source = NumberedVideo.read(result.input());
        assertEquals(source.size(), map.sourceFrameCount(), "frames are counted as they are decoded");
        List<Integer> promised = IntStream.range(0, map.outputFrameCount())
                .mapToObj(frame -> source.get(map.sourceFrame(frame)))
                .toList();
        assertEquals(promised, shown);
    }
}
