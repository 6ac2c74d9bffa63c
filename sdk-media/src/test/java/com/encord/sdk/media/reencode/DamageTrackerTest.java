package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.encord.sdk.media.Rational;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DamageTrackerTest {
    /** Two groups, stored I0 P3 B1 B2 | I6 b4 b5 P7: the second is open, b4 and b5 are its leading pictures. */
    private static final int[] DECODE_ORDER = {0, 2, 3, 1, 5, 6, 4, 7};

    private static final int[] GROUPS = {1, 1, 1, 1, 2, 2, 2, 2};

    @Test
    void damageSpreadsInDecodingOrderUpToTheNextKeyframe() {
        // P3 also damages B1 and B2, which come before it on screen, and the leading pictures that refer back to it
        assertArrayEquals(new int[] {1, 2, 3, 4, 5}, taintedBy(3));
        assertArrayEquals(new int[] {2, 4, 5}, taintedBy(2));
        assertArrayEquals(new int[] {7}, taintedBy(7));
    }

    @Test
    void leadingPicturesDamageNothingElse() {
        assertArrayEquals(new int[] {4, 5}, taintedBy(4));
        assertArrayEquals(new int[] {5}, taintedBy(5));
    }

    @Test
    void judgingWaitsForFramesStoredEarlierAndShownLater() {
        assertEquals(2, tracker().lookAhead());
    }

    private static int[] taintedBy(int damaged) {
        DamageTracker tracker = tracker();
        tracker.damaged(damaged);
        return IntStream.range(0, DECODE_ORDER.length).filter(tracker::tainted).toArray();
    }

    private static DamageTracker tracker() {
        long[] times = IntStream.range(0, DECODE_ORDER.length).asLongStream().toArray();
        return new DamageTracker(new SourceFrames(times, DECODE_ORDER, GROUPS, new Rational(1, 25), 1));
    }
}
