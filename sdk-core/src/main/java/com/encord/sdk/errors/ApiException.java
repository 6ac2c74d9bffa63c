package com.encord.sdk.errors;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform answered, and the answer was an error. The subclass says what a caller can do about it; this class
 * carries the facts.
 */
public class ApiException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** HTTP's on REST, the envelope's on the query protocol. */
    private final int status;
    /** Only the query protocol has one. */
    private final @Nullable String code;
    /** Without query parameters, which may be private. */
    private final String operation;
    /** The trace id sent with the request. */
    private final String requestId;
    /** The platform's own words, when it had any. */
    private final @Nullable String serverMessage;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     * @param advice what the caller can do, a sentence without trailing blank
     */
    public ApiException(ApiFailure failure, String advice) {
        super(failure.describe() + ". " + advice);
        this.status = failure.status();
        this.code = failure.code();
        this.operation = failure.operation();
        this.requestId = failure.requestId();
        this.serverMessage = failure.serverMessage();
    }

    /**
     * The status: HTTP's on REST, the envelope's on the query protocol.
     *
     * @return the status code
     */
    public final int status() {
        return status;
    }

    /**
     * The platform's own error code, which only the query protocol sends.
     *
     * @return a code such as {@code RESOURCE_NOT_FOUND_ERROR}
     */
    public final Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /**
     * What was asked, without query parameters.
     *
     * @return such as {@code GET storage/folders/1111...}
     */
    public final String operation() {
        return operation;
    }

    /**
     * The trace id sent with the request: quote it to Encord's support.
     *
     * @return 32 hexadecimal digits
     */
    public final String requestId() {
        return requestId;
    }

    /**
     * The platform's own words.
     *
     * @return the message, when the answer had one
     */
    public final Optional<String> serverMessage() {
        return Optional.ofNullable(serverMessage);
    }
}
