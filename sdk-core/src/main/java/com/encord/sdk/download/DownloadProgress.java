package com.encord.sdk.download;

import java.time.Duration;

/**
 * A moment of a download. Immutable. Totals grow while folders are still being listed.
 *
 * @param isListed whether everything to download is known by now, so that the totals are final
 * @param itemsTotal items found so far
 * @param downloaded items that are on disk by this run
 * @param alreadyThere items that were on disk before
 * @param failed items that failed
 * @param skipped items with nothing to download
 * @param bytesTotal the size of what was found so far, as far as the platform knows it
 * @param bytesDone bytes on disk, of unfinished files too; falls back when a file has to start again
 * @param elapsed time since the start
 */
public record DownloadProgress(
        boolean isListed,
        int itemsTotal,
        int downloaded,
        int alreadyThere,
        int failed,
        int skipped,
        long bytesTotal,
        long bytesDone,
        Duration elapsed) {

    /**
     * Items whose outcome is known.
     *
     * @return how many
     */
    public int itemsDone() {
        return downloaded + alreadyThere + failed + skipped;
    }
}
