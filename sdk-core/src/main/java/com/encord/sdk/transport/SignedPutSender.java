package com.encord.sdk.transport;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.observe.RequestKind;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files to signed URLs. The URL is the credential, so only its host is ever named. */
final class SignedPutSender {
    private static final Logger LOG = LoggerFactory.getLogger(SignedPutSender.class);

    private static final int MOST_TYPES = 100;

    private final Map<String, Headers> headersByType = new ConcurrentHashMap<>();
    private final FileClients clients;
    private final @Nullable StorageConnections connections;
    private final PlatformDomain domain;
    private final Pace pace;
    private final String userAgent;
    private final Observers observers;

    /**
     * @param clients send what {@code connections} cannot
     * @param connections the faster way; null if all is to go by {@code clients}
     */
    SignedPutSender(
            FileClients clients,
            @Nullable StorageConnections connections,
            PlatformDomain domain,
            Pace pace,
            String userAgent,
            Observers observers) {
        this.clients = clients;
        this.connections = connections;
        this.domain = domain;
        this.pace = pace;
        this.userAgent = userAgent;
        this.observers = observers;
    }

    void put(SignedPut put) {
        StorageUrl url = domain.storage(put.url());
        clients.checkProxy(url.host().root());
        String place = url.host().place();
        String operation = "PUT of " + put.file().getFileName() + " to " + place;
        PutFile file = new PutFile(put);
        Observation observation = observers.begin(RequestKind.UPLOAD, "PUT", "PUT signed URL", place, "/", null, 1);
        StorageRefusal refusal;
        try {
            refusal = send(put, url, file, operation, observation);
        } catch (IOException e) {
            observation.sent(file.sent());
            observation.failed(file.failure() == null ? Failures.reason(e) : "not given");
            RuntimeException own = file.failure();
            if (own != null) {
                throw own;
            }
            LOG.debug(
                    "{} failed in {} ms after {} of {} bytes: {}",
                    operation,
                    observation.millis(),
                    file.sent(),
                    put.size(),
                    Failures.reason(e));
            throw new ConnectionException(
                    operation + Failures.through(clients.proxy(url.host().root())) + " broke off after " + file.sent()
                            + " of " + put.size() + " bytes: " + Failures.reason(e) + ". It can be sent again.",
                    e);
        } catch (InterruptedCallException e) {
            observation.sent(file.sent());
            observation.failed("interrupted");
            throw e;
        }
        observation.sent(file.sent());
        observation.ended();
        LOG.debug("{} -> {} in {} ms ({} bytes)", operation, observation.status(), observation.millis(), put.size());
        if (file.failure() != null) {
            throw file.failure();
        }
        if (refusal != null) {
            throw new SignedUrlException(
                    "The storage at " + place + " refused " + put.file() + " (" + put.size() + " bytes) with "
                            + refusal.describe(),
                    refusal.status(),
                    refusal.retryAfter());
        }
    }

    private @Nullable StorageRefusal send(
            SignedPut put, StorageUrl url, PutFile file, String operation, Observation observation) throws IOException {
        Headers headers = headers(put.contentType());
        StorageAnswer answer = connections == null ? null : connections.put(url, headers, file, operation);
        if (answer != null) {
            observation.status(answer.status());
            return answer.isSuccess()
                    ? null
                    : StorageRefusal.read(answer.status(), answer.fields()::get, answer.page(), pace.now());
        }
        Request request = new Request.Builder()
                .url(domain.signed(put.url()))
                .headers(headers)
                .put(new FileBody(file))
                .build();
        return CallRunner.run(clients.call(request), operation, response -> read(response, observation));
    }

    /** The same for many files: to check them each time takes longer than anything else done for a small one. */
    private Headers headers(String contentType) {
        Headers known = headersByType.get(contentType);
        if (known != null) {
            return known;
        }
        Headers made =
                Headers.of("Content-Type", contentType, "Cache-Control", "max-age=86400", "User-Agent", userAgent);
        if (headersByType.size() < MOST_TYPES) {
            headersByType.put(contentType, made);
        }
        return made;
    }

    private @Nullable StorageRefusal read(Response response, Observation observation) throws IOException {
        observation.status(response.code());
        return response.isSuccessful() ? null : StorageRefusal.read(response, pace.now());
    }
}
