package com.encord.sdk.observe;

/**
 * Is told of every attempt of every request that a client makes: calls of the platform, and transfers from and to
 * signed URLs.
 *
 * <pre>{@code
 * EncordClient encord = EncordClient.builder()
 *         .onRequest(request -> {
 *             Timer.builder("encord.requests")
 *                     .tag("operation", request.operation())
 *                     .tag("outcome", request.outcome())
 *                     .register(metrics)
 *                     .record(request.duration());
 *             metrics.counter("encord.bytes.sent").increment(request.bytesSent());
 *         })
 *         .build();
 * }</pre>
 *
 * <p>It is called by the thread that made the call, when the attempt has ended and before the next one or the answer,
 * so a slow listener slows its caller. Many threads call it at once. What it throws is logged once and changes nothing.
 */
@FunctionalInterface
public interface RequestListener {
    /**
     * An attempt has ended, well or badly.
     *
     * @param attempt what is known of it
     */
    void onRequest(RequestAttempt attempt);
}
