package com.encord.sdk.download;

import java.io.Serial;

/** A file that cannot be fetched; the message is for its item's outcome. */
final class Undownloadable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    Undownloadable(String message, Throwable cause) {
        super(message, cause);
    }
}
