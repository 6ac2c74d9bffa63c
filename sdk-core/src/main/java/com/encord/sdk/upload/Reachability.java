package com.encord.sdk.upload;

import com.encord.sdk.transport.Pace;
import java.time.Duration;

/**
 * Whether a server can be reached at all, seen by all threads together: a few connection failures in a row mean that
 * it is down, and down for longer than the patience means that it is lost. Any answer resets it. Safe for use by many
 * threads.
 */
final class Reachability {
    private static final int FAILURES_IN_A_ROW = 3;

    private final String name;
    private final Pace pace;
    private final Duration patience;
    private int failures;
    private long firstFailure;

    Reachability(String name, Pace pace, Duration patience) {
        this.name = name;
        this.pace = pace;
        this.patience = patience;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void failed() {
        if (failures == 0) {
            firstFailure = pace.nanoTime();
        }
        failures++;
    }

    /** Whether connection failures are everybody's rather than one file's. */
    synchronized boolean isDown() {
        return failures >= FAILURES_IN_A_ROW;
    }

    synchronized boolean isLost() {
        return failures >= FAILURES_IN_A_ROW && pace.nanoTime() - firstFailure >= patience.toNanos();
    }

    synchronized String describe() {
        return "The upload was stopped, because " + name + " could not be reached for " + patience.toSeconds()
                + " s (" + failures + " failures in a row). Check the network, then start the upload again"
                + " (with a journal it goes on where it was).";
    }
}
