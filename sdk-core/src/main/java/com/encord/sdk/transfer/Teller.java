package com.encord.sdk.transfer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of a run, from one thread of its own, so that a slow listener delays nothing but the very end of the
 * run. What the listener throws is logged once and changes nothing. Safe for use by many threads.
 */
public final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);
    private static final long INTERVAL_MILLIS = 100;
    private static final long LAST_WORD_MILLIS = 10_000;

    private final String run;
    private final Runnable state;
    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean isOver;
    private boolean hasComplained;

    /**
     * Starts telling.
     *
     * @param run what is watched, such as {@code upload}
     * @param state tells the listener the state of the run; called ten times a second and once at the end
     */
    public Teller(String run, Runnable state) {
        this.run = run;
        this.state = state;
        thread = new Thread(this::tell, "encord-" + run + "-progress");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Passes something on that is told once.
     *
     * @param call tells the listener
     */
    public void add(Runnable call) {
        news.add(call);
    }

    /** Says the last word to the listener, and waits for it, ten seconds at most. */
    public void finish() {
        isOver = true;
        boolean interrupted = false;
        long deadline = System.nanoTime() + LAST_WORD_MILLIS * 1_000_000;
        while (thread.isAlive() && System.nanoTime() < deadline) {
            try {
                thread.join(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        thread.interrupt();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            while (!isOver) {
                tellOnce();
                Thread.sleep(INTERVAL_MILLIS);
            }
            tellOnce();
        } catch (InterruptedException e) {
            LOG.warn("The {}'s progress listener took too long; it was not told the end", run);
        }
    }

    private void tellOnce() {
        for (Runnable call = news.poll(); call != null; call = news.poll()) {
            guarded(call);
        }
        guarded(state);
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) { // whatever a listener does, the run goes on
            if (!hasComplained) {
                hasComplained = true;
                LOG.warn("The {}'s progress listener failed; the {} goes on", run, run, e);
            }
        }
    }
}
