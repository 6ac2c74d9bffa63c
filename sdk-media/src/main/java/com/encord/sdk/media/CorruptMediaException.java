package com.encord.sdk.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The file opens, but a part that was asked for cannot be decoded. */
public final class CorruptMediaException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     */
    public CorruptMediaException(String source, String message) {
        this(source, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public CorruptMediaException(String source, String message, @Nullable Throwable cause) {
        super(source, message, cause);
    }
}
