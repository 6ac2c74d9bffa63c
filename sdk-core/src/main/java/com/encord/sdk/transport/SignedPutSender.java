package com.encord.sdk.transport;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.observe.RequestKind;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files to signed URLs. The URL is the credential, so only its host is ever named. */
final class SignedPutSender {
    private static final Logger LOG = LoggerFactory.getLogger(SignedPutSender.class);

    private final OkHttpClient client;
    private final PlatformDomain domain;
    private final Pace pace;
    private final String userAgent;
    private final Observers observers;

    SignedPutSender(OkHttpClient client, PlatformDomain domain, Pace pace, String userAgent, Observers observers) {
        this.client = client;
        this.domain = domain;
        this.pace = pace;
        this.userAgent = userAgent;
        this.observers = observers;
    }

    void put(SignedPut put) {
        HttpUrl url = domain.signed(put.url());
        String place = PlatformDomain.place(url);
        String operation = "PUT of " + put.file().getFileName() + " to " + place;
        FileBody body = new FileBody(put);
        Request request = new Request.Builder()
                .url(url)
                .header("Content-Type", put.contentType())
                .header("Cache-Control", "max-age=86400")
                .header("User-Agent", userAgent)
                .put(body)
                .build();
        Observation observation = observers.begin(RequestKind.UPLOAD, "PUT", "PUT signed URL", url, null, 1);
        StorageRefusal refusal;
        try {
            refusal = CallRunner.run(client.newCall(request), operation, response -> read(response, observation));
        } catch (IOException e) {
            observation.sent(body.sent());
            observation.failed(body.failure() == null ? Failures.reason(e) : "not given");
            RuntimeException own = body.failure();
            if (own != null) {
                throw own;
            }
            LOG.debug(
                    "{} failed in {} ms after {} of {} bytes: {}",
                    operation,
                    observation.millis(),
                    body.sent(),
                    put.size(),
                    Failures.reason(e));
            throw new ConnectionException(
                    operation + " broke off after " + body.sent() + " of " + put.size() + " bytes: "
                            + Failures.reason(e) + ". It can be sent again.",
                    e);
        } catch (InterruptedCallException e) {
            observation.sent(body.sent());
            observation.failed("interrupted");
            throw e;
        }
        observation.sent(body.sent());
        observation.ended();
        LOG.debug("{} -> {} in {} ms ({} bytes)", operation, observation.status(), observation.millis(), put.size());
        if (body.failure() != null) {
            throw body.failure();
        }
        if (refusal != null) {
            throw new SignedPutException(
                    "The storage at " + place + " refused " + put.file() + " (" + put.size() + " bytes) with "
                            + refusal.describe(),
                    refusal.status(),
                    refusal.retryAfter());
        }
    }

    private @Nullable StorageRefusal read(Response response, Observation observation) throws IOException {
        observation.status(response.code());
        return response.isSuccessful() ? null : StorageRefusal.read(response, pace.now());
    }
}
