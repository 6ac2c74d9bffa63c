package com.encord.sdk.transport;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.AuthenticationException;
import com.encord.sdk.errors.ConflictException;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.PayloadTooLargeException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;

/** Which exception an error answer becomes. */
final class ApiErrors {
    private ApiErrors() {}

    static ApiException ofStatus(ApiFailure failure, Answer answer) {
        return switch (failure.status()) {
            case 400, 405, 422 -> new InvalidRequestException(failure);
            case 401 -> new AuthenticationException(failure, answer.clockAhead());
            case 403 -> new PermissionDeniedException(failure);
            case 404 -> new NotFoundException(failure);
            case 409 -> new ConflictException(failure);
            case 413 -> new PayloadTooLargeException(failure);
            case 429 -> new RateLimitException(failure, answer.retryAfter());
            default -> new ServerErrorException(failure);
        };
    }

    /** The query protocol's codes; one that is not known here is judged by the status. */
    static ApiException ofCode(ApiFailure failure, Answer answer) {
        return switch (String.valueOf(failure.code())) {
            case "AUTHENTICATION_ERROR", "SSH_KEY_NOT_FOUND_ERROR" ->
                new AuthenticationException(failure, answer.clockAhead());
            case "AUTHORISATION_ERROR", "OPERATION_NOT_ALLOWED" -> new PermissionDeniedException(failure);
            case "RESOURCE_NOT_FOUND_ERROR" -> new NotFoundException(failure);
            case "RESOURCE_EXISTS_ERROR", "DUPLICATE_SSH_KEY_ERROR" -> new ConflictException(failure);
            case "UNKNOWN_ERROR" -> new ServerErrorException(failure);
            case "METHOD_NOT_ALLOWED_ERROR",
                    "INVALID_ARGUMENTS_ERROR",
                    "INVALID_DATE_FORMAT_ERROR",
                    "FILE_TYPE_NOT_SUPPORTED_ERROR",
                    "FILE_SIZE_NOT_SUPPORTED_ERROR",
                    "UPLOAD_OPERATION_NOT_SUPPORTED_ERROR",
                    "FEATURE_DOES_NOT_EXIST_ERROR",
                    "MODEL_WEIGHTS_INCONSISTENT_ERROR",
                    "MODEL_FEATURES_INCONSISTENT_ERROR",
                    "DETECTION_RANGE_INVALID_ERROR",
                    "MUST_SET_DETECTION_RANGE_ERROR",
                    "ANSWER_DICTIONARY_ERROR",
                    "CORRUPTED_LABEL_ERROR",
                    "MULTI_LABEL_LIMIT_ERROR",
                    "WRONG_PROJECT_TYPE_ERROR" -> new InvalidRequestException(failure);
            default -> ofStatus(failure, answer);
        };
    }
}
