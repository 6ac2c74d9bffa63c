package com.encord.sdk.transfer;

import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * So many bytes in a second for all threads of a run together. Each share of bytes gets its place in time, one after
 * the other; whoever moved the bytes waits until theirs is over. Time that nobody used is lost but for a tenth of a
 * second, so that there are no bursts. Safe for use by many threads.
 */
public final class Bandwidth {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BURST_NANOS = 100_000_000;
    private static final long LONGEST_NAP_NANOS = 50_000_000;
    private static final long SHORTEST_NAP_NANOS = 1_000_000;

    private final double bytesPerSecond;
    private final Pace pace;
    private final BooleanSupplier isOver;
    private final long origin;
    private double free = Double.NEGATIVE_INFINITY;

    /**
     * Makes a limit.
     *
     * @param bytesPerSecond how many; 0 for any number
     * @param pace the clock and sleeper
     * @param isOver whether the run has ended; then nobody waits any more, nor longer than a twentieth of a second
     */
    public Bandwidth(long bytesPerSecond, Pace pace, BooleanSupplier isOver) {
        this.bytesPerSecond = bytesPerSecond;
        this.pace = pace;
        this.isOver = isOver;
        this.origin = pace.nanoTime();
    }

    /**
     * Waits until some bytes are within the limit.
     *
     * @param bytes how many were moved just now
     */
    public void moved(long bytes) {
        if (bytesPerSecond == 0 || bytes <= 0) {
            return;
        }
        double end = place(bytes);
        double left = end - now();
        while (left > 0 && !isOver.getAsBoolean()) {
            pace.sleep(Duration.ofNanos((long) Math.max(SHORTEST_NAP_NANOS, Math.min(left, LONGEST_NAP_NANOS))));
            left = end - now();
        }
    }

    /** When the bytes' place in time ends. */
    private synchronized double place(long bytes) {
        free = Math.max(free, now() - BURST_NANOS) + bytes * NANOS_PER_SECOND / bytesPerSecond;
        return free;
    }

    private double now() {
        return pace.nanoTime() - origin;
    }
}
