package com.encord.sdk.jobs;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;
import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a job's state until it is over or the caller's time is up. Failures that may pass (no connection, 5xx, too
 * many requests) are waited out, but not for ever: after {@link #PATIENCE} without one good answer the failure is
 * thrown.
 *
 * @param pace the clock and sleeper
 * @param job what messages call the job
 * @param shortestPause the first pause between two questions
 * @param isHeld whether the platform holds a question until there is news, so that a slow answer needs no pause after
 *     it
 * @param <S> a state
 */
record Polling<S>(Pace pace, String job, Duration shortestPause, boolean isHeld) {
    /** How long the platform is asked to hold one question at most. */
    static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

    /** Given to the answer to a held question to arrive. */
    static final Duration ANSWER_GRACE = Duration.ofSeconds(30);

    /** The first pause after an answer that the platform should have held but did not. */
    static final Duration HELD_PAUSE = Duration.ofMillis(500);

    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /**
     * Waits.
     *
     * @param limit how long to wait altogether; zero asks once
     * @param ask asks for the state, given how long the platform may hold the question
     * @param isOver whether a state is final
     * @return the final state
     * @throws JobTimeoutException if the time is up before
     */
    S await(Duration limit, Function<Duration, S> ask, Predicate<S> isOver) {
        long start = pace.nanoTime();
        long lastAnswer = start;
        Duration pause = shortestPause;
        @Nullable S state = null;
        while (true) {
            @Nullable EncordException failure = null;
            long asked = pace.nanoTime();
            try {
                state = ask.apply(shorter(LONGEST_HOLD, left(limit, start)));
                lastAnswer = pace.nanoTime();
            } catch (ConnectionException | ServerErrorException | RateLimitException e) {
                failure = e;
            }
            if (failure == null && isOver.test(state)) {
                return state;
            }
            if (failure != null && (!mayPass(failure) || since(lastAnswer).compareTo(PATIENCE) > 0)) {
                throw failure;
            }
            Duration left = left(limit, start);
            if (left.isZero()) {
                throw new JobTimeoutException(
                        job + " was not over after " + limit.toMillis() + " ms"
                                + (state == null ? "" : " (last seen: " + state + ")")
                                + (failure == null ? "" : "; the last question failed: " + failure.getMessage())
                                + ". It goes on: await it again, or later by its id.",
                        failure);
            }
            boolean hasWaited = isHeld && failure == null && since(asked).compareTo(shortestPause) >= 0;
            if (!hasWaited) {
                pace.sleep(shorter(longer(pause, requested(failure)), left));
                pause = shorter(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
            } else {
                pause = shortestPause;
            }
        }
    }

    /** Statuses this SDK does not know are server errors too, but only some of them are worth waiting for. */
    private static boolean mayPass(EncordException failure) {
        return !(failure instanceof ServerErrorException server) || server.status() >= 500 || server.status() == 408;
    }

    /** A wait as the platform takes it, rounded up. */
    static long wholeSeconds(Duration hold) {
        return (hold.toMillis() + 999) / 1000;
    }

    private Duration since(long moment) {
        return Duration.ofNanos(pace.nanoTime() - moment);
    }

    private Duration left(Duration limit, long start) {
        Duration left = limit.minus(since(start));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration requested(@Nullable EncordException failure) {
        return failure instanceof RateLimitException limited
                ? limited.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
