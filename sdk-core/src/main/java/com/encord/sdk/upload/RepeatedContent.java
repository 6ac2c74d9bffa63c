package com.encord.sdk.upload;

/** What an upload does with a single file whose content is that of a file uploaded before. */
public enum RepeatedContent {
    /** Every file becomes an item of its own. */
    UPLOAD,
    /**
     * It is skipped, and {@linkplain UploadOutcome#sameContentAs() its outcome} names the file that has become an item:
     * one of this upload, or one that the journal says was uploaded while contents were compared. If that one fails,
     * the repeat has its turn after all.
     */
    SKIP
}
