package com.encord.sdk.transport;

import org.jspecify.annotations.Nullable;

/**
 * One attempt, as a tag on OkHttp's request: tells the signing interceptor what to sign, and brings back what happened
 * at the wire. Written by the call's thread, read by the waiting one after the call has ended.
 */
final class Attempt {
    private final Outgoing outgoing;
    private volatile boolean mayBeSent;
    private volatile @Nullable String retryAfter;

    Attempt(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** From here on bytes may be on their way. */
    void sending() {
        mayBeSent = true;
    }

    boolean mayBeSent() {
        return mayBeSent;
    }

    void retryAfter(@Nullable String header) {
        retryAfter = header;
    }

    @Nullable
    String retryAfter() {
        return retryAfter;
    }
}
