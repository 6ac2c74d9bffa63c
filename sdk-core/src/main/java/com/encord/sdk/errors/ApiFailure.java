package com.encord.sdk.errors;

import org.jspecify.annotations.Nullable;

/**
 * The facts of an error answer.
 *
 * @param status the HTTP status, or the envelope's status on the query protocol
 * @param code the query protocol's error code, or null
 * @param operation method and path or query type, without query parameters
 * @param requestId the trace id sent with the request
 * @param serverMessage the platform's own words, or null
 */
public record ApiFailure(
        int status,
        @Nullable String code,
        String operation,
        String requestId,
        @Nullable String serverMessage) {

    String describe() {
        StringBuilder text =
                new StringBuilder(operation).append(" failed with status ").append(status);
        if (code != null) {
            text.append(" (").append(code).append(')');
        }
        if (serverMessage != null && !serverMessage.isBlank()) {
            text.append(": ").append(serverMessage.strip());
        }
        return text.append(" [request id ").append(requestId).append(']').toString();
    }
}
