package com.encord.sdk;

import com.encord.sdk.auth.BearerToken;
import com.encord.sdk.datasets.Datasets;
import com.encord.sdk.download.Download;
import com.encord.sdk.folders.Folders;
import com.encord.sdk.items.Items;
import com.encord.sdk.jobs.Jobs;
import com.encord.sdk.organisation.Organisation;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The way in: a client of the Encord platform for one user and one region. Make one, share it, close it at the end.
 *
 * <pre>{@code
 * try (EncordClient encord = EncordClient.builder()
 *         .sshPrivateKeyFile(Path.of("~/.ssh/encord"))
 *         .build()) {
 *     Folder folder = encord.folders().create("road scenes");
 * }
 * }</pre>
 *
 * <p>Without any setting, {@code EncordClient.builder().build()} takes the key that the environment names:
 * {@code ENCORD_SSH_KEY_FILE} or else {@code ENCORD_SSH_KEY}.
 *
 * <p>Calls block ({@link #async} makes them elsewhere), and can be ended by interrupting their thread: its socket is
 * closed, the interrupt flag set again, and {@link com.encord.sdk.errors.InterruptedCallException} thrown. Everything
 * thrown for a reason worth handling is an {@link com.encord.sdk.errors.EncordException}; misuse shows as {@link
 * IllegalArgumentException} and {@link IllegalStateException}.
 *
 * <p>Safe for use by many threads at once. Its own threads are daemons.
 */
public final class EncordClient implements AutoCloseable {
    private final Transport transport;

    EncordClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * Starts to configure a client.
     *
     * @return a builder
     */
    public static EncordClientBuilder builder() {
        return new EncordClientBuilder(System::getenv);
    }

    /**
     * Storage folders, and by them uploads and re-encodes.
     *
     * @return the service, a view of this client
     */
    public Folders folders() {
        return new Folders(transport);
    }

    /**
     * Storage items of all folders.
     *
     * @return the service, a view of this client
     */
    public Items items() {
        return new Items(transport);
    }

    /**
     * Items and folders to be downloaded; nothing is fetched before the request is run.
     *
     * @return an empty request
     */
    public Download download() {
        return new Download(transport);
    }

    /**
     * Datasets and their rows.
     *
     * @return the service, a view of this client
     */
    public Datasets datasets() {
        return new Datasets(transport);
    }

    /**
     * Jobs that run on the platform, found again by their ids.
     *
     * @return the service, a view of this client
     */
    public Jobs jobs() {
        return new Jobs(transport);
    }

    /**
     * Cloud integrations, groups of people and the metadata schema of the user's organisation, and work on files in its
     * own clouds.
     *
     * @return the service, a view of this client
     */
    public Organisation organisation() {
        return new Organisation(transport);
    }

    /**
     * Asks the platform for a token that stands for this client's user for a while, for tools that cannot sign with a
     * key. How long it lives is the platform's decision.
     *
     * @return a new token, a secret
     * @throws com.encord.sdk.errors.ApiException if the platform answers with an error
     * @throws com.encord.sdk.errors.ConnectionException if no whole answer came
     */
    public BearerToken bearerToken() {
        return BearerToken.of(
                transport.rest(RestRequest.get("user/bearer-token")).at("token").text());
    }

    /**
     * Makes calls on a thread of this client's own, for those that cannot wait: whatever blocks can be given here.
     *
     * <pre>{@code
     * CompletableFuture<List<DataRow>> rows = encord.async(() -> dataset.rows());
     * }</pre>
     *
     * @param calls what to do; at most 256 are done at once, others wait for their turn, so it should not wait for
     *     other asynchronous work
     * @param <T> the type of its result
     * @return the result to come, or what was thrown; cancelling it ends the calls down to their sockets, and so does
     *     {@link #close()}
     * @throws IllegalStateException if this client is closed
     */
    public <T> CompletableFuture<T> async(Supplier<T> calls) {
        return transport.async(calls);
    }

    /**
     * Ends calls in flight and asynchronous work, and frees connections and threads. Later calls throw
     * {@link IllegalStateException}. A second call does nothing. An HTTP client given to the builder stays open.
     */
    @Override
    public void close() {
        transport.close();
    }

    @Override
    public String toString() {
        return "EncordClient[" + transport + "]";
    }
}
