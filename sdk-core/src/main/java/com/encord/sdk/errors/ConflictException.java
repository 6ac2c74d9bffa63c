package com.encord.sdk.errors;

import java.io.Serial;

/** It exists already, or something else changed it first (409). */
public final class ConflictException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public ConflictException(ApiFailure failure) {
        super(failure, "Read its present state before trying again.");
    }
}
