package com.encord.sdk.upload;

/**
 * Watches an upload. All calls of one run come one after another from one thread of its own, so a slow listener delays
 * neither the transfer nor other calls; only the very end of the run waits for it, ten seconds at most. What it throws
 * is logged once and changes nothing.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Called when something has changed, ten times a second at most, and once more at the very end.
     *
     * @param progress the state of the run at this moment
     */
    void onProgress(Progress progress);

    /**
     * Called once for each input, as soon as its outcome is known, in the order in which inputs finish.
     *
     * @param outcome what became of it
     */
    default void onOutcome(UploadOutcome outcome) {}
}
