package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A private key's passphrase is missing, wrong, or given for a key without one. */
public final class KeyPassphraseException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public KeyPassphraseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
