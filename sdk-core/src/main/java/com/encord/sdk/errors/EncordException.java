package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this SDK throws for a reason a caller may want to handle. Messages say what failed, with which
 * numbers, and what to do next; they never contain keys, tokens, signatures or the query of a signed URL.
 */
public class EncordException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     */
    public EncordException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public EncordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
