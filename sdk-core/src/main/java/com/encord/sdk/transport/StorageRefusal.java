package com.encord.sdk.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** How a storage answers a signed URL that it does not serve. Nothing of it can repeat what was signed. */
record StorageRefusal(
        int status,
        @Nullable String code,
        @Nullable Duration retryAfter,
        @Nullable String location) {

    /** Of a storage's error page nothing else is shown: it can repeat what was signed. */
    private static final Pattern STORAGE_CODE = Pattern.compile("<Code>([A-Za-z]{1,64})</Code>");

    private static final int MOST_ERROR_BYTES = 8 * 1024;

    static StorageRefusal read(Response response, Instant now) throws IOException {
        return read(response.code(), response::header, response.body().source(), now);
    }

    /** @param headers the last value of a header, null if there is none */
    static StorageRefusal read(int status, Function<String, @Nullable String> headers, BufferedSource body, Instant now)
            throws IOException {
        body.request(MOST_ERROR_BYTES);
        String page = body.getBuffer().snapshot().string(StandardCharsets.UTF_8);
        Matcher matcher = STORAGE_CODE.matcher(page);
        return new StorageRefusal(
                status,
                matcher.find() ? matcher.group(1) : null,
                RetryAfter.parse(headers.apply("Retry-After"), now),
                headers.apply("Location"));
    }

    /** Such as {@code status 403 (AccessDenied). The signed URL has probably expired; ask for a new one.} */
    String describe() {
        String advice;
        if (status >= 300 && status < 400) {
            advice = "It redirects to " + AnswerReader.target(location) + ", and redirects are not followed.";
        } else if (status == 403) {
            advice = "The signed URL has probably expired; ask for a new one.";
        } else if (status == 407) {
            advice = "The proxy on the way asks who you are: give it a user and password.";
        } else if (status == 413) {
            advice = "The file is larger than the storage takes.";
        } else {
            advice = "Try again, with a new signed URL.";
        }
        return "status " + status + (code == null ? "" : " (" + code + ")") + ". " + advice;
    }
}
