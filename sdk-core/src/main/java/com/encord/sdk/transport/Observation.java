package com.encord.sdk.transport;

import com.encord.sdk.observe.RequestAttempt;
import com.encord.sdk.observe.RequestKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt while it runs: counted on the call's thread, told on the caller's when it has ended. A call that was
 * interrupted may still count when it has been told; that is lost.
 */
final class Observation {
    private final Observers observers;
    private final Pace pace;
    private final long start;
    private final RequestKind kind;
    private final String operation;
    private final String method;
    private final String server;
    private final String path;
    private final @Nullable String requestId;
    private final int number;
    private volatile int status;
    private volatile long sent;
    private volatile long received;

    Observation(
            Observers observers,
            Pace pace,
            RequestKind kind,
            String operation,
            String method,
            String server,
            String path,
            @Nullable String requestId,
            int number) {
        this.observers = observers;
        this.pace = pace;
        this.start = pace.nanoTime();
        this.kind = kind;
        this.operation = operation;
        this.method = method;
        this.server = server;
        this.path = path;
        this.requestId = requestId;
        this.number = number;
    }

    /** The head of an answer has come. */
    void status(int code) {
        status = code;
    }

    int status() {
        return status;
    }

    void sent(long bytes) {
        sent = bytes;
    }

    /** More bytes have come; called by one thread. */
    void received(long more) {
        received = received + more;
    }

    long received() {
        return received;
    }

    long millis() {
        return (pace.nanoTime() - start) / 1_000_000;
    }

    void ended() {
        tell(null);
    }

    void failed(String reason) {
        tell(reason);
    }

    private void tell(@Nullable String failure) {
        if (!observers.isWatched()) {
            return;
        }
        observers.tell(new RequestAttempt(
                kind,
                kind == RequestKind.PLATFORM ? Observers.withoutIds(operation) : operation,
                method,
                server,
                path,
                number,
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                Duration.ofNanos(pace.nanoTime() - start),
                Optional.ofNullable(requestId),
                sent,
                received,
                Optional.ofNullable(failure)));
    }
}
