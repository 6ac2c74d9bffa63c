package com.encord.sdk.local;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** An active fault. Safe for use from any thread. */
public final class Fault {
    private final Faults faults;
    private final Predicate<IncomingRequest> matches;
    private final BooleanSupplier chance;
    private int left;
    private final Effect effect;
    private final int status;
    private final Duration duration;
    private final AtomicInteger hits = new AtomicInteger();

    Fault(
            Faults faults,
            Predicate<IncomingRequest> matches,
            BooleanSupplier chance,
            int times,
            Effect effect,
            int status,
            Duration duration) {
        this.faults = faults;
        this.matches = matches;
        this.chance = chance;
        this.left = times;
        this.effect = effect;
        this.status = status;
        this.duration = duration;
    }

    /** What happens to a request that is hit. */
    enum Effect {
        DELAY,
        ANSWER,
        ANSWER_RETRY_AFTER,
        EXPIRE,
        RESET,
        RESET_MID_BODY,
        DROP_REPLY,
        TRUNCATE_REPLY
    }

    /**
     * How many requests were hit so far.
     *
     * @return the count
     */
    public int hits() {
        return hits.get();
    }

    /** Ends this fault. */
    public void remove() {
        faults.remove(this);
    }

    Effect effect() {
        return effect;
    }

    int status() {
        return status;
    }

    Duration duration() {
        return duration;
    }

    /** Whether this request is hit; counts the hit. */
    boolean strikes(IncomingRequest request) {
        if (!matches.test(request)) {
            return false;
        }
        synchronized (this) {
            if (left == 0 || !chance.getAsBoolean()) {
                return false;
            }
            left--;
            hits.incrementAndGet();
            return true;
        }
    }
}
