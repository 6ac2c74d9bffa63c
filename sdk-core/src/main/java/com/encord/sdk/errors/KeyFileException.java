package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A private key file is missing or cannot be read. */
public final class KeyFileException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public KeyFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
