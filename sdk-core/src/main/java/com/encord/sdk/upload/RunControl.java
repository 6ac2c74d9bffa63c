package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run goes on, rests or ends, for all its threads. Ending interrupts them, which cuts transfers down to their
 * sockets. Safe for use by many threads.
 */
final class RunControl {
    private final Set<Thread> threads = new HashSet<>();
    private boolean paused;
    private volatile @Nullable EncordException stop;

    /** Ends the run; the first reason counts. */
    synchronized void stop(EncordException reason) {
        if (stop == null) {
            stop = reason;
            threads.forEach(Thread::interrupt);
            notifyAll();
        }
    }

    boolean isStopped() {
        return stop != null;
    }

    Optional<EncordException> stopReason() {
        return Optional.ofNullable(stop);
    }

    /** What reports say of inputs that the end of the run caught. */
    String stopText() {
        EncordException reason = stop;
        return reason == null ? "Interrupted." : String.valueOf(reason.getMessage());
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /** Counts the current thread among those to interrupt, while it runs {@code work}. */
    void during(Runnable work) {
        Thread current = Thread.currentThread();
        synchronized (this) {
            threads.add(current);
            if (stop != null) {
                current.interrupt();
            }
        }
        try {
            work.run();
        } finally {
            synchronized (this) {
                threads.remove(current);
            }
        }
    }

    /** Waits while the run is paused. */
    synchronized void awaitTurn() {
        while (paused && stop == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedCallException("Interrupted while the upload was paused", e);
            }
        }
    }
}
