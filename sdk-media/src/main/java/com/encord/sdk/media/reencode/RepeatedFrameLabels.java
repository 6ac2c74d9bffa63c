package com.encord.sdk.media.reencode;

/** What becomes of the labels on a source frame that several output frames show. */
public enum RepeatedFrameLabels {
    /** Each of the frames gets them: the picture is the same on all. */
    ALL,
    /** Only the first of the frames gets them. */
    FIRST
}
