package com.encord.sdk.errors;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An answer came that this SDK cannot read: broken JSON, a missing field, or a redirect where none is allowed. */
public final class InvalidAnswerException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed and what to do
     * @param cause why, or null
     */
    public InvalidAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
