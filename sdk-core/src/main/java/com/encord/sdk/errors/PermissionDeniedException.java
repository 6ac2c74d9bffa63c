package com.encord.sdk.errors;

import java.io.Serial;

/**
 * The caller is known but may not do this (403). The platform answers so for folders and items that do not exist, too:
 * it does not tell strangers which there are.
 */
public final class PermissionDeniedException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     */
    public PermissionDeniedException(ApiFailure failure) {
        super(failure, "Check the id, and ask an administrator of the folder, dataset or organisation for access.");
    }
}
