package com.encord.sdk.media.reencode;

/** What becomes of frames that do not decode cleanly. */
public enum DamagedFrames {
    /**
     * They are dropped, with all frames that were predicted from them, and the last sound frame stands in: every output
     * frame truly shows the source frame that the map names.
     */
    DROP,
    /**
     * They are kept as the decoder repaired them, like the ffmpeg tool does: parts may show what earlier frames showed.
     */
    KEEP
}
