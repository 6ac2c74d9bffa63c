package com.encord.sdk.errors;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The platform does not know the caller (401). */
public final class AuthenticationException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Signatures name their time; this much does not matter to anybody. */
    private static final Duration HARMLESS = Duration.ofMinutes(1);

    /**
     * Makes an exception from an answer.
     *
     * @param failure the facts of the answer
     * @param clockAhead how far the platform's clock is ahead of this machine's, or null when it did not tell its time
     */
    public AuthenticationException(ApiFailure failure, @Nullable Duration clockAhead) {
        super(failure, advice(clockAhead));
    }

    private static String advice(@Nullable Duration clockAhead) {
        String user = "Check that the key or token belongs to a user of this platform and region";
        if (clockAhead == null) {
            return user + ", and that this machine's clock is right.";
        }
        if (clockAhead.abs().compareTo(HARMLESS) <= 0) {
            return user + ".";
        }
        Duration off = clockAhead.abs();
        return "Set this machine's clock right, since signatures hold for minutes: it is " + off.toHours() + " h "
                + off.toMinutesPart() + " min " + (clockAhead.isNegative() ? "ahead of" : "behind")
                + " the platform's. " + user + ", too.";
    }
}
