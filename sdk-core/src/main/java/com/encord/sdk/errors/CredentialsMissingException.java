package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No credentials were given, neither to the builder nor by the environment. */
public final class CredentialsMissingException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public CredentialsMissingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
