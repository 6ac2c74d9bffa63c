package com.encord.sdk.errors;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Too many requests (429), and the retries allowed were used up. */
public final class RateLimitException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Null when the platform did not say. */
    private final @Nullable Duration retryAfter;

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     * @param retryAfter how long the platform asks to wait, or null when it did not say
     */
    public RateLimitException(ApiFailure failure, @Nullable Duration retryAfter) {
        super(
                failure,
                retryAfter == null
                        ? "Wait, then go on with fewer requests at a time."
                        : "Wait " + retryAfter.toSeconds() + " s, then go on with fewer requests at a time.");
        this.retryAfter = retryAfter;
    }

    /**
     * How long the platform asks to wait.
     *
     * @return the wait, when the platform said
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
