package com.encord.sdk.local;

import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A fault in the making: how often it hits, and finally, with one of the methods that return a {@link Fault}, what
 * happens. Without {@link #times} it goes on until removed.
 */
public final class FaultRule {
    private final Faults faults;
    private final Predicate<IncomingRequest> matches;
    private BooleanSupplier chance = () -> true;
    private int times = Integer.MAX_VALUE;

    FaultRule(Faults faults, Predicate<IncomingRequest> matches) {
        this.faults = faults;
        this.matches = matches;
    }

    /**
     * Limits the fault to a number of requests.
     *
     * @param count how many matching requests are hit, at least 1
     * @return this rule
     */
    public FaultRule times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A fault must hit at least once, got " + count);
        }
        this.times = count;
        return this;
    }

    /**
     * Lets chance decide about every matching request.
     *
     * @param probability between 0 and 1
     * @param seed the same seed hits the same requests, as long as they come in the same order
     * @return this rule
     */
    public FaultRule probability(double probability, long seed) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies between 0 and 1, got " + probability);
        }
        Random random = new Random(seed);
        this.chance = () -> random.nextDouble() < probability;
        return this;
    }

    /**
     * Holds the request before it is looked at.
     *
     * @param delay how long
     * @return the active fault
     */
    public Fault delay(Duration delay) {
        return activate(Fault.Effect.DELAY, 0, delay);
    }

    /**
     * Answers with an error instead of doing what was asked. REST and signed URLs get the HTTP status and a message;
     * the query protocol gets an error envelope, with the HTTP status too from 429 on.
     *
     * @param status HTTP status, 400 to 599
     * @return the active fault
     */
    public Fault answer(int status) {
        return activate(Fault.Effect.ANSWER, status, Duration.ZERO);
    }

    /**
     * As {@link #answer(int)}, with a {@code Retry-After} header.
     *
     * @param status HTTP status, 400 to 599
     * @param retryAfter rounded up to whole seconds
     * @return the active fault
     */
    public Fault answer(int status, Duration retryAfter) {
        return activate(Fault.Effect.ANSWER_RETRY_AFTER, status, retryAfter);
    }

    /**
     * Refuses as for lack of permission: 403.
     *
     * @return the active fault
     */
    public Fault deny() {
        return answer(403);
    }

    /**
     * Treats a signed URL as expired: 403, with the text a really expired one gets. Meant for paths below
     * {@code /objects/}.
     *
     * @return the active fault
     */
    public Fault expireSignedUrl() {
        return activate(Fault.Effect.EXPIRE, 403, Duration.ZERO);
    }

    /**
     * Closes the connection without reading the body or doing what was asked.
     *
     * @return the active fault
     */
    public Fault reset() {
        return activate(Fault.Effect.RESET, 0, Duration.ZERO);
    }

    /**
     * Reads half of the announced request body, then closes the connection. A query-protocol or bodiless request is
     * closed as by {@link #reset()}.
     *
     * @return the active fault
     */
    public Fault resetMidBody() {
        return activate(Fault.Effect.RESET_MID_BODY, 0, Duration.ZERO);
    }

    /**
     * Does what was asked, then closes the connection without an answer.
     *
     * @return the active fault
     */
    public Fault dropReply() {
        return activate(Fault.Effect.DROP_REPLY, 0, Duration.ZERO);
    }

    /**
     * Does what was asked, then closes the connection half-way through the answer's body.
     *
     * @return the active fault
     */
    public Fault truncateReply() {
        return activate(Fault.Effect.TRUNCATE_REPLY, 0, Duration.ZERO);
    }

    private Fault activate(Fault.Effect effect, int status, Duration duration) {
        if (effect == Fault.Effect.ANSWER || effect == Fault.Effect.ANSWER_RETRY_AFTER) {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("An error status lies between 400 and 599, got " + status);
            }
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration cannot be negative: " + duration);
        }
        Fault fault = new Fault(faults, matches, chance, times, effect, status, duration);
        faults.add(fault);
        return fault;
    }
}
