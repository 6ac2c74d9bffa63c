package com.encord.sdk.transport;

import com.encord.sdk.errors.InterruptedCallException;
import java.time.Duration;
import java.time.Instant;

/** Time as seen by code that waits, so that tests need not. Safe for use by many threads at once. */
public interface Pace {
    /** The machine's own time. */
    Pace SYSTEM = new Pace() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration wait) {
            try {
                Thread.sleep(Math.max(0, wait.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedCallException("Interrupted while waiting " + wait.toMillis() + " ms", e);
            }
        }
    };

    /**
     * The wall clock, for signatures and journals.
     *
     * @return the present moment
     */
    Instant now();

    /**
     * A monotonic clock, for deadlines.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanoTime();

    /**
     * Waits.
     *
     * @param wait how long
     * @throws InterruptedCallException if the thread is interrupted meanwhile; the flag is set again
     */
    void sleep(Duration wait);
}
