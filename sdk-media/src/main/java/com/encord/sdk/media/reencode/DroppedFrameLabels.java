package com.encord.sdk.media.reencode;

/** What becomes of the labels on a source frame that the output does not show. */
public enum DroppedFrameLabels {
    /** They are left out. */
    OMIT,
    /** They go to the frame that stands in the dropped one's place, see {@link FrameMap#translate(int)}. */
    NEAREST,
    /** The translation fails and names the frame. */
    FAIL
}
