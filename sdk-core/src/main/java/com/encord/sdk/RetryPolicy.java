package com.encord.sdk;

import com.encord.sdk.transport.Backoff;
import java.time.Duration;

/**
 * How often and when a failed request is tried again. Waits double from {@code baseDelay} to {@code maxDelay}, each
 * shortened by chance ("full jitter"); what the platform asks for by {@code Retry-After} goes before that, up to
 * {@code maxRetryAfter}. Only requests that do no harm when sent twice are retried after the platform may have received
 * them. Immutable.
 *
 * <pre>{@code
 * EncordClient.builder().retryPolicy(RetryPolicy.standard().withMaxRetries(8))
 * }</pre>
 *
 * @param maxRetries the attempts after the first; 0 for none
 * @param baseDelay the longest wait before the first retry
 * @param maxDelay the longest wait before any retry
 * @param maxRetryAfter the longest wait that the platform can ask for
 */
public record RetryPolicy(int maxRetries, Duration baseDelay, Duration maxDelay, Duration maxRetryAfter) {
    /**
     * Checks the numbers.
     *
     * @param maxRetries the attempts after the first; 0 for none
     * @param baseDelay the longest wait before the first retry
     * @param maxDelay the longest wait before any retry
     * @param maxRetryAfter the longest wait that the platform can ask for
     * @throws IllegalArgumentException if a number is negative, or the longest delay below the first
     */
    public RetryPolicy {
        Backoff.check(maxRetries, baseDelay, maxDelay, maxRetryAfter);
    }

    Backoff backoff() {
        return new Backoff(maxRetries, baseDelay, maxDelay, maxRetryAfter);
    }

    /**
     * What a client does unless told otherwise: three retries, up to 0.5 s, 1 s and 2 s apart, or as long as the
     * platform asks, two minutes at most.
     *
     * @return the policy
     */
    public static RetryPolicy standard() {
        Backoff standard = Backoff.STANDARD;
        return new RetryPolicy(
                standard.maxRetries(), standard.baseDelay(), standard.maxDelay(), standard.maxRetryAfter());
    }

    /**
     * One attempt only.
     *
     * @return the policy
     */
    public static RetryPolicy none() {
        return standard().withMaxRetries(0);
    }

    /**
     * Changes the number of retries.
     *
     * @param retries the attempts after the first
     * @return a new policy
     */
    public RetryPolicy withMaxRetries(int retries) {
        return new RetryPolicy(retries, baseDelay, maxDelay, maxRetryAfter);
    }

    /**
     * Changes the waits.
     *
     * @param base the longest wait before the first retry
     * @param most the longest wait before any retry
     * @return a new policy
     */
    public RetryPolicy withDelays(Duration base, Duration most) {
        return new RetryPolicy(maxRetries, base, most, maxRetryAfter);
    }
}
