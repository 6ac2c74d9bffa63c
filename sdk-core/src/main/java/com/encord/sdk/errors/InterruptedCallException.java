package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted while a call waited. Its interrupt flag is set again. */
public final class InterruptedCallException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public InterruptedCallException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
