package com.encord.sdk.download;

import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.transport.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item between its listing and its outcome: which of its files are there, and what went wrong. Safe for use by many
 * threads.
 */
final class ItemInFlight {
    private final UUID id;
    private final String title;
    private final ItemType type;
    private final Pace pace;
    private final List<Path> files = new ArrayList<>(1);
    private int filesLeft;
    private boolean hasFetched;
    private long bytes;
    private long start;
    private boolean isStarted;
    private @Nullable String reason;
    private @Nullable Throwable error;
    private @Nullable DownloadOutcome outcome;

    private ItemInFlight(UUID id, String title, ItemType type, Pace pace) {
        this.id = id;
        this.title = title;
        this.type = type;
        this.pace = pace;
    }

    static ItemInFlight of(StorageItem item, Pace pace) {
        return new ItemInFlight(item.id(), item.name(), item.type(), pace);
    }

    static ItemInFlight missing(UUID id, Pace pace) {
        return new ItemInFlight(id, "", ItemType.UNKNOWN, pace);
    }

    /** Whether the object is this item, rather than a part of it. */
    boolean is(StorageItem object) {
        return object.id().equals(id);
    }

    synchronized void awaits(int number) {
        filesLeft = number;
    }

    /** One of its files has its turn. */
    synchronized void started() {
        if (!isStarted) {
            isStarted = true;
            start = pace.nanoTime();
        }
    }

    synchronized void there(Path file, long size, boolean fetched) {
        files.add(file);
        bytes += size;
        hasFetched |= fetched;
    }

    /** The first failure counts. */
    synchronized void failed(String why, @Nullable Throwable cause) {
        if (reason == null) {
            reason = why;
            error = cause;
        }
    }

    /** Counts a file as dealt with, well or not; the outcome after the last one. */
    synchronized Optional<DownloadOutcome> fileDone() {
        filesLeft--;
        if (filesLeft > 0) {
            return Optional.empty();
        }
        DownloadStatus good = hasFetched ? DownloadStatus.DOWNLOADED : DownloadStatus.ALREADY_THERE;
        return Optional.of(end(reason == null ? good : DownloadStatus.FAILED));
    }

    /** It ends without any file. */
    synchronized DownloadOutcome end(DownloadStatus status, String why, @Nullable Throwable cause) {
        failed(why, cause);
        return end(status);
    }

    /** What there is at the end of the run. */
    synchronized DownloadOutcome outcome(String whyStopped) {
        if (outcome != null) {
            return outcome;
        }
        if (!isStarted) {
            return end(DownloadStatus.NOT_STARTED, whyStopped, null);
        }
        return end(DownloadStatus.FAILED, "Only some of its files were fetched. " + whyStopped, null);
    }

    private DownloadOutcome end(DownloadStatus status) {
        DownloadOutcome made = new DownloadOutcome(
                id,
                title,
                type,
                status,
                files,
                bytes,
                isStarted ? Duration.ofNanos(pace.nanoTime() - start) : Duration.ZERO,
                Optional.ofNullable(reason),
                Optional.ofNullable(error));
        outcome = made;
        return made;
    }
}
