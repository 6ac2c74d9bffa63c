package com.encord.sdk.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BandwidthTest {
    /** A clock that only sleeping moves. */
    private static final class Clock implements Pace {
        private long nanos = 1_000;
        private Runnable afterNap = () -> {};

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void sleep(Duration wait) {
            nanos += wait.toNanos();
            afterNap.run();
        }
    }

    private final Clock clock = new Clock();

    private double seconds() {
        return clock.nanos / 1e9;
    }

    @Test
    void manySmallFilesTakeAsLongAsTheirBytesNeed() {
        Bandwidth bandwidth = new Bandwidth(100_000, clock, () -> false);
        for (int i = 0; i < 10_000; i++) {
            bandwidth.moved(137);
        }
        assertEquals(13.7, seconds(), 0.2);
    }

    @Test
    void aHugeFileTakesAsLongAsItsBytesNeed() {
        Bandwidth bandwidth = new Bandwidth(50_000_000, clock, () -> false);
        for (long i = 0; i < 20_000; i++) {
            bandwidth.moved(65_536);
        }
        assertEquals(20_000 * 65_536 / 50e6, seconds(), 0.2);
    }

    @Test
    void timeThatNobodyUsedIsNotMadeUpFor() {
        Bandwidth bandwidth = new Bandwidth(1_000, clock, () -> false);
        bandwidth.moved(1_000);
        clock.nanos += 3_600_000_000_000L;
        double before = seconds();
        bandwidth.moved(5_000);
        assertEquals(5, seconds() - before, 0.2);
    }

    @Test
    void aMomentThatNobodyUsedIsMadeUpFor() {
        Bandwidth bandwidth = new Bandwidth(1_000, clock, () -> false);
        bandwidth.moved(1_000);
        clock.nanos += 80_000_000;
        double before = seconds();
        bandwidth.moved(1_000);
        assertEquals(0.92, seconds() - before, 0.01);
    }

    @Test
    void nobodySleepsPastTheEndOfTheRun() {
        AtomicBoolean isOver = new AtomicBoolean();
        Bandwidth bandwidth = new Bandwidth(1_000, clock, isOver::get);
        clock.afterNap = () -> isOver.set(seconds() > 2);
        bandwidth.moved(1_000_000_000);
        assertTrue(seconds() < 2.06, "slept until " + seconds());
    }

    @Test
    void withoutALimitNobodyWaits() {
        new Bandwidth(0, clock, () -> false).moved(Long.MAX_VALUE);
        assertEquals(1_000, clock.nanos);
    }
}
