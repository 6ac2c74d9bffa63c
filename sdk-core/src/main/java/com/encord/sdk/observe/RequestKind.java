package com.encord.sdk.observe;

/** What sort of request an attempt belongs to. */
public enum RequestKind {
    /** A call of the platform. */
    PLATFORM,
    /** A file on its way to a signed URL. */
    UPLOAD,
    /** A file on its way from a signed URL. */
    DOWNLOAD
}
