package com.encord.sdk.errors;

import java.io.Serial;

/** The caller is known but may not do this (403). */
public final class PermissionDeniedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public PermissionDeniedException(ApiFailure failure) {
        super(failure, "Ask an administrator of the folder, dataset or organisation for access.");
    }
}
