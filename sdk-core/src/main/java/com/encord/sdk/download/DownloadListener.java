package com.encord.sdk.download;

/**
 * Watches a download. All calls of one run come one after another from one thread of its own, so a slow listener delays
 * neither the transfer nor other calls; only the very end of the run waits for it, ten seconds at most. What it throws
 * is logged once and changes nothing.
 */
@FunctionalInterface
public interface DownloadListener {
    /**
     * Called ten times a second, and once more at the very end.
     *
     * @param progress the state of the run at this moment
     */
    void onProgress(DownloadProgress progress);

    /**
     * Called once for each item, as soon as its outcome is known, in the order in which items finish.
     *
     * @param outcome what became of it
     */
    default void onOutcome(DownloadOutcome outcome) {}
}
