package com.encord.sdk.jobs;

import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.Transport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The platform adding files of the customer's own cloud to a dataset. It runs on the platform: closing the client or
 * ending the program does not stop it, and {@link Jobs#datasetRegistration} finds it again by its id. Unlike a
 * {@link RegistrationJob} it cannot be cancelled.
 *
 * <p>A job that fails is an answer here, not an exception, since part of it may have succeeded.
 *
 * <p>Safe for use by many threads at once.
 */
public final class DatasetRegistrationJob {
    private static final String TYPE = "datasetdatalongpolling";

    private final Transport transport;
    private final UUID dataset;
    private final UUID id;

    DatasetRegistrationJob(Transport transport, UUID dataset, UUID id) {
        this.transport = transport;
        this.dataset = dataset;
        this.id = id;
    }

    /**
     * Starts adding files. Never sent twice: when the answer is lost, the job may run although this call fails.
     *
     * @param transport makes the calls
     * @param dataset the dataset's id
     * @param files the files
     * @param folder where the storage items are to appear; empty for the folder that a dataset mirrors
     * @return the running job
     */
    public static DatasetRegistrationJob start(
            Transport transport, UUID dataset, PrivateFiles files, Optional<UUID> folder) {
        Map<String, Object> payload = new LinkedHashMap<>(files.forDataset());
        folder.ifPresent(id -> payload.put("folderUuid", id));
        UUID id = transport
                .query(QueryRequest.onDataset(dataset, TYPE, "POST")
                        .uid(dataset)
                        .payload(payload))
                .at("processHash")
                .uuid();
        return new DatasetRegistrationJob(transport, dataset, id);
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
     * The dataset; needed with the id to find the job again.
     *
     * @return the dataset's id
     */
    public UUID dataset() {
        return dataset;
    }

    /**
     * Asks once where the job stands, without waiting for it.
     *
     * @return what it has come to so far
     */
    public DatasetRegistrationResult poll() {
        return DatasetRegistrationResult.read(transport.query(question(Duration.ZERO)));
    }

    private QueryRequest question(Duration hold) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("process_hash", id);
        payload.put("timeout_seconds", Polling.wholeSeconds(hold));
        return QueryRequest.onDataset(dataset, TYPE, "GET")
                .uid(dataset)
                .payload(payload)
                .readTimeout(hold.plus(Polling.ANSWER_GRACE));
    }

    /**
     * Blocks until the job is over. Connection failures and the platform's own failures are waited out; after five
     * minutes without one good answer they are thrown.
     *
     * @param limit how long to wait, give or take one question; zero asks once
     * @return what it has come to: done, failed or cancelled
     * @throws com.encord.sdk.errors.JobTimeoutException if it is not over by then; the job goes on
     * @throws com.encord.sdk.errors.InterruptedCallException if the thread is interrupted; the job goes on
     */
    public DatasetRegistrationResult await(Duration limit) {
        return new Polling<DatasetRegistrationResult>(
                        transport.pace(), "Registration " + id + " in dataset " + dataset, Polling.HELD_PAUSE, true)
                .await(
                        limit,
                        hold -> DatasetRegistrationResult.read(
                                transport.query(question(hold).once())),
                        result -> result.state().isOver());
    }

    /**
     * Waits for the job on the client's own threads.
     *
     * @param limit how long to wait
     * @return what {@link #await} answers or throws; cancelling it stops the waiting, not the job
     */
    public CompletableFuture<DatasetRegistrationResult> awaitAsync(Duration limit) {
        return transport.async(() -> await(limit));
    }

    @Override
    public String toString() {
        return "DatasetRegistrationJob[" + id + " in dataset " + dataset + "]";
    }
}
