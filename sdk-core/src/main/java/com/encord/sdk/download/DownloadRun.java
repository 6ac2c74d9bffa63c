package com.encord.sdk.download;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.JobTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A download under way, on daemon threads of its own: await it before the program or the client ends. Safe for use by
 * many threads at once.
 */
public final class DownloadRun {
    private final DownloadEngine engine;
    private final CompletableFuture<DownloadReport> report = new CompletableFuture<>();

    private DownloadRun(DownloadEngine engine) {
        this.engine = engine;
    }

    static DownloadRun start(DownloadEngine engine) {
        DownloadRun run = new DownloadRun(engine);
        Thread thread = new Thread(run::work, "encord-download");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void work() {
        try {
            report.complete(engine.run());
        } catch (RuntimeException | Error e) {
            report.completeExceptionally(e);
        }
    }

    /**
     * Ends the run: transfers are cut off down to their sockets, nothing more is started. What came of unfinished large
     * files stays beside their targets, and the next run reads on from there. Idempotent.
     */
    public void cancel() {
        engine.control().stop(new EncordException("The download was cancelled."));
    }

    /**
     * Whether the report is there.
     *
     * @return true at the end
     */
    public boolean isDone() {
        return report.isDone();
    }

    /**
     * How far it is.
     *
     * @return this moment's numbers
     */
    public DownloadProgress progress() {
        return engine.progress();
    }

    /**
     * Waits for the end.
     *
     * @return the report, complete or not
     * @throws DownloadDirectoryException if the directory cannot be used; nothing was downloaded then
     * @throws InterruptedCallException if the waiting thread is interrupted; the run goes on
     */
    public DownloadReport await() {
        try {
            return report.get();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /**
     * Waits for the end, but not for ever.
     *
     * @param limit how long
     * @return the report, complete or not
     * @throws JobTimeoutException if it has not ended by then; the run goes on
     * @throws DownloadDirectoryException if the directory cannot be used; nothing was downloaded then
     * @throws InterruptedCallException if the waiting thread is interrupted; the run goes on
     */
    public DownloadReport await(Duration limit) {
        try {
            return report.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new JobTimeoutException(
                    "The download has not ended after " + limit.toMillis() + " ms and goes on: " + progress()
                            + ". Await it again, or cancel it.",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static InterruptedCallException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptedCallException("Interrupted while waiting for a download, which goes on", e);
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(e);
    }

    /**
     * The report to come.
     *
     * @return a future of its own; cancelling it cancels the run
     */
    public CompletableFuture<DownloadReport> toFuture() {
        CompletableFuture<DownloadReport> future = report.copy();
        future.whenComplete((value, failure) -> {
            if (future.isCancelled()) {
                cancel();
            }
        });
        return future;
    }

    /** Waits although interrupted: an interrupt cancels the run, whose report is then soon there. */
    DownloadReport awaitOrCancel() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return report.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel();
                } catch (ExecutionException e) {
                    throw unwrapped(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
