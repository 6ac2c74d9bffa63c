package com.encord.sdk.jobs;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The platform bringing a folder into step with a place in the customer's cloud. It runs on the platform: closing the
 * client or ending the program does not stop it, and {@link Jobs#sync} finds it again by its id.
 *
 * <p>A job that fails is an answer here, not an exception, since part of it may have succeeded.
 *
 * <p>Safe for use by many threads at once.
 */
public final class SyncJob {
    private final Transport transport;
    private final UUID folder;
    private final UUID id;

    SyncJob(Transport transport, UUID folder, UUID id) {
        this.transport = transport;
        this.folder = folder;
        this.id = id;
    }

    /**
     * Starts bringing a folder into step. Never sent twice: when the answer is lost, the job may run although this call
     * fails.
     *
     * @param transport makes the calls
     * @param folder a folder that was made to be synchronised with a cloud
     * @return the running job
     */
    public static SyncJob start(Transport transport, UUID folder) {
        RestRequest request = RestRequest.post("storage/folders/{}/cloud-synced-folder-syncs", folder);
        return new SyncJob(transport, folder, transport.rest(request).uuid());
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
     * The folder; needed with the id to find the job again.
     *
     * @return the folder's id
     */
    public UUID folder() {
        return folder;
    }

    /**
     * Asks once where the job stands, without waiting for it.
     *
     * @return what it has come to so far
     */
    public SyncResult poll() {
        return SyncResult.read(transport.rest(question(Duration.ZERO)));
    }

    private RestRequest question(Duration hold) {
        // The platform starts these jobs under "synced" but answers for them under "linked".
        return RestRequest.get("storage/folders/{}/cloud-linked-folder-syncs/{}/long-polling", folder, id)
                .query("timeoutSeconds", Polling.wholeSeconds(hold))
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
    public SyncResult await(Duration limit) {
        return new Polling<SyncResult>(transport.pace(), "Synchronisation " + id, Polling.HELD_PAUSE, true)
                .await(
                        limit,
                        hold -> SyncResult.read(transport.rest(question(hold).once())),
                        result -> result.state().isOver());
    }

    /**
     * Waits for the job on the client's own threads.
     *
     * @param limit how long to wait
     * @return what {@link #await} answers or throws; cancelling it stops the waiting, not the job
     */
    public CompletableFuture<SyncResult> awaitAsync(Duration limit) {
        return transport.async(() -> await(limit));
    }

    @Override
    public String toString() {
        return "SyncJob[" + id + " in folder " + folder + "]";
    }
}
