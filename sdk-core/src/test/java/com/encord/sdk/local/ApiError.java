package com.encord.sdk.local;

/** A request that is answered with an error, on either protocol. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ApiError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** HTTP status on REST, envelope status on the query protocol. */
    int status() {
        return status;
    }

    /** The query protocol's error code. */
    String code() {
        return code;
    }

    static ApiError badRequest(String message) {
        return new ApiError(400, "INVALID_ARGUMENTS_ERROR", message);
    }

    static ApiError unauthenticated(String message) {
        return new ApiError(401, "AUTHENTICATION_ERROR", message);
    }

    static ApiError unknownKey(String message) {
        return new ApiError(401, "SSH_KEY_NOT_FOUND_ERROR", message);
    }

    static ApiError forbidden(String message) {
        return new ApiError(403, "AUTHORISATION_ERROR", message);
    }

    static ApiError notFound(String message) {
        return new ApiError(404, "RESOURCE_NOT_FOUND_ERROR", message);
    }

    static ApiError methodNotAllowed(String message) {
        return new ApiError(405, "METHOD_NOT_ALLOWED_ERROR", message);
    }

    static ApiError exists(String message) {
        return new ApiError(409, "RESOURCE_EXISTS_ERROR", message);
    }

    static ApiError tooLarge(String message) {
        return new ApiError(413, "UNKNOWN_ERROR", message);
    }

    /** What the platform can and this one cannot. The code is one whose message clients show. */
    static ApiError notOffered(String message) {
        return badRequest(message);
    }

    static ApiError broken(String message) {
        return new ApiError(500, "UNKNOWN_ERROR", message);
    }
}
