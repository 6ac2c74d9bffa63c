package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Waiting for a job took longer than the caller allowed. The job goes on; its handle can be awaited again. */
public final class JobTimeoutException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public JobTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
