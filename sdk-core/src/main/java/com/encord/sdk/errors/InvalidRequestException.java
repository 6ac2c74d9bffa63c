package com.encord.sdk.errors;

import java.io.Serial;

/** The platform refused the request's content (400, 422): sending it again will not help. */
public final class InvalidRequestException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public InvalidRequestException(ApiFailure failure) {
        super(failure, "Correct the arguments; sending the same request again will fail again.");
    }
}
