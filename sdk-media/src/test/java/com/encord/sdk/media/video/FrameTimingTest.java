package com.encord.sdk.media.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.media.Rational;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class FrameTimingTest {
    private static final Rational MILLISECONDS = new Rational(1, 1000);
    private static final Rational NINETY_KILOHERTZ = new Rational(1, 90000);

    @Test
    void roundingToMillisecondsIsConstantAtEveryRateAndLength() {
        for (Rational rate : List.of(
                new Rational(30, 1), new Rational(30000, 1001), new Rational(24000, 1001), new Rational(60, 1))) {
            for (int frames : new int[] {2, 30, 1000, 100_000}) {
                FrameTiming timing = timing(frames, MILLISECONDS, n -> n / rate.toDouble(), List.of(rate));
                assertTrue(timing.constant(), rate + " x " + frames);
                assertEquals(rate, timing.frameRate().orElseThrow());
            }
        }
    }

    @Test
    void rateIsRecognisedWithoutAClaim() {
        assertEquals("30000/1001", rate(300, MILLISECONDS, 30000 / 1001.0));
        assertEquals("30/1", rate(300, MILLISECONDS, 30));
        assertEquals("25/1", rate(50, NINETY_KILOHERTZ, 25));
        assertEquals("90000/3749", rate(50, NINETY_KILOHERTZ, 90000 / 3749.0));
    }

    @Test
    void twoFramesHaveARateWhateverTheEndIs() {
        FrameTiming timing = FrameTiming.of(new long[] {0, 40}, 1000, MILLISECONDS, List.of());
        assertEquals(new Rational(25, 1), timing.frameRate().orElseThrow());
        assertEquals(0.04, timing.typicalStep(), 1e-9);
    }

    @Test
    void anAverageRateCountsTheLastFrameOnlyWhereItsEndIsKnown() {
        long[] times = {0, 100, 200, 300, 1000};
        assertEquals(
                new Rational(50, 11),
                FrameTiming.of(times, 1100, MILLISECONDS, List.of()).frameRate().orElseThrow());
        assertEquals(
                new Rational(4, 1),
                FrameTiming.of(times, 1000, MILLISECONDS, List.of()).frameRate().orElseThrow());
    }

    @Test
    void claimThatTheTimesContradictIsIgnored() {
        FrameTiming timing =
                timing(30, MILLISECONDS, n -> n / 30.0, List.of(new Rational(60, 1), new Rational(1000, 1)));
        assertTrue(timing.constant());
        assertEquals(new Rational(30, 1), timing.frameRate().orElseThrow());
    }

    @Test
    void oneMissingFrameIsFoundWhereverItIs() {
        for (int hole : new int[] {1, 50, 500, 998}) {
            FrameTiming timing = timing(1000, MILLISECONDS, n -> (n < hole ? n : n + 1) / 30.0, List.of());
            assertFalse(timing.constant(), "hole at " + hole);
            assertEquals(1, timing.missingSlots());
        }
    }

    @Test
    void twoFramesInOneSlotAreFound() {
        assertFalse(timing(100, MILLISECONDS, n -> (n < 50 ? n : n - 1) / 30.0, List.of())
                .constant());
    }

    @Test
    void changeOfRateIsFound() {
        assertFalse(timing(200, NINETY_KILOHERTZ, n -> n < 100 ? n / 30.0 : 100 / 30.0 + (n - 100) / 25.0, List.of())
                .constant());
        assertFalse(timing(200, NINETY_KILOHERTZ, n -> n / 30.0 + n * n * 2e-5, List.of())
                .constant());
    }

    @Test
    void jitterWithinHalfAFrameIsConstantAndBeyondIsNot() {
        assertTrue(timing(600, NINETY_KILOHERTZ, n -> n / 30.0 + 0.008 * Math.sin(n), List.of())
                .constant());
        assertFalse(timing(600, NINETY_KILOHERTZ, n -> n / 30.0 + (n == 0 ? 0 : 0.012 + 0.012 * Math.sin(n)), List.of())
                .constant());
    }

    @Test
    void onlyRoundingIsUniform() {
        assertTrue(timing(600, NINETY_KILOHERTZ, n -> Math.round(n * 1000 / 30.0) / 1000.0, List.of())
                .uniform());
        assertTrue(timing(600, new Rational(1, 600), n -> n / 29.0, List.of()).uniform());
        assertFalse(timing(600, NINETY_KILOHERTZ, n -> n / 30.0 + 0.003 * Math.sin(n), List.of())
                .uniform());
    }

    @Test
    void halfAFrameIsAllowedWithTheRoundingOfOneTime() {
        // at 10 frames per second in milliseconds, which hide one of them
        for (long stray = 40; stray <= 60; stray++) {
            long[] times = new long[100];
            for (int n = 0; n < times.length; n++) {
                times[n] = 100L * n + (n == 50 ? stray : 0);
            }
            FrameTiming timing = FrameTiming.of(times, FrameIndex.NO_PTS, MILLISECONDS, List.of());
            assertEquals(stray <= 51, timing.constant(), stray + " ms");
            assertEquals(stray / 100.0, timing.largestDeviation(), 1e-9);
        }
        // where a tick is half a frame, rounding hides a quarter of one
        assertTrue(FrameTiming.of(new long[] {0, 2, 4, 6, 8, 10, 13, 16}, FrameIndex.NO_PTS, MILLISECONDS, List.of())
                .constant());
        assertFalse(FrameTiming.of(
                        new long[] {0, 2, 4, 6, 8, 10, 12, 15, 18, 21}, FrameIndex.NO_PTS, MILLISECONDS, List.of())
                .constant());
    }

    @Test
    void twoTicksAreNoRoundingWhereTheyAreMoreThanHalfAFrame() {
        FrameTiming timing =
                FrameTiming.of(new long[] {0, 2, 4, 6, 8, 10, 13, 16}, FrameIndex.NO_PTS, MILLISECONDS, List.of());
        assertTrue(timing.constant());
        assertFalse(timing.uniform());
        assertTrue(FrameTiming.of(new long[] {0, 3, 6, 9, 12, 15, 19}, FrameIndex.NO_PTS, MILLISECONDS, List.of())
                .uniform());
    }

    @Test
    void gridEndsWithTheLastFrame() {
        // a grid of another rate would leave no frame more than 0.3 frames off, but nobody knows that rate
        assertFalse(timing(100, NINETY_KILOHERTZ, n -> n / 30.0 + (n < 50 ? n : 100 - n) * 0.0004, List.of())
                .constant());
    }

    @Test
    void claimWithinCoarseRoundingIsTaken() {
        Rational thirty = new Rational(30, 1);
        assertEquals(
                thirty,
                timing(39, NINETY_KILOHERTZ, n -> Math.floor(n * 1000 / 30.0) / 1000.0, List.of(thirty))
                        .frameRate()
                        .orElseThrow());
        assertEquals(
                "30000/1001",
                timing(39, NINETY_KILOHERTZ, n -> n * 1.001 / 30, List.of(thirty))
                        .frameRate()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void rateOfASingleFrameIsThatOfItsDuration() {
        assertEquals(
                new Rational(25, 1),
                FrameTiming.of(new long[] {0}, 40, MILLISECONDS, List.of(new Rational(1200000, 1)))
                        .frameRate()
                        .orElseThrow());
        assertEquals(
                new Rational(30, 1),
                FrameTiming.of(new long[] {0}, 33, MILLISECONDS, List.of(new Rational(30, 1)))
                        .frameRate()
                        .orElseThrow());
    }

    @Test
    void fewFramesNeedNoSpecialTreatment() {
        assertTrue(timing(1, MILLISECONDS, n -> 0, List.of()).constant());
        assertTrue(timing(0, MILLISECONDS, n -> 0, List.of()).frameRate().isEmpty());
        assertTrue(timing(2, MILLISECONDS, n -> n, List.of()).constant());
        assertEquals(
                new Rational(25, 1),
                FrameTiming.of(new long[] {0}, 40, MILLISECONDS, List.of())
                        .frameRate()
                        .orElseThrow());
    }

    @Test
    void framesThatAllHaveOneTimeAreNotConstant() {
        assertFalse(timing(10, MILLISECONDS, n -> 0, List.of()).constant());
    }

    private static String rate(int frames, Rational base, double rate) {
        return timing(frames, base, n -> n / rate, List.of())
                .frameRate()
                .orElseThrow()
                .toString();
    }

    private static FrameTiming timing(int frames, Rational base, IntToDoubleFunction seconds, List<Rational> claims) {
        long[] times = new long[frames];
        for (int n = 0; n < frames; n++) {
            times[n] = Math.round(seconds.applyAsDouble(n) / base.toDouble());
        }
        return FrameTiming.of(times, Long.MIN_VALUE, base, claims);
    }
}
