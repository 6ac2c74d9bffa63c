package com.encord.sdk.transport;

import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.ServerErrorException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okio.Buffer;

/** A transport that plays back answers and keeps the questions, on a clock that only its own sleeps move. */
public final class ScriptedTransport implements Transport {
    public final List<RestRequest> restRequests = new ArrayList<>();
    public final List<QueryRequest> queryRequests = new ArrayList<>();
    public final List<Duration> sleeps = new ArrayList<>();
    private final Deque<Supplier<WireValue>> answers = new ArrayDeque<>();
    private Instant now = Instant.parse("2025-05-01T12:00:00Z");

    private final Pace pace = new Pace() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanoTime() {
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public void sleep(Duration wait) {
            sleeps.add(wait);
            now = now.plus(wait);
        }
    };

    /** Adds an answer, written with single quotes; the last one is given again and again. */
    public ScriptedTransport answer(String json) {
        return answer(Duration.ZERO, json);
    }

    /** Adds an answer that the platform takes its time for. */
    public ScriptedTransport answer(Duration held, String json) {
        answers.add(() -> {
            now = now.plus(held);
            return value(json.replace('\'', '"'));
        });
        return this;
    }

    public ScriptedTransport fail(RuntimeException failure) {
        answers.add(() -> {
            throw failure;
        });
        return this;
    }

    public static ServerErrorException serverError(int status) {
        return new ServerErrorException(new ApiFailure(status, null, "GET something", "0".repeat(32), "sorry"));
    }

    public static WireValue value(String json) {
        try {
            return new WireValue(WireJson.read(new Buffer().writeUtf8(json)), "answer");
        } catch (WireJson.BrokenJsonException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private WireValue next() {
        return (answers.size() > 1 ? answers.remove() : answers.element()).get();
    }

    @Override
    public WireValue rest(RestRequest request) {
        restRequests.add(request);
        return next();
    }

    @Override
    public WireValue query(QueryRequest request) {
        queryRequests.add(request);
        return next();
    }

    @Override
    public void put(SignedPut put) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void get(SignedGet get, ObjectSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work);
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public void close() {}
}
