package com.encord.sdk.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The file cannot be opened or read at all: missing, not permitted, no media, or its header is destroyed. */
public final class UnreadableMediaException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     */
    public UnreadableMediaException(String source, String message) {
        this(source, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public UnreadableMediaException(String source, String message, @Nullable Throwable cause) {
        super(source, message, cause);
    }
}
