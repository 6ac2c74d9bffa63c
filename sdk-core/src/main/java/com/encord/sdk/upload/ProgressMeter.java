package com.encord.sdk.upload;

import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, and tells the listener from a thread of its own. Safe for use by many threads. */
final class ProgressMeter {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressMeter.class);
    private static final long INTERVAL_MILLIS = 100;
    private static final long LAST_WORD_MILLIS = 10_000;

    private final Pace pace;
    private final long start;
    private final @Nullable ProgressListener listener;
    private final Queue<UploadOutcome> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inputs = new AtomicInteger();
    private final AtomicInteger uploaded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final AtomicLong filesTotal = new AtomicLong();
    private final AtomicLong filesSent = new AtomicLong();
    private final AtomicLong bytesTotal = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();
    private volatile UploadPhase phase = UploadPhase.SCANNING;
    private volatile boolean isOver;
    private boolean hasComplained;
    private @Nullable Thread teller;

    ProgressMeter(Pace pace, @Nullable ProgressListener listener) {
        this.pace = pace;
        this.start = pace.nanoTime();
        this.listener = listener;
    }

    void start() {
        if (listener != null) {
            Thread thread = new Thread(() -> tell(listener), "encord-upload-progress");
            thread.setDaemon(true);
            thread.start();
            teller = thread;
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
        if (listener != null) {
            news.add(outcome);
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
        isOver = true;
        Thread thread = teller;
        if (thread == null) {
            return;
        }
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

    private void tell(ProgressListener to) {
        try {
            while (!isOver) {
                tellOnce(to);
                Thread.sleep(INTERVAL_MILLIS);
            }
            tellOnce(to);
        } catch (InterruptedException e) {
            LOG.warn("The upload's progress listener took too long; it was not told the end");
        }
    }

    private void tellOnce(ProgressListener to) {
        for (UploadOutcome outcome = news.poll(); outcome != null; outcome = news.poll()) {
            UploadOutcome each = outcome;
            guarded(() -> to.onOutcome(each));
        }
        guarded(() -> to.onProgress(snapshot()));
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) { // whatever a listener does, the upload goes on
            if (!hasComplained) {
                hasComplained = true;
                LOG.warn("The upload's progress listener failed; the upload goes on", e);
            }
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

        synchronized void sent(long soFar) {
            if (isOver) {
                return;
            }
            bytesSent.addAndGet(soFar - sent);
            sent = soFar;
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
