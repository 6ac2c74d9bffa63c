package com.encord.sdk.upload;

/** What became of one input of an upload. */
public enum UploadStatus {
    /** It is an item on the platform. */
    UPLOADED,
    /** It was tried, or looked at, and did not become an item; the outcome says why. */
    FAILED,
    /** The run ended before its turn came. */
    NOT_STARTED,
    /** It was found in a directory and is not something to upload, or its content is repeated; the outcome says why. */
    SKIPPED
}
