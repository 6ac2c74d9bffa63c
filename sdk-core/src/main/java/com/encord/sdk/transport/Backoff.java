package com.encord.sdk.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: exponential backoff with full jitter, so that clients that failed together do not come back
 * together. What the platform asks for by {@code Retry-After} goes before it.
 *
 * @param maxRetries the attempts after the first; 0 for none
 * @param baseDelay the longest wait before the first retry; doubled each time
 * @param maxDelay the longest wait of all
 * @param maxRetryAfter the longest wait that the platform can ask for
 */
public record Backoff(int maxRetries, Duration baseDelay, Duration maxDelay, Duration maxRetryAfter) {
    /** Three retries: up to 0.5 s, 1 s and 2 s apart, or as long as the platform asks, two minutes at most. */
    public static final Backoff STANDARD =
            new Backoff(3, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /**
     * Checks the numbers.
     *
     * @param maxRetries the attempts after the first; 0 for none
     * @param baseDelay the longest wait before the first retry; doubled each time
     * @param maxDelay the longest wait of all
     * @param maxRetryAfter the longest wait that the platform can ask for
     */
    public Backoff {
        check(maxRetries, baseDelay, maxDelay, maxRetryAfter);
    }

    /**
     * Checks the numbers.
     *
     * @param maxRetries the attempts after the first; 0 for none
     * @param baseDelay the longest wait before the first retry; doubled each time
     * @param maxDelay the longest wait of all
     * @param maxRetryAfter the longest wait that the platform can ask for
     * @throws IllegalArgumentException if a number is negative, or the longest delay below the first
     */
    public static void check(int maxRetries, Duration baseDelay, Duration maxDelay, Duration maxRetryAfter) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("The number of retries must not be negative, but is " + maxRetries);
        }
        if (baseDelay.isNegative() || maxDelay.compareTo(baseDelay) < 0 || maxRetryAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "The delays must not be negative, nor the longest below the first, but are " + baseDelay + ", "
                            + maxDelay + " and " + maxRetryAfter);
        }
    }

    /** The wait before the retry of that number, from 1. */
    Duration delay(int retry, @Nullable Duration retryAfter, RandomGenerator random) {
        if (retryAfter != null) {
            return retryAfter.compareTo(maxRetryAfter) < 0 ? retryAfter : maxRetryAfter;
        }
        double ceiling = Math.min(maxDelay.toMillis(), baseDelay.toMillis() * Math.pow(2, retry - 1.0));
        return Duration.ofMillis(Math.round(ceiling * random.nextDouble()));
    }
}
