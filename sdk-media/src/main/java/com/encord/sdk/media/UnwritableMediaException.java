package com.encord.sdk.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An output cannot be written: no space, no permission, no such directory. Nothing is left behind. */
public final class UnwritableMediaException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param target the file that was to be written
     * @param message what failed, with the numbers, and what to do
     */
    public UnwritableMediaException(String target, String message) {
        this(target, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param target the file that was to be written
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public UnwritableMediaException(String target, String message, @Nullable Throwable cause) {
        super(target, message, cause);
    }
}
