package com.encord.sdk.media.reencode;

/**
 * How far a re-encode is.
 *
 * @param framesDone frames written so far
 * @param framesTotal frames that will be written
 */
public record ReEncodeProgress(int framesDone, int framesTotal) {
    /**
     * The done part.
     *
     * @return 0 to 1
     */
    public double fraction() {
        return framesTotal == 0 ? 1 : Math.min(1, (double) framesDone / framesTotal);
    }
}
