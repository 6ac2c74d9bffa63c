package com.encord.sdk.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Reading took longer than the time that was allowed for it. Allow more time, or treat the file as hostile. */
public final class MediaTimeoutException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     */
    public MediaTimeoutException(String source, String message) {
        this(source, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public MediaTimeoutException(String source, String message, @Nullable Throwable cause) {
        super(source, message, cause);
    }
}
