package com.encord.sdk.media.reencode;

/** What was done to a file. */
public enum ReEncodeOperation {
    /** Nothing: the file is as it should be, and the result is the input itself. */
    NONE,
    /** The container was written anew with the samples as they were: no loss of quality. */
    REMUX,
    /** Every frame was decoded and encoded again. */
    REENCODE
}
