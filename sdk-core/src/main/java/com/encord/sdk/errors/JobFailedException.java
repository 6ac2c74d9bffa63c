package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The platform ended a job without success. The message carries the platform's reasons. */
public final class JobFailedException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public JobFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
