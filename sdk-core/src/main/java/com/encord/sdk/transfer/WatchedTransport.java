package com.encord.sdk.transfer;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.transport.ObjectHead;
import com.encord.sdk.transport.ObjectSink;
import com.encord.sdk.transport.Pace;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.Resend;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.SignedGet;
import com.encord.sdk.transport.SignedPut;
import com.encord.sdk.transport.SignedUrlException;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The transport of one run, which keeps an eye on whether the platform and its storage can be reached. What may be sent
 * again is, with pauses, for as long as nothing can be reached: whoever waits for the run's end calls {@link
 * #stopIfLost} meanwhile. Safe for use by many threads at once.
 */
public final class WatchedTransport implements Transport {
    /** Of one request, while others get through. */
    private static final int MOST_ATTEMPTS = 3;

    private final Transport to;
    private final RunControl control;
    private final String run;
    private final String again;
    private final Reachability platform;
    private final Reachability storage;
    private final RetryPause pause;

    /**
     * Watches a transport.
     *
     * @param to makes the calls
     * @param patience how long one of the two may be out of reach
     * @param control ends the run
     * @param run what the run is, such as {@code upload}
     * @param again what happens when it is started again
     */
    public WatchedTransport(Transport to, Duration patience, RunControl control, String run, String again) {
        this.to = to;
        this.control = control;
        this.run = run;
        this.again = again;
        this.platform = new Reachability("the platform", to.pace(), patience);
        this.storage = new Reachability("the storage", to.pace(), patience);
        this.pause = new RetryPause(to.pace());
    }

    /**
     * The platform as seen by this run.
     *
     * @return whether it can be reached
     */
    public Reachability platform() {
        return platform;
    }

    /**
     * The storage as seen by this run.
     *
     * @return whether it can be reached
     */
    public Reachability storage() {
        return storage;
    }

    /** Ends the run if one of the two has been out of reach for too long. */
    public void stopIfLost() {
        if (platform.isLost()) {
            control.stop(platform.loss(run, again));
        } else if (storage.isLost()) {
            control.stop(storage.loss(run, again));
        }
    }

    @Override
    public WireValue rest(RestRequest request) {
        return patiently(request.resend(), () -> to.rest(request));
    }

    @Override
    public WireValue query(QueryRequest request) {
        return patiently(request.resend(), () -> to.query(request));
    }

    private WireValue patiently(Resend resend, Supplier<WireValue> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return seen(platform, call);
            } catch (ConnectionException e) {
                if (control.isStopped()) { // whoever saw the interrupt may have kept it
                    throw e;
                }
                boolean isOnlyThis = !platform.isDown() && attempt >= MOST_ATTEMPTS;
                if (resend != Resend.ALWAYS || isOnlyThis) {
                    throw e;
                }
                pause.sleep(attempt, Optional.empty());
            }
        }
    }

    @Override
    public void put(SignedPut put) {
        seen(storage, () -> {
            to.put(put);
            return put;
        });
    }

    @Override
    public void get(SignedGet get, ObjectSink sink) {
        seen(storage, () -> {
            to.get(get, new SeenSink(sink));
            return get;
        });
    }

    private <T> T seen(Reachability server, Supplier<T> call) {
        server.begun();
        try {
            T answer = call.get();
            server.answered();
            return answer;
        } catch (ApiException | SignedUrlException | InvalidAnswerException e) {
            server.answered();
            throw e;
        } catch (ConnectionException e) {
            server.failed(e);
            throw e;
        } catch (IllegalStateException e) {
            if (to.isClosed()) {
                control.stop(new EncordException(
                        "The " + run + " was stopped, because its client was closed. Close it after the end, then start"
                                + " the " + run + " again (" + again + ").",
                        e));
            }
            throw e;
        } finally {
            server.ended();
        }
    }

    /** Bytes that come are an answer, however it ends. */
    private final class SeenSink implements ObjectSink {
        private final ObjectSink sink;

        private SeenSink(ObjectSink sink) {
            this.sink = sink;
        }

        @Override
        public void begin(ObjectHead head) {
            storage.answered();
            sink.begin(head);
        }

        @Override
        public void write(byte[] buffer, int length) {
            sink.write(buffer, length);
        }
    }

    @Override
    public <T> CompletableFuture<T> async(Supplier<T> work) {
        return to.async(work);
    }

    @Override
    public Pace pace() {
        return to.pace();
    }

    /** Leaves the transport open, since it belongs to the client. */
    @Override
    public void close() {}
}
