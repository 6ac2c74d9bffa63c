package com.encord.sdk.media.internal.compression;

import java.io.Serial;

/** Compressed bytes broke their rules; caught where the file's name is known. */
public final class CompressionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CompressionException(String message) {
        super(message, null, false, false);
    }
}
