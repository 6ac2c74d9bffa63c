package com.encord.sdk.transfer;

import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.JobTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An upload or download under way, on daemon threads of its own: await it before the program or the client ends. Safe
 * for use by many threads at once.
 *
 * @param <R> its report
 * @param <P> its progress
 */
public final class TransferRun<R, P> {
    private final String name;
    private final RunControl control;
    private final Supplier<P> progress;
    private final CompletableFuture<R> report = new CompletableFuture<>();

    private TransferRun(String name, RunControl control, Supplier<P> progress) {
        this.name = name;
        this.control = control;
        this.progress = progress;
    }

    /**
     * Starts a run; users start theirs from a request.
     *
     * @param name what it is, such as {@code upload}
     * @param control stops and pauses it
     * @param progress tells how far it is
     * @param work all of it
     * @param <R> its report
     * @param <P> its progress
     * @return the run
     */
    public static <R, P> TransferRun<R, P> start(
            String name, RunControl control, Supplier<P> progress, Supplier<R> work) {
        TransferRun<R, P> run = new TransferRun<>(name, control, progress);
        Thread thread = new Thread(() -> run.work(work), "encord-" + name);
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void work(Supplier<R> work) {
        try {
            report.complete(work.get());
        } catch (RuntimeException | Error e) {
            report.completeExceptionally(e);
        }
    }

    /**
     * Ends the run: transfers are cut off down to their sockets, nothing more is started. The report then says of each
     * input or item what became of it, and a further run goes on from there: an upload with a journal registers what
     * was sent without sending it again, and a download reads on in unfinished large files. Idempotent.
     */
    public void cancel() {
        control.stop(new EncordException("The " + name + " was cancelled."));
    }

    /** Lets no further file start until {@link #resume()}; those under way are finished. Idempotent. */
    public void pause() {
        control.pause();
    }

    /** Goes on after {@link #pause()}. Idempotent. */
    public void resume() {
        control.resume();
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
    public P progress() {
        return progress.get();
    }

    /**
     * Waits for the end.
     *
     * @return the report, complete or not
     * @throws EncordException if the run could not even begin: its journal or directory cannot be used
     * @throws InterruptedCallException if the waiting thread is interrupted; the run goes on
     */
    public R await() {
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
     * @throws EncordException if the run could not even begin: its journal or directory cannot be used
     * @throws InterruptedCallException if the waiting thread is interrupted; the run goes on
     */
    public R await(Duration limit) {
        try {
            return report.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new JobTimeoutException(
                    "The " + name + " has not ended after " + limit.toMillis() + " ms and goes on: " + progress()
                            + ". Await it again, or cancel it.",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private InterruptedCallException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InterruptedCallException(
                "Interrupted while waiting for the end of the " + name + ", which goes on", e);
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
    public CompletableFuture<R> toFuture() {
        CompletableFuture<R> future = report.copy();
        future.whenComplete((value, failure) -> {
            if (future.isCancelled()) {
                cancel();
            }
        });
        return future;
    }

    /**
     * Waits for the end although interrupted: an interrupt cancels the run, whose report is then soon there.
     *
     * @return the report, complete or not
     * @throws EncordException if the run could not even begin
     */
    public R awaitOrCancel() {
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
