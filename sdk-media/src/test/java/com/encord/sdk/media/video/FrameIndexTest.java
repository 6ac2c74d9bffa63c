package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameIndexTest {
    private static final Rational BASE = new Rational(1, 30);

    /** I B B P with the first B left out by an edit list, then a hidden packet and a P. */
    private static final FrameIndex INDEX = new FrameIndex(
            BASE,
            new long[] {0, 3, 1, 2, 4, 5},
            new long[] {-1, 0, 1, 2, 3, 4},
            new byte[] {FrameIndex.KEYFRAME, 0, FrameIndex.DISCARDED, 0, FrameIndex.HIDDEN, FrameIndex.KEYFRAME},
            1);

    @Test
    void framesAreThePresentedPacketsInOrderOfTime() {
        assertArrayEquals(new long[] {0, 2, 3, 5}, INDEX.presentationTimes());
        assertEquals(4, INDEX.frameCount());
        assertEquals(6, INDEX.packetCount());
        assertEquals(1, INDEX.discardedCount());
        assertEquals(1, INDEX.hiddenCount());
        assertEquals(3, INDEX.packetOf(1));
        assertEquals(OptionalInt.of(2), INDEX.frameOfPacket(1));
        assertEquals(OptionalInt.empty(), INDEX.frameOfPacket(2));
        assertEquals(2, INDEX.duration(0));
        assertEquals(6, INDEX.endPts());
    }

    @Test
    void decodingStartsAtTheKeyframeBefore() {
        assertEquals(0, INDEX.keyframePacketFor(2));
        assertEquals(5, INDEX.keyframePacketFor(3));
        assertTrue(INDEX.isKeyframe(0));
        assertFalse(INDEX.isKeyframe(1));
        assertEquals(5, INDEX.keyframeInterval());
    }

    @Test
    void timesLeadBackToFrames() {
        for (int frame = 0; frame < INDEX.frameCount(); frame++) {
            assertEquals(OptionalInt.of(frame), INDEX.framePlayedAt(INDEX.time(frame)));
            assertEquals(OptionalInt.of(frame), INDEX.frameWithPts(INDEX.pts(frame)));
        }
        assertEquals(OptionalInt.of(0), INDEX.framePlayedAt(1.9 / 30));
        assertEquals(OptionalInt.empty(), INDEX.framePlayedAt(-0.001));
        assertEquals(OptionalInt.of(3), INDEX.framePlayedAt(1e30));
        assertEquals(OptionalInt.empty(), INDEX.frameWithPts(1));
    }

    @Test
    void spanHasTheFramesThatAreOnScreenDuringIt() {
        long[] starts = INDEX.presentationTimes();
        for (int from = -3; from < 16; from++) {
            for (int to = from; to < 16; to++) {
                List<Integer> expected = new ArrayList<>();
                for (int frame = 0; frame < starts.length; frame++) {
                    // in half ticks; the last frame stays
                    boolean gone = frame + 1 < starts.length && 2 * starts[frame + 1] <= from;
                    if (from < to && !gone && 2 * starts[frame] < to) {
                        expected.add(frame);
                    }
                }
                FrameSelection played = INDEX.framesPlayedIn(from / 60.0, to / 60.0);
                assertEquals(expected, played.indices(4).boxed().toList(), from + " to " + to + " half ticks");
            }
        }
        assertEquals(4, INDEX.framesPlayedIn(-1e30, 1e30).indices(4).count());
        assertThrows(IllegalArgumentException.class, () -> INDEX.framesPlayedIn(1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> INDEX.framesPlayedIn(0, Double.NaN));
    }

    @Test
    void frameOutsideIsRefusedWithTheRange() {
        IndexOutOfBoundsException failure = assertThrows(IndexOutOfBoundsException.class, () -> INDEX.pts(4));
        assertTrue(failure.getMessage().contains("4 frames"), failure.getMessage());
    }

    @Test
    void shuffledTimesAreSortedInReasonableTime() {
        int count = 200_000;
        long[] pts = new long[count];
        for (int i = 0; i < count; i++) {
            pts[i] = (long) count - i;
        }
        FrameIndex index = new FrameIndex(BASE, pts, pts.clone(), new byte[count], 1);
        for (int frame = 0; frame < count; frame++) {
            assertEquals(frame + 1, index.pts(frame));
        }
    }

    @Test
    void savedIndexComesBackEqual(@TempDir Path directory) {
        Path file = directory.resolve("video.index");
        INDEX.save(file);
        INDEX.save(file);
        assertEquals(INDEX, FrameIndex.load(file));
    }

    @Test
    void anyDamageToASavedIndexIsNoticed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("video.index");
        INDEX.save(file);
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bad);
            assertThrows(MediaException.class, () -> FrameIndex.load(file));
        }
        Files.write(file, java.util.Arrays.copyOf(good, good.length - 3));
        assertThrows(CorruptMediaException.class, () -> FrameIndex.load(file));
    }
}
