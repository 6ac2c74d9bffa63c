package com.encord.sdk.upload;

/** What became of one input of an upload. */
public enum UploadStatus {
    /** It is an item on the platform. */
    UPLOADED,
    /** It was tried, or looked at, and did not become an item; the outcome says why. */
    FAILED,
    /** The run ended before its turn came. */
    NOT_STARTED,
    /**
     * It was not for uploading: found in a directory without being anything the platform takes, left out by a pattern,
     * met a second time, or of a content that is known already. The outcome says why.
     */
    SKIPPED
}
