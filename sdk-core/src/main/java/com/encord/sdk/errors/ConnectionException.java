package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No answer came: refused, reset, timed out or cut off in the middle. The platform may or may not have acted. */
public final class ConnectionException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public ConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
