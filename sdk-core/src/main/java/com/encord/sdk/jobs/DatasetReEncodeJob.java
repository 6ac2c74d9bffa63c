package com.encord.sdk.jobs;

import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.Transport;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The platform re-encoding videos of one dataset: the older way, which tells where the new files are but makes no new
 * items. It runs on the platform: ending the program does not stop it, {@link Jobs#datasetReEncode} finds it again by
 * its id, and there is no way to cancel it.
 *
 * <p>Safe for use by many threads at once.
 */
public final class DatasetReEncodeJob {
    private static final String TYPE = "reencodevideotask";
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private final Transport transport;
    private final UUID dataset;
    private final long id;

    DatasetReEncodeJob(Transport transport, UUID dataset, long id) {
        this.transport = transport;
        this.dataset = dataset;
        this.id = id;
    }

    /**
     * Starts a job. Never sent twice: when the answer is lost, the job may run although this call fails.
     *
     * @param transport makes the calls
     * @param dataset the dataset's id
     * @param dataHashes the rows to re-encode, all of this dataset
     * @return the running job
     * @throws IllegalArgumentException if there is no row
     */
    public static DatasetReEncodeJob start(Transport transport, UUID dataset, Collection<UUID> dataHashes) {
        if (dataHashes.isEmpty()) {
            throw new IllegalArgumentException("A re-encode needs at least one data row.");
        }
        long id = transport
                .query(QueryRequest.onDataset(dataset, TYPE, "PUT")
                        .payload(Map.of("data_hash", List.copyOf(dataHashes))))
                .integer();
        return new DatasetReEncodeJob(transport, dataset, id);
    }

    /**
     * The job's id; keep it to find the job again.
     *
     * @return the id
     */
    public long id() {
        return id;
    }

    /**
     * The dataset; needed with the id to find the job again.
     *
     * @return the dataset's id
     */
    public UUID dataset() {
        return dataset;
    }

    /**
     * Asks once where the job stands.
     *
     * @return what it has come to so far
     */
    public DatasetReEncodeResult poll() {
        return DatasetReEncodeResult.read(transport.query(question()));
    }

    private QueryRequest question() {
        return QueryRequest.onDataset(dataset, TYPE, "GET").uid(id);
    }

    /**
     * Blocks until the job is over, asking at intervals that grow from 1 to 15 seconds. Connection failures and the
     * platform's own failures are waited out; after five minutes without one good answer they are thrown.
     *
     * @param limit how long to wait, give or take one question; zero asks once
     * @return its result
     * @throws JobFailedException if the platform ended it without success
     * @throws com.encord.sdk.errors.JobTimeoutException if it is not over by then; the job goes on
     * @throws com.encord.sdk.errors.InterruptedCallException if the thread is interrupted; the job goes on
     */
    public DatasetReEncodeResult await(Duration limit) {
        String job = "Re-encode " + id + " of dataset " + dataset;
        DatasetReEncodeResult result = new Polling<DatasetReEncodeResult>(transport.pace(), job, SHORTEST_PAUSE, false)
                .await(
                        limit,
                        hold -> DatasetReEncodeResult.read(
                                transport.query(question().once())),
                        last -> last.state().isOver());
        if (result.state() == ReEncodeState.ERROR) {
            throw new JobFailedException(
                    job + " failed on the platform (status " + result.statusText()
                            + "). Check that its rows are videos that can be played.",
                    null);
        }
        return result;
    }

    /**
     * Waits for the job on the client's own threads.
     *
     * @param limit how long to wait
     * @return what {@link #await} answers or throws; cancelling it stops the waiting, not the job
     */
    public CompletableFuture<DatasetReEncodeResult> awaitAsync(Duration limit) {
        return transport.async(() -> await(limit));
    }

    @Override
    public String toString() {
        return "DatasetReEncodeJob[" + id + " on dataset " + dataset + "]";
    }
}
