package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaInterruptedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A re-encode at work on a thread of its own. Safe for use by many threads. */
public final class ReEncodeRun {
    private final ReEncodeSettings settings;
    private final Cancellation cancelled = new Cancellation();
    private final CompletableFuture<ReEncodeResult> result = new CompletableFuture<>();

    private ReEncodeRun(ReEncodeSettings settings) {
        this.settings = settings;
    }

    static ReEncodeRun start(ReEncodeSettings settings) {
        ReEncodeRun run = new ReEncodeRun(settings);
        Thread thread = new Thread(run::work, "encord-reencode");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void work() {
        try {
            result.complete(new ReEncodeTask(settings, cancelled).run());
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    /**
     * Stops the work within a frame and leaves nothing at the target. Waiting then ends with
     * {@link ReEncodeCancelledException}. Has no effect on work that has ended.
     */
    public void cancel() {
        cancelled.ask();
    }

    /**
     * Whether the work has ended, in whichever way.
     *
     * @return true if waiting would end at once
     */
    public boolean isDone() {
        return result.isDone();
    }

    /**
     * Waits for the end.
     *
     * @return what was done
     * @throws com.encord.sdk.media.MediaException as {@link ReEncode#run()} would throw it
     */
    public ReEncodeResult await() {
        return waitFor(result::get).orElseThrow();
    }

    /**
     * Waits for the end for a while. The work goes on if the time is over.
     *
     * @param timeout how long
     * @return what was done, or empty if it has not ended
     * @throws com.encord.sdk.media.MediaException as {@link ReEncode#run()} would throw it
     */
    public Optional<ReEncodeResult> await(Duration timeout) {
        return waitFor(() -> result.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    }

    private interface Waiting {
        ReEncodeResult get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private Optional<ReEncodeResult> waitFor(Waiting waiting) {
        try {
            return Optional.of(waiting.get());
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(
                    settings.source().toString(), "waiting for the re-encode was interrupted; it goes on");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.getCause();
        }
    }

    /**
     * The result to come.
     *
     * @return a future of its own; completing or cancelling it does not touch the work
     */
    public CompletableFuture<ReEncodeResult> future() {
        return result.copy();
    }
}
