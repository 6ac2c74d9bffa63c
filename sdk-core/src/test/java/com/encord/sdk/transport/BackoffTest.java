package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff BACKOFF =
            new Backoff(9, Duration.ofMillis(100), Duration.ofMillis(1000), Duration.ofSeconds(5));

    /** Always gives the same. */
    private record Fixed(double value) implements RandomGenerator {
        @Override
        public double nextDouble() {
            return value;
        }

        @Override
        public long nextLong() {
            return 0;
        }
    }

    private static long delay(int retry, double random) {
        return BACKOFF.delay(retry, null, new Fixed(random)).toMillis();
    }

    @Test
    void delaysDoubleUpToTheLongest() {
        assertEquals(100, delay(1, 1));
        assertEquals(200, delay(2, 1));
        assertEquals(800, delay(4, 1));
        assertEquals(1000, delay(5, 1));
        assertEquals(1000, delay(9, 1));
    }

    @Test
    void delaysAreDrawnFromZeroUpSoThatClientsDoNotReturnTogether() {
        assertEquals(0, delay(3, 0));
        assertEquals(100, delay(3, 0.25));
    }

    @Test
    void whatThePlatformAsksForIsNotDrawn() {
        assertEquals(Duration.ofSeconds(3), BACKOFF.delay(1, Duration.ofSeconds(3), new Fixed(0)));
        assertEquals(Duration.ofSeconds(5), BACKOFF.delay(1, Duration.ofSeconds(60), new Fixed(0)));
    }
}
