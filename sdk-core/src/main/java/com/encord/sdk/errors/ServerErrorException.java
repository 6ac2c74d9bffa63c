package com.encord.sdk.errors;

import java.io.Serial;

/** The platform failed (5xx), or answered with a status this SDK does not know. */
public final class ServerErrorException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public ServerErrorException(ApiFailure failure) {
        super(failure, "Try again later; if it persists, give the request id to Encord's support.");
    }
}
