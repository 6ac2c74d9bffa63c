package com.encord.sdk.transport;

import com.encord.sdk.errors.ConnectionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends files to signed URLs. The URL is the credential, so only its host is ever named. */
final class SignedPutSender {
    private static final Logger LOG = LoggerFactory.getLogger(SignedPutSender.class);

    /** Of a storage's error page nothing else is shown: it can repeat what was signed. */
    private static final Pattern STORAGE_CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

    private static final int MOST_ERROR_BYTES = 8 * 1024;

    private final OkHttpClient client;
    private final PlatformDomain domain;
    private final Pace pace;
    private final String userAgent;

    SignedPutSender(OkHttpClient client, PlatformDomain domain, Pace pace, String userAgent) {
        this.client = client;
        this.domain = domain;
        this.pace = pace;
        this.userAgent = userAgent;
    }

    private record Refusal(
            int status,
            @Nullable String code,
            @Nullable Duration retryAfter,
            @Nullable String location) {}

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
        long start = pace.nanoTime();
        Refusal answer;
        try {
            answer = CallRunner.run(client.newCall(request), operation, this::read);
        } catch (IOException e) {
            RuntimeException own = body.failure();
            if (own != null) {
                throw own;
            }
            LOG.debug(
                    "{} failed in {} ms after {} of {} bytes: {}",
                    operation,
                    millisSince(start),
                    body.sent(),
                    put.size(),
                    Failures.reason(e));
            throw new ConnectionException(
                    operation + " broke off after " + body.sent() + " of " + put.size() + " bytes: "
                            + Failures.reason(e) + ". It can be sent again.",
                    e);
        }
        LOG.debug("{} -> {} in {} ms ({} bytes)", operation, answer.status(), millisSince(start), put.size());
        if (body.failure() != null) {
            throw body.failure();
        }
        if (answer.status() < 200 || answer.status() >= 300) {
            throw refused(put, place, answer);
        }
    }

    private Refusal read(Response response) throws IOException {
        String code = null;
        if (!response.isSuccessful()) {
            BufferedSource source = response.body().source();
            source.request(MOST_ERROR_BYTES);
            String page = source.getBuffer().snapshot().string(StandardCharsets.UTF_8);
            Matcher matcher = STORAGE_CODE.matcher(page);
            code = matcher.find() ? matcher.group(1) : null;
        }
        return new Refusal(
                response.code(),
                code,
                RetryAfter.parse(response.header("Retry-After"), pace.now()),
                response.header("Location"));
    }

    private static SignedPutException refused(SignedPut put, String place, Refusal answer) {
        String advice;
        if (answer.status() >= 300 && answer.status() < 400) {
            advice = "It redirects to " + AnswerReader.target(answer.location()) + ", and redirects are not followed.";
        } else if (answer.status() == 403) {
            advice = "The signed URL has probably expired; ask for a new one.";
        } else {
            advice = "Try again, with a new signed URL.";
        }
        return new SignedPutException(
                "The storage at " + place + " refused " + put.file() + " (" + put.size() + " bytes) with status "
                        + answer.status() + (answer.code() == null ? "" : " (" + answer.code() + ")") + ". " + advice,
                answer.status(),
                answer.retryAfter());
    }

    private long millisSince(long start) {
        return (pace.nanoTime() - start) / 1_000_000;
    }
}
