package com.encord.sdk.transport;

import com.encord.sdk.observe.RequestAttempt;
import com.encord.sdk.observe.RequestKind;
import com.encord.sdk.observe.RequestListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the customer's listeners of attempts; whatever they throw, calls go on. */
final class Observers {
    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final List<RequestListener> listeners;
    private final Pace pace;
    private final AtomicBoolean hasComplained = new AtomicBoolean();

    Observers(List<RequestListener> listeners, Pace pace) {
        this.listeners = List.copyOf(listeners);
        this.pace = pace;
    }

    /**
     * An attempt begins.
     *
     * @param operation method and what it is about; ids in it are left out
     * @param server scheme, host and port
     * @param path only of calls of the platform: a signed one's names the customer's objects
     */
    Observation begin(
            RequestKind kind,
            String method,
            String operation,
            String server,
            String path,
            @Nullable String requestId,
            int number) {
        return new Observation(this, pace, kind, operation, method, server, path, requestId, number);
    }

    /** Whether anybody listens. */
    boolean isWatched() {
        return !listeners.isEmpty();
    }

    static String withoutIds(String operation) {
        return ID.matcher(operation).replaceAll("{}");
    }

    void tell(RequestAttempt attempt) {
        for (RequestListener listener : listeners) {
            try {
                listener.onRequest(attempt);
            } catch (RuntimeException | Error e) { // whatever a listener does, the call goes on
                if (hasComplained.compareAndSet(false, true)) {
                    LOG.warn("A request listener failed; requests go on", e);
                }
            }
        }
    }
}
