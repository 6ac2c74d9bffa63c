package com.encord.sdk.jobs;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The platform turning stored files into items of a folder. It runs on the platform: closing the client or ending the
 * program does not stop it, and {@link Jobs#registration} finds it again by its id.
 *
 * <p>A job that fails is an answer here, not an exception, since part of it may have succeeded: look at
 * {@link RegistrationResult#state()}, or call {@link RegistrationResult#orThrow()}.
 *
 * <p>Safe for use by many threads at once.
 */
public final class RegistrationJob {
    private final Transport transport;
    private final UUID folder;
    private final UUID id;

    RegistrationJob(Transport transport, UUID folder, UUID id) {
        this.transport = transport;
        this.folder = folder;
        this.id = id;
    }

    /**
     * Starts registering uploaded files, given as the platform's upload items. Never
     * sent twice: when the answer is lost, the job may run although this call fails.
     *
     * @param transport makes the calls
     * @param folder where the items are to appear
     * @param dataItems the platform's {@code DataUploadItems}
     * @param ignoreErrors whether to go on when single units fail; the job then always ends as {@code DONE}
     * @return the running job
     */
    public static RegistrationJob start(
            Transport transport, UUID folder, Map<String, ?> dataItems, boolean ignoreErrors) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("dataItems", dataItems);
        body.put("ignoreErrors", ignoreErrors);
        return start(transport, folder, body);
    }

    /**
     * Starts registering files of the customer's own cloud. Never sent twice: when the answer is lost, the job may run
     * although this call fails.
     *
     * @param transport makes the calls
     * @param folder where the items are to appear
     * @param files the files
     * @return the running job
     */
    public static RegistrationJob start(Transport transport, UUID folder, PrivateFiles files) {
        return start(transport, folder, files.forFolder());
    }

    private static RegistrationJob start(Transport transport, UUID folder, Map<String, Object> body) {
        WireValue answer = transport.rest(
                RestRequest.post("storage/folders/{}/data-upload-jobs", folder).body(body));
        return new RegistrationJob(transport, folder, answer.uuid());
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
     * The folder the items appear in; needed with the id to find the job again.
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
    public RegistrationResult poll() {
        return RegistrationResult.read(transport.rest(question(Duration.ZERO)));
    }

    private RestRequest question(Duration hold) {
        return RestRequest.get("storage/folders/{}/data-upload-jobs/{}", folder, id)
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
    public RegistrationResult await(Duration limit) {
        return new Polling<RegistrationResult>(transport.pace(), "Registration " + id, Polling.HELD_PAUSE, true)
                .await(
                        limit,
                        hold -> RegistrationResult.read(
                                transport.rest(question(hold).once())),
                        result -> result.state().isOver());
    }

    /**
     * Waits for the job on the client's own threads.
     *
     * @param limit how long to wait
     * @return what {@link #await} answers or throws; cancelling it stops the waiting, not the job
     */
    public CompletableFuture<RegistrationResult> awaitAsync(Duration limit) {
        return transport.async(() -> await(limit));
    }

    /**
     * Asks the platform to give up the units that are not done yet. Items made before stay.
     *
     * @return how many units were given up
     */
    public long cancel() {
        return transport
                .rest(RestRequest.post("storage/folders/{}/data-upload-jobs/{}/cancel", folder, id)
                        .idempotent())
                .at("unitsCancelledCount")
                .optionalLong()
                .orElse(0);
    }

    @Override
    public String toString() {
        return "RegistrationJob[" + id + " in folder " + folder + "]";
    }
}
