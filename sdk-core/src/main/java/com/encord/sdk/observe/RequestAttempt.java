package com.encord.sdk.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One attempt of a request: what was asked, and how it ended. Immutable. It holds no query, no header, no body and no
 * credential; of signed URLs, which are credentials, it tells the server only.
 *
 * @param kind what sort of request
 * @param operation what was asked without the ids in it, fit for naming a metric: such as
 *     {@code GET storage/folders/{}/items}, {@code GET datarows}, {@code PUT signed URL}
 * @param method the HTTP verb
 * @param server scheme, host and port, the port only if it is not the usual one
 * @param path the path without query; for signed URLs {@code /}
 * @param number the attempt of this request, from 1; transfers from and to signed URLs are always 1, since each of
 *     their attempts may have a URL of its own
 * @param status the HTTP status, unless no answer came. Calls of the query protocol may hold an error in an answer of
 *     status 200
 * @param duration from the start of the attempt to its last byte, or its failure
 * @param requestId the trace id that errors and logs show; none for signed URLs
 * @param bytesSent bytes of body sent
 * @param bytesReceived bytes of body received
 * @param failure why no whole answer came, in a few words
 */
public record RequestAttempt(
        RequestKind kind,
        String operation,
        String method,
        String server,
        String path,
        int number,
        OptionalInt status,
        Duration duration,
        Optional<String> requestId,
        long bytesSent,
        long bytesReceived,
        Optional<String> failure) {

    /**
     * How it ended, as one of few words fit for a metric.
     *
     * @return {@code failure} when no whole answer came, or else {@code 2xx}, {@code 4xx} and so on
     */
    public String outcome() {
        return failure.isPresent() || status.isEmpty() ? "failure" : status.getAsInt() / 100 + "xx";
    }
}
