package com.encord.sdk.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The one way to the platform. Every call signs each attempt afresh, retries what is idempotent, and turns error
 * answers into the {@code errors} family. Calls block; interrupting the calling thread cancels the exchange down to its
 * socket and throws {@link com.encord.sdk.errors.InterruptedCallException}.
 *
 * <p>Safe for use by many threads at once.
 */
public interface Transport extends AutoCloseable {
    /**
     * Makes a REST call.
     *
     * @param request what to send
     * @return the answer's JSON; {@link WireValue#ABSENT} for status 204
     * @throws com.encord.sdk.errors.ApiException if the platform answers with an error
     * @throws com.encord.sdk.errors.ConnectionException if no whole answer came
     * @throws com.encord.sdk.errors.InvalidAnswerException if the answer is not JSON
     */
    WireValue rest(RestRequest request);

    /**
     * Makes a query-protocol call.
     *
     * @param request what to send
     * @return the {@code response} of the envelope
     * @throws com.encord.sdk.errors.ApiException if the envelope holds an error
     * @throws com.encord.sdk.errors.ConnectionException if no whole answer came
     * @throws com.encord.sdk.errors.InvalidAnswerException if the answer is not an envelope
     */
    WireValue query(QueryRequest request);

    /**
     * Sends a file's bytes to a signed URL: no credentials, no trace, no redirects. One attempt only: the upload engine
     * decides what a failure means, since a URL may have expired.
     *
     * @param put what to send where
     * @throws SignedUrlException if it is refused with a status other than 2xx
     * @throws com.encord.sdk.errors.ConnectionException if no whole answer came
     * @throws java.io.UncheckedIOException if the file cannot be read, or is not of the announced size any more
     */
    void put(SignedPut put);

    /**
     * Reads an object's bytes from a signed URL: no credentials, no trace, no redirects. One attempt only: the download
     * engine decides what a failure means, since a URL may have expired.
     *
     * @param get what to read from where
     * @param sink takes the bytes; when this method returns it has had all of them
     * @throws SignedUrlException if the storage answers with something other than the object
     * @throws com.encord.sdk.errors.ConnectionException if not the whole object came
     * @throws com.encord.sdk.errors.InvalidAnswerException if it is larger than it may be, or another part of it comes
     *     than was asked for
     */
    void get(SignedGet get, ObjectSink sink);

    /**
     * Runs blocking work on the client's own threads.
     *
     * @param work what to run
     * @param <T> the type of its result
     * @return its result to come; cancelling it interrupts the work
     */
    <T> CompletableFuture<T> async(Supplier<T> work);

    /**
     * The clock and sleeper that waiting code must use.
     *
     * @return this client's time
     */
    Pace pace();

    /**
     * Whether it makes no more calls.
     *
     * @return true after {@link #close}, for those that can be closed
     */
    default boolean isClosed() {
        return false;
    }

    /** Frees connections and threads; idempotent. A caller's own OkHttpClient stays open. */
    @Override
    void close();
}
