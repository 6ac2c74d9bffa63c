package com.encord.sdk.local;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The threads jobs run on. */
final class Workers {
    private final int count;
    private final ExecutorService threads;
    private volatile boolean closing;

    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, new NamedThreads("encord-local-job"));
    }

    int count() {
        return count;
    }

    /** Whether work is being interrupted; what fails now is to be done again after a restart. */
    boolean closing() {
        return closing;
    }

    void execute(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            if (!closing) {
                throw e;
            }
        }
    }

    /** Interrupts all work and waits for it to end. */
    void close(Duration patience) {
        closing = true;
        threads.shutdownNow();
        try {
            threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
