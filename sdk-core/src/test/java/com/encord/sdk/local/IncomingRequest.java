package com.encord.sdk.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as {@link Faults} see it, before anything is checked.
 *
 * @param method HTTP verb, for example {@code PUT}
 * @param path path without query, percent-encoded, for example {@code /v2/public/storage/folders}; signed URLs start
 *     with {@code /objects/}
 * @param query query string without question mark, percent-encoded, or null
 * @param queryType on the query protocol {@code query_type} and {@code query_method} with a blank between, for example
 *     {@code datasetlinkitems POST}; null on REST and signed URLs
 */
public record IncomingRequest(
        String method,
        String path,
        @Nullable String query,
        @Nullable String queryType) {
    /**
     * Refuses missing parts.
     *
     * @param method HTTP verb
     * @param path path without query
     * @param query query string, or null
     * @param queryType type and method on the query protocol, or null
     */
    public IncomingRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
    }
}
