package com.encord.sdk.auth;

import java.time.Instant;
import java.util.Map;

/**
 * What proves to the platform who calls: an {@link SshPrivateKey} or a {@link BearerToken}. Immutable and safe for use
 * by many threads at once; {@code toString} never shows a secret.
 */
public sealed interface Credentials permits SshPrivateKey, BearerToken {
    /**
     * The headers that authenticate one attempt of a REST call.
     *
     * @param method the HTTP verb
     * @param requestTarget path and query exactly as they go over the wire
     * @param body the bytes sent, empty when there is no body
     * @param now the present moment; a signature holds for a short while only
     * @return header names and values
     */
    Map<String, String> restHeaders(String method, String requestTarget, byte[] body, Instant now);

    /**
     * The headers that authenticate one attempt of a query-protocol call.
     *
     * @param body the bytes sent
     * @return header names and values
     */
    Map<String, String> queryHeaders(byte[] body);
}
