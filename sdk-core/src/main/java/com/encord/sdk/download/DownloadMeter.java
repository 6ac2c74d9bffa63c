package com.encord.sdk.download;

import com.encord.sdk.transfer.Teller;
import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts, and tells the listener. Safe for use by many threads. */
final class DownloadMeter {
    private final Pace pace;
    private final long start;
    private final @Nullable DownloadListener listener;
    private final Map<DownloadStatus, Integer> outcomes = new EnumMap<>(DownloadStatus.class);
    private boolean isListed;
    private int items;
    private long bytesTotal;
    private long bytesDone;
    private @Nullable Teller teller;

    DownloadMeter(Pace pace, @Nullable DownloadListener listener) {
        this.pace = pace;
        this.start = pace.nanoTime();
        this.listener = listener;
    }

    synchronized void start() {
        if (listener != null) {
            teller = new Teller("download", () -> listener.onProgress(snapshot()));
        }
    }

    synchronized void item() {
        items++;
    }

    synchronized void listed() {
        isListed = true;
    }

    synchronized void outcome(DownloadOutcome outcome) {
        outcomes.merge(outcome.status(), 1, Integer::sum);
        if (listener != null && teller != null) {
            teller.add(() -> listener.onOutcome(outcome));
        }
    }

    /** A file is found, of which the platform knows the size or, with 0, does not. */
    synchronized void planned(long bytes) {
        bytesTotal += bytes;
    }

    /** Starts counting one file's bytes. */
    Transfer transfer() {
        return new Transfer();
    }

    synchronized DownloadProgress snapshot() {
        return new DownloadProgress(
                isListed,
                items,
                count(DownloadStatus.DOWNLOADED),
                count(DownloadStatus.ALREADY_THERE),
                count(DownloadStatus.FAILED),
                count(DownloadStatus.SKIPPED),
                bytesTotal,
                bytesDone,
                elapsed());
    }

    private int count(DownloadStatus status) {
        return outcomes.getOrDefault(status, 0);
    }

    Duration elapsed() {
        return Duration.ofNanos(pace.nanoTime() - start);
    }

    /** Says the last word to the listener, and waits for it. */
    void finish() {
        Teller last;
        synchronized (this) {
            last = teller;
        }
        if (last != null) {
            last.finish();
        }
    }

    private synchronized void done(long more) {
        bytesDone += more;
    }

    /** One file's bytes. */
    final class Transfer {
        private long soFar;

        private Transfer() {}

        synchronized void at(long bytes) {
            done(bytes - soFar);
            soFar = bytes;
        }
    }
}
