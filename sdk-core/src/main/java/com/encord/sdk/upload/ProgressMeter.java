package com.encord.sdk.upload;

import com.encord.sdk.transfer.Teller;
import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts, and tells the listener from a thread of its own. Safe for use by many threads. */
final class ProgressMeter {
    private final Pace pace;
    private final long start;
    private final @Nullable ProgressListener listener;
    private final AtomicInteger inputs = new AtomicInteger();
    private final AtomicInteger uploaded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicLong filesTotal = new AtomicLong();
    private final AtomicLong filesSent = new AtomicLong();
    private final AtomicLong bytesTotal = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();
    private volatile UploadPhase phase = UploadPhase.SCANNING;
    private @Nullable Teller teller;

    ProgressMeter(Pace pace, @Nullable ProgressListener listener) {
        this.pace = pace;
        this.start = pace.nanoTime();
        this.listener = listener;
    }

    void start() {
        if (listener != null) {
            teller = new Teller("upload", () -> listener.onProgress(snapshot()));
        }
    }

    void phase(UploadPhase now) {
        phase = now;
    }

    void planned(Input input) {
        inputs.incrementAndGet();
        filesTotal.addAndGet(input.files().size());
        bytesTotal.addAndGet(input.scannedBytes());
    }

    void settled() {
        inputs.incrementAndGet();
    }

    /** A file that was abandoned is to be sent after all. */
    void again(long bytes) {
        filesTotal.incrementAndGet();
        bytesTotal.addAndGet(bytes);
    }

    /** A planned input has nothing to send, because an earlier run sent it. */
    void alreadyThere(Input input) {
        filesTotal.addAndGet(-input.files().size());
        bytesTotal.addAndGet(-input.scannedBytes());
    }

    /** An input has its outcome; {@link UploadStatus#NOT_STARTED} changes no count. */
    void outcome(UploadOutcome outcome) {
        switch (outcome.status()) {
            case UPLOADED -> uploaded.incrementAndGet();
            case FAILED -> failed.incrementAndGet();
            case SKIPPED -> skipped.incrementAndGet();
            case NOT_STARTED -> {}
        }
        Teller to = teller;
        if (listener != null && to != null) {
            to.add(() -> listener.onOutcome(outcome));
        }
    }

    /** Starts counting one file's bytes, of which {@code planned} are in the total already. */
    Transfer transfer(long planned) {
        return new Transfer(planned);
    }

    Progress snapshot() {
        return new Progress(
                phase,
                inputs.get(),
                uploaded.get(),
                failed.get(),
                skipped.get(),
                filesTotal.get(),
                filesSent.get(),
                bytesTotal.get(),
                bytesSent.get(),
                Duration.ofNanos(pace.nanoTime() - start));
    }

    Duration elapsed() {
        return Duration.ofNanos(pace.nanoTime() - start);
    }

    /** Says the last word to the listener, and waits for it. */
    void finish() {
        phase = UploadPhase.FINISHED;
        if (teller != null) {
            teller.finish();
        }
    }

    /** One file's bytes. Safe for use by many threads: a transfer that was cut off may still report. */
    final class Transfer {
        private long total;
        private long sent;
        private boolean isOver;

        private Transfer(long planned) {
            this.total = planned;
        }

        /** The file turns out to have another size, or is replaced by another. */
        synchronized void size(long bytes) {
            bytesTotal.addAndGet(bytes - total);
            total = bytes;
        }

        /** Answers how many bytes that is more than before. */
        synchronized long sent(long soFar) {
            if (isOver) {
                return 0;
            }
            long more = soFar - sent;
            bytesSent.addAndGet(more);
            sent = soFar;
            return more;
        }

        synchronized void done() {
            sent(total);
            isOver = true;
            filesSent.incrementAndGet();
        }

        /** The file will not be sent. */
        synchronized void abandon() {
            sent(0);
            size(0);
            isOver = true;
            filesTotal.decrementAndGet();
        }
    }
}
