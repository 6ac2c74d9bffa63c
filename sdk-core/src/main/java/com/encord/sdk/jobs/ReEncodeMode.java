package com.encord.sdk.jobs;

/** How much a re-encode does. */
public enum ReEncodeMode {
    /** As little as makes the video fit for labelling; nothing where it already is. */
    AUTO,
    /** A whole re-encode, also where a fitting version exists. */
    FULL
}
