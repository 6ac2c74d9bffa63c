package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.JobTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An upload under way, on daemon threads of its own: await it before the program or the client ends. Safe for use by
 * many threads at once.
 */
public final class UploadRun {
    private final UploadEngine engine;
    private final CompletableFuture<UploadReport> report = new CompletableFuture<>();

    private UploadRun(UploadEngine engine) {
        this.engine = engine;
    }

    static UploadRun start(UploadEngine engine) {
        UploadRun run = new UploadRun(engine);
        Thread thread = new Thread(run::work, "encord-upload");
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
     * Ends the run: transfers are cut off down to their sockets, nothing more is started. The report then says of each
     * input what became of it. Files sent but not registered yet fail too; with a journal, the next run registers them
     * without sending them again. Idempotent.
     */
    public void cancel() {
        engine.control().stop(new EncordException("The upload was cancelled."));
    }

    /** Lets no further file start until {@link #resume()}; those under way are finished. Idempotent. */
    public void pause() {
        engine.control().pause();
    }

    /** Goes on after {@link #pause()}. Idempotent. */
    public void resume() {
        engine.control().resume();
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
    public Progress progress() {
        return engine.progress();
    }

    /**
     * Waits for the end.
     *
     * @return the report, complete or not
     * @throws UploadJournalException if the journal cannot be used; nothing was sent then
     * @throws InterruptedCallException if the waiting thread is interrupted; the run goes on
     */
    public UploadReport await() {
        try {
            return report.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("Interrupted while waiting for an upload, which goes on", e);
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
     * @throws UploadJournalException if the journal cannot be used; nothing was sent then
     * @throws InterruptedCallException if the waiting thread is interrupted; the run goes on
     */
    public UploadReport await(Duration limit) {
        try {
            return report.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new JobTimeoutException(
                    "The upload has not ended after " + limit.toMillis() + " ms and goes on: " + progress()
                            + ". Await it again, or cancel it.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("Interrupted while waiting for an upload, which goes on", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
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
    public CompletableFuture<UploadReport> toFuture() {
        CompletableFuture<UploadReport> future = report.copy();
        future.whenComplete((value, failure) -> {
            if (future.isCancelled()) {
                cancel();
            }
        });
        return future;
    }

    /** Waits although interrupted: an interrupt cancels the run, whose report is then soon there. */
    UploadReport awaitOrCancel() {
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
