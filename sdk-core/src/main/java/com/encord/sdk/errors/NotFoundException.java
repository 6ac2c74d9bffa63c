package com.encord.sdk.errors;

import java.io.Serial;

/** There is no such thing, or the caller cannot see it (404). */
public final class NotFoundException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public NotFoundException(ApiFailure failure) {
        super(failure, "Check the id, and that the key's user has access to it.");
    }
}
