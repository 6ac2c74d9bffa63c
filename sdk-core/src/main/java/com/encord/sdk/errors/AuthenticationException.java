package com.encord.sdk.errors;

import java.io.Serial;

/** The platform does not know the caller (401). */
public final class AuthenticationException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public AuthenticationException(ApiFailure failure) {
        super(
                failure,
                "Check that the key or token belongs to a user of this platform and region, and that this machine's clock is right.");
    }
}
