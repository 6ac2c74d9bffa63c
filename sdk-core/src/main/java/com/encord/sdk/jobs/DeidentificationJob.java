package com.encord.sdk.jobs;

import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The platform taking what identifies patients out of DICOM files. It runs on the platform: closing the client or
 * ending the program does not stop it, and {@link Jobs#deidentification} finds it again by its id.
 *
 * <p>Safe for use by many threads at once.
 */
public final class DeidentificationJob {
    private final Transport transport;
    private final UUID id;

    DeidentificationJob(Transport transport, UUID id) {
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
     * Asks once where the job stands, without waiting for it.
     *
     * @return what it has come to so far
     */
    public DeidentificationResult poll() {
        return DeidentificationResult.read(transport.rest(question(Duration.ZERO)));
    }

    private RestRequest question(Duration hold) {
        return RestRequest.get("dicom-deidentification/{}", id)
                .query("timeoutSeconds", Polling.wholeSeconds(hold))
                .readTimeout(hold.plus(Polling.ANSWER_GRACE));
    }

    /**
     * Blocks until the job is over. Connection failures and the platform's own failures are waited out; after five
     * minutes without one good answer they are thrown.
     *
     * @param limit how long to wait, give or take one question; zero asks once
     * @return its result
     * @throws JobFailedException if the platform ended it without success; it tells no reasons
     * @throws com.encord.sdk.errors.JobTimeoutException if it is not over by then; the job goes on
     * @throws com.encord.sdk.errors.InterruptedCallException if the thread is interrupted; the job goes on
     */
    public DeidentificationResult await(Duration limit) {
        DeidentificationResult result = new Polling<DeidentificationResult>(
                        transport.pace(), "De-identification " + id, Polling.HELD_PAUSE, true)
                .await(
                        limit,
                        hold -> DeidentificationResult.read(
                                transport.rest(question(hold).once())),
                        last -> last.state().isOver());
        if (result.state() == DeidentificationState.ERROR) {
            throw new JobFailedException(
                    "De-identification " + id + " failed on the platform, which tells no reason. Check that the"
                            + " integration may read its files and write new ones, and that they are DICOM files.",
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
    public CompletableFuture<DeidentificationResult> awaitAsync(Duration limit) {
        return transport.async(() -> await(limit));
    }

    @Override
    public String toString() {
        return "DeidentificationJob[" + id + "]";
    }
}
