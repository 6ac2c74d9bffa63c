package com.encord.sdk.media.reencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.encord.sdk.media.Rational;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutputGridTest {
    private static final Rational MILLISECOND = new Rational(1, 1000);

    @Test
    void millisecondRoundingLosesNoFrame() {
        long[] times = LongStream.range(0, 10_000)
                .map(i -> Math.round(i * 1001 / 30.0))
                .toArray();
        OutputGrid grid = OutputGrid.of(times, MILLISECOND, 33, new Rational(30_000, 1001));
        assertEquals(10_000, grid.frameCount());
        IntStream.range(0, 10_000).forEach(i -> assertEquals(i, grid.slot(i)));
    }

    @Test
    void timesGoToTheNearestSlotHalvesUpwards() {
        OutputGrid grid =
                OutputGrid.of(new long[] {5000, 5049, 5050, 5149, 5151, 5400}, MILLISECOND, 100, new Rational(10, 1));
        assertEquals(0, grid.slot(0));
        assertEquals(0, grid.slot(1));
        assertEquals(1, grid.slot(2));
        assertEquals(1, grid.slot(3));
        assertEquals(2, grid.slot(4));
        assertEquals(4, grid.slot(5));
        assertEquals(5, grid.frameCount());
    }

    @Test
    void theLastFrameIsHeldForItsDuration() {
        assertEquals(
                30,
                OutputGrid.of(new long[] {0}, MILLISECOND, 1000, new Rational(30, 1))
                        .frameCount());
        assertEquals(
                1,
                OutputGrid.of(new long[] {0}, MILLISECOND, 1, new Rational(30, 1))
                        .frameCount());
    }

    @Test
    void absurdTimesAreRefusedBeforeAnythingIsWritten() {
        assertThrows(
                ArithmeticException.class,
                () -> OutputGrid.of(
                        new long[] {Long.MIN_VALUE + 1, Long.MAX_VALUE}, MILLISECOND, 0, new Rational(1, 1)));
    }
}
