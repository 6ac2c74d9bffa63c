package com.encord.sdk.jobs;

import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The platform re-encoding videos of storage. It runs on the platform: ending the program does not stop it,
 * {@link Jobs#reEncode} finds it again by its id, and there is no way to cancel it.
 *
 * <p>Safe for use by many threads at once.
 */
public final class ReEncodeJob {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int ERRORS_SHOWN = 5;

    private final Transport transport;
    private final UUID id;

    ReEncodeJob(Transport transport, UUID id) {
        this.transport = transport;
        this.id = id;
    }

    /**
     * The job's id; keep it to find the job again.
     *
     * @return the id
     */
    public UUID id() {
        return id;
    }

    /**
     * Asks once where the job stands.
     *
     * @return what it has come to so far
     */
    public ReEncodeStatus poll() {
        return ReEncodeStatus.read(transport.rest(question()));
    }

    private RestRequest question() {
        return RestRequest.get("storage/items/reencode/{}", id);
    }

    /**
     * Blocks until the job is over, asking at intervals that grow from 1 to 15 seconds. Connection failures and the
     * platform's own failures are waited out; after five minutes without one good answer they are thrown.
     *
     * @param limit how long to wait, give or take one question; zero asks once
     * @return its result
     * @throws JobFailedException if the platform ended it without success; some of the videos may be done nevertheless,
     *     which {@link #poll()} tells
     * @throws com.encord.sdk.errors.JobTimeoutException if it is not over by then; the job goes on
     * @throws com.encord.sdk.errors.InterruptedCallException if the thread is interrupted; the job goes on
     */
    public ReEncodeStatus await(Duration limit) {
        ReEncodeStatus result = new Polling<ReEncodeStatus>(transport.pace(), "Re-encode " + id, SHORTEST_PAUSE, false)
                .await(
                        limit,
                        hold -> ReEncodeStatus.read(transport.rest(question().once())),
                        last -> last.state().isOver());
        if (result.state() == ReEncodeState.ERROR) {
            throw new JobFailedException(failure(result), null);
        }
        return result;
    }

    private String failure(ReEncodeStatus result) {
        List<ReEncodeOutput> failed = result.outputs().stream()
                .filter(output -> output.error().isPresent())
                .toList();
        StringBuilder text = new StringBuilder("Re-encode ").append(id).append(" failed on the platform.");
        failed.stream().limit(ERRORS_SHOWN).forEach(output -> text.append(' ').append(output));
        return text.append(" Check that its items are videos that can be played, or repair them before uploading;")
                .append(" poll() shows what became of each.")
                .toString();
    }

    /**
     * Waits for the job on the client's own threads.
     *
     * @param limit how long to wait
     * @return what {@link #await} answers or throws; cancelling it stops the waiting, not the job
     */
    public CompletableFuture<ReEncodeStatus> awaitAsync(Duration limit) {
        return transport.async(() -> await(limit));
    }

    @Override
    public String toString() {
        return "ReEncodeJob[" + id + "]";
    }
}
