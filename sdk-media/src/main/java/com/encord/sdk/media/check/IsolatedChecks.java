package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.NativesMissingException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs checks in worker processes, so that a fault inside a native decoder, a decoder without end or one without
 * measure ends a worker and never the host. A worker is a JVM of the same Java home and class path. It is started when
 * a check needs one, serves file after file, and is replaced after a fault; there are as many as checks ran at the same
 * time. A file whose check crashes or takes too long has {@link FindingCode#UNREADABLE}, and what happened is its
 * evidence; all other reports equal those of a check in process.
 *
 * <p>Safe for use by many threads. Whoever builds it closes it, which ends the workers; workers also end with the host,
 * whichever way that goes. Only files can be checked, as channels and addresses live in the host.
 *
 * <pre>{@code
 * try (IsolatedChecks isolated = IsolatedChecks.builder().timeLimit(Duration.ofMinutes(2)).build()) {
 *     List<MediaReport> reports = MediaCheck.all(files).isolated(isolated).parallel(4).run();
 * }
 * }</pre>
 */
public final class IsolatedChecks implements AutoCloseable {
    private final List<String> command;
    private final Duration timeLimit;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> all = new HashSet<>();
    private boolean closed;

    private IsolatedChecks(Builder builder) {
        this.command = WorkerCommand.of(builder.classPath, builder.heapMegabytes);
        this.timeLimit = builder.timeLimit;
    }

    /**
     * Begins with 10 minutes for each file and 1024 MB of heap for each worker.
     *
     * @return what to configure
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Checks a file of the default file system; the name is the one it was given by. */
    MediaReport check(Path file, boolean deep) {
        try {
            WorkerProcess worker = take(file);
            boolean whole = false;
            try {
                MediaReport report = ReportCodec.report(worker.exchange(ReportCodec.request(file, deep), timeLimit));
                whole = true;
                return report;
            } catch (TimeoutException tooLong) {
                return UnfinishedCheck.tooLong(file, deep, timeLimit);
            } catch (ExecutionException | IOException fault) {
                WorkerProcess.End end = worker.awaitEnd();
                requireOpen();
                return UnfinishedCheck.crashed(file, deep, end);
            } catch (NativesMissingException missing) {
                whole = true;
                throw missing;
            } finally {
                giveBack(worker, whole);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(
                    file.toString(), "the thread was interrupted while a worker checked it", interrupted);
        }
    }

    /**
     * Ends all workers and waits until they are gone. Checks that still run, and checks begun later, fail with
     * {@link IllegalStateException}. Closing again does nothing.
     */
    @Override
    public void close() {
        List<WorkerProcess> workers;
        synchronized (this) {
            closed = true;
            workers = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        workers.forEach(WorkerProcess::close);
    }

    private WorkerProcess take(Path file) throws InterruptedException {
        WorkerProcess waiting;
        while ((waiting = nextIdle()) != null) {
            if (waiting.isAlive()) {
                return waiting;
            }
            giveBack(waiting, false);
        }
        WorkerProcess started;
        try {
            started = WorkerProcess.start(command);
        } catch (IOException failure) {
            throw new MediaException(file.toString(), failure.getMessage(), failure);
        }
        synchronized (this) {
            if (!closed) {
                all.add(started);
                return started;
            }
        }
        started.close();
        requireOpen();
        return started;
    }

    private synchronized @Nullable WorkerProcess nextIdle() {
        requireOpen();
        // the last used is the likeliest to have its code compiled and its memory at hand
        return idle.pollLast();
    }

    private void giveBack(WorkerProcess worker, boolean whole) {
        synchronized (this) {
            if (whole && !closed) {
                idle.addLast(worker);
                return;
            }
            all.remove(worker);
        }
        worker.close();
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("These isolated checks are closed; build new ones to check more files");
        }
    }

    /** The source's file, which must be one that another process can open by its name. */
    static Path requireFile(MediaSource source) {
        Path file = source.path()
                .orElseThrow(() -> new IllegalArgumentException(
                        source.name() + " is not a file, and only files can be checked in isolation"));
        return requireFile(file);
    }

    static Path requireFile(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException(file + " lies in a file system of this process ("
                    + file.getFileSystem().provider().getScheme() + "), where a worker cannot open it");
        }
        return file;
    }

    /** Settings of isolated checks. Used by one thread. */
    public static final class Builder {
        private Duration timeLimit = Duration.ofMinutes(10);
        private int heapMegabytes = 1024;
        private String classPath = "";

        private Builder() {}

        /**
         * Sets how long the check of one file may take before its worker is ended. A deep check takes about as long as
         * decoding all frames.
         *
         * @param limit above zero
         * @return this builder
         * @throws IllegalArgumentException if not above zero
         */
        public Builder timeLimit(Duration limit) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("The time limit of a check must be above zero, got " + limit);
            }
            this.timeLimit = limit;
            return this;
        }

        /**
         * Sets the largest Java heap of one worker. What decoders allocate natively comes on top.
         *
         * @param megabytes at least 64, in units of 1024 x 1024 bytes
         * @return this builder
         * @throws IllegalArgumentException if below 64
         */
        public Builder maxHeapMegabytes(int megabytes) {
            if (megabytes < 64) {
                throw new IllegalArgumentException("A worker needs a heap of at least 64 MB, got " + megabytes);
            }
            this.heapMegabytes = megabytes;
            return this;
        }

        /**
         * Sets the class path of the workers, for hosts whose own one does not name this SDK's jar: application servers
         * and jars nested in a jar.
         *
         * @param classPath jars and folders as for {@code java -cp}, natives included; not empty
         * @return this builder
         */
        public Builder classPath(String classPath) {
            this.classPath = Objects.requireNonNull(classPath, "classPath");
            return this;
        }

        /**
         * Finishes the settings. No worker is started yet.
         *
         * @return the isolated checks, to be closed by the caller
         */
        public IsolatedChecks build() {
            return new IsolatedChecks(this);
        }
    }
}
