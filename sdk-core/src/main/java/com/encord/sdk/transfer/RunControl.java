package com.encord.sdk.transfer;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run goes on, rests or ends, for all its threads. Ending interrupts them, which cuts transfers down to their
 * sockets. Safe for use by many threads.
 */
public final class RunControl {
    private static final long LOOK_MILLIS = 200;

    private final Set<Thread> threads = new HashSet<>();
    private boolean paused;
    private volatile @Nullable EncordException stop;

    /** Makes the control of a run that goes on. */
    public RunControl() {}

    /**
     * Ends the run; the first reason counts.
     *
     * @param reason why
     */
    public synchronized void stop(EncordException reason) {
        if (stop == null) {
            stop = reason;
            threads.forEach(Thread::interrupt);
            notifyAll();
        }
    }

    /**
     * Whether the run has been told to end.
     *
     * @return true from then on
     */
    public boolean isStopped() {
        return stop != null;
    }

    /**
     * Why the run was told to end.
     *
     * @return the first reason, if it was
     */
    public Optional<EncordException> stopReason() {
        return Optional.ofNullable(stop);
    }

    /**
     * What reports say of inputs that the end of the run caught.
     *
     * @return a sentence
     */
    public String stopText() {
        EncordException reason = stop;
        return reason == null ? "Interrupted." : String.valueOf(reason.getMessage());
    }

    /** Lets nothing further start. */
    public synchronized void pause() {
        paused = true;
    }

    /** Goes on after {@link #pause()}. */
    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /**
     * Counts the current thread among those to interrupt, while it works.
     *
     * @param work what to do
     */
    public void during(Runnable work) {
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

    /**
     * Starts daemons that this control interrupts.
     *
     * @param name of a thread, before its number
     * @param count how many
     * @param work what each does
     * @return the running threads
     */
    public List<Thread> start(String name, int count, Runnable work) {
        List<Thread> started = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Thread thread = new Thread(() -> during(work), name + "-" + i);
            thread.setDaemon(true);
            thread.start();
            started.add(thread);
        }
        return started;
    }

    /**
     * Waits for threads to end, whatever happens; an interrupt of the waiting thread is kept for later. Meanwhile looks
     * after the run.
     *
     * @param started the threads
     * @param look what to do several times a second
     */
    public void join(List<Thread> started, Runnable look) {
        boolean interrupted = false;
        for (Thread thread : started) {
            while (thread.isAlive()) {
                try {
                    thread.join(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                look.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits while the run is paused.
     *
     * @throws InterruptedCallException if the thread is interrupted meanwhile
     */
    public synchronized void awaitTurn() {
        while (paused && stop == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedCallException("Interrupted while the run was paused", e);
            }
        }
    }
}
