package com.encord.sdk.media.check;

/** The cheapest operation that clears a finding, from nothing to giving up. */
public enum Fix {
    /** Nothing has to or can be done to the file. */
    NONE,
    /** Rewrite the container and keep every sample: fast and without loss of quality. */
    REMUX,
    /** Decode and encode again. */
    REENCODE,
    /** The source must be repaired or exported again where it came from. */
    LOCAL_ONLY,
    /** Do not upload this file. */
    REJECT
}
