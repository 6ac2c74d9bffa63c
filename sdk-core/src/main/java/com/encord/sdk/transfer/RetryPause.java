package com.encord.sdk.transfer;

import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The waits between attempts: doubling from half a second to half a minute, each between half and all of it so that
 * many workers do not come back at once, and never shorter than the server asked for (up to five minutes).
 *
 * @param pace the clock and sleeper
 */
public record RetryPause(Pace pace) {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    /**
     * Waits before attempt {@code attempt + 1}.
     *
     * @param attempt the attempt that failed, counted from 1
     * @param asked how long the server asked to wait
     */
    public void sleep(int attempt, Optional<Duration> asked) {
        long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(10, Math.max(0, attempt - 1)));
        Duration own = Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
        Duration wait = asked.filter(each -> each.compareTo(own) > 0).orElse(own);
        pace.sleep(wait.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wait);
    }
}
