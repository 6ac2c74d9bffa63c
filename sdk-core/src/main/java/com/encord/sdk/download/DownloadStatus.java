package com.encord.sdk.download;

/** What became of one item of a download. */
public enum DownloadStatus {
    /** Its files are on disk, and at least one of them was fetched by this run. */
    DOWNLOADED,
    /** All its files are on disk, whole, from an earlier run. */
    ALREADY_THERE,
    /** It was tried, and not all of its files are on disk; the outcome says why. */
    FAILED,
    /** The run ended before its turn came. */
    NOT_STARTED,
    /** It has nothing to download, or patterns leave it out; the outcome says why. */
    SKIPPED
}
