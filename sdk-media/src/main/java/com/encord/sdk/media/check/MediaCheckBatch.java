package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks many files, several at a time. Configure, then {@link #run()}; a batch is used by one thread.
 *
 * <pre>{@code
 * List<MediaReport> reports = MediaCheck.all(files).parallel(4).onReport(r -> System.out.println(r.toJson())).run();
 * }</pre>
 */
public final class MediaCheckBatch {
    private final List<Path> files;
    private boolean deep;
    private int parallel = 1;
    private @Nullable IsolatedChecks isolated;
    private Consumer<? super MediaReport> listener = report -> {};

    MediaCheckBatch(Collection<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Decodes every frame as well.
     *
     * @param deep true to decode
     * @return this batch
     */
    public MediaCheckBatch deep(boolean deep) {
        this.deep = deep;
        return this;
    }

    /**
     * Checks in worker processes, so that a fault of a native decoder costs one file's report and not this process. As
     * many workers run as files are checked at the same time; they are reused for all files.
     *
     * @param isolated the workers, which the caller closes after the run
     * @return this batch
     * @throws IllegalArgumentException if one of the files is not in the default file system
     */
    public MediaCheckBatch isolated(IsolatedChecks isolated) {
        files.forEach(IsolatedChecks::requireFile);
        this.isolated = isolated;
        return this;
    }

    /**
     * Sets how many files are checked at the same time.
     *
     * @param threads at least 1; more than the number of processors helps only slow disks
     * @return this batch
     * @throws IllegalArgumentException if below 1
     */
    public MediaCheckBatch parallel(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("At least 1 file must be checked at a time, got " + threads);
        }
        this.parallel = threads;
        return this;
    }

    /**
     * Sets who hears of each report as soon as it is there, one at a time, on the thread that runs the batch and in the
     * order of completion.
     *
     * @param listener the listener; what it throws ends the run
     * @return this batch
     */
    public MediaCheckBatch onReport(Consumer<? super MediaReport> listener) {
        this.listener = listener;
        return this;
    }

    /**
     * Checks all files.
     *
     * @return one report per file, in the order of the files
     * @throws MediaInterruptedException if this thread is interrupted meanwhile
     * @throws IllegalStateException if the checks are isolated and the workers are closed
     */
    public List<MediaReport> run() {
        MediaReport[] reports = new MediaReport[files.size()];
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, files.size())), task -> {
            Thread thread = new Thread(task, "media-check");
            thread.setDaemon(true);
            return thread;
        });
        CompletionService<Integer> done = new ExecutorCompletionService<>(workers);
        try {
            int submitted = 0;
            int finished = 0;
            while (finished < reports.length) {
                // only so many wait in the queue that a listener that throws leaves little to throw away
                while (submitted < reports.length && submitted - finished < 2 * parallel) {
                    int place = submitted++;
                    done.submit(() -> reports[place] = check(files.get(place)).run(), place);
                }
                listener.accept(reports[done.take().get()]);
                finished++;
            }
            return new ArrayList<>(List.of(reports));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException("", "the thread was interrupted while it checked files", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof MediaException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof IllegalStateException closed && isolated != null) {
                throw closed;
            }
            throw new IllegalStateException("A check failed in a way it should not", failure.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private MediaCheck check(Path file) {
        MediaCheck check = MediaCheck.of(file).deep(deep);
        return isolated == null ? check : check.isolated(isolated);
    }
}
