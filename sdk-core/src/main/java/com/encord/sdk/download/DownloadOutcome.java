package com.encord.sdk.download;

import com.encord.sdk.items.ItemType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one item of a download. Immutable.
 *
 * @param item the item's id
 * @param title its title on the platform; empty if the item was not found
 * @param type what it is
 * @param status how it ended
 * @param files those of its files that are on disk, whole: one, or for groups, sequences and series as many as they
 *     have
 * @param bytes their size
 * @param elapsed the time from its turn to its outcome; zero if it had none
 * @param reason why it is not on disk, in words; empty if it is
 * @param error what was thrown when it failed, when there was something
 */
public record DownloadOutcome(
        UUID item,
        String title,
        ItemType type,
        DownloadStatus status,
        List<Path> files,
        long bytes,
        Duration elapsed,
        Optional<String> reason,
        Optional<Throwable> error) {

    /**
     * Copies the files.
     *
     * @param item the item's id
     * @param title its title on the platform; empty if the item was not found
     * @param type what it is
     * @param status how it ended
     * @param files those of its files that are on disk, whole
     * @param bytes their size
     * @param elapsed the time from its turn to its outcome; zero if it had none
     * @param reason why it is not on disk, in words; empty if it is
     * @param error what was thrown when it failed, when there was something
     */
    public DownloadOutcome {
        files = List.copyOf(files);
    }

    @Override
    public String toString() {
        return status + " " + title + " (" + item + ")"
                + (files.isEmpty() ? "" : " -> " + files.get(0))
                + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "")
                + reason.map(why -> ": " + why).orElse("");
    }
}
