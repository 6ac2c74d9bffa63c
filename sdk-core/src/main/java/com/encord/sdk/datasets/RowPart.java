package com.encord.sdk.datasets;

/** A part of a data row that is only sent when asked for. */
public enum RowPart {
    /** The customer's own data: {@link DataRow#metadata()}. */
    METADATA,
    /** A URL to download the data from: {@link DataRow#signedUrl()}. */
    SIGNED_URL,
    /** The images of a group: {@link DataRow#images()}. */
    IMAGES,
    /** The images of a group with a URL to download each: {@link RowImage#signedUrl()}. */
    SIGNED_IMAGES
}
