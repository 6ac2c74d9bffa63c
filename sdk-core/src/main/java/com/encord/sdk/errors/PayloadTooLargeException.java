package com.encord.sdk.errors;

import java.io.Serial;

/** The request is larger than the platform takes (413). */
public final class PayloadTooLargeException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public PayloadTooLargeException(ApiFailure failure) {
        super(failure, "Send fewer things in one request.");
    }
}
