package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A private key is not an Ed25519 key in OpenSSH format. */
public final class KeyFormatException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public KeyFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
