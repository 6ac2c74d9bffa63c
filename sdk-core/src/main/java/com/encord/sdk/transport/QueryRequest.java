package com.encord.sdk.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call of the query protocol. Immutable.
 *
 * @param resourceType the {@code ResourceType} header: {@code dataset}, {@code project}, or empty in user scope
 * @param resourceId the {@code ResourceID} header; empty in user scope
 * @param type the {@code query_type}, such as {@code datarows}
 * @param method the {@code query_method}: {@code GET}, {@code POST}, {@code PUT} or {@code DELETE}
 * @param uid null, an integer, a string, a list or a map
 * @param payload null, a list or a map
 * @param resend when the transport may send it again
 * @param readTimeout how long to wait for the answer, or null for the client's own
 */
public record QueryRequest(
        String resourceType,
        String resourceId,
        String type,
        String method,
        @Nullable Object uid,
        @Nullable Object payload,
        Resend resend,
        @Nullable Duration readTimeout) {

    /**
     * A call on a dataset; {@code GET} counts as idempotent.
     *
     * @param dataset the dataset's hash
     * @param type the {@code query_type}
     * @param method the {@code query_method}
     * @return the request, without uid and payload
     */
    public static QueryRequest onDataset(Object dataset, String type, String method) {
        Resend resend = "GET".equals(method) ? Resend.ALWAYS : Resend.IF_UNSENT;
        return new QueryRequest("dataset", dataset.toString(), type, method, null, null, resend, null);
    }

    /**
     * Sets the uid.
     *
     * @param value null, an integer, a string, a list or a map
     * @return a new request
     */
    public QueryRequest uid(@Nullable Object value) {
        return new QueryRequest(resourceType, resourceId, type, method, value, payload, resend, readTimeout);
    }

    /**
     * Sets the payload.
     *
     * @param value null, a list or a map; nulls inside are sent
     * @return a new request
     */
    public QueryRequest payload(@Nullable Object value) {
        return new QueryRequest(resourceType, resourceId, type, method, uid, value, resend, readTimeout);
    }

    /**
     * Says that sending it twice does no harm, so that it may be retried.
     *
     * @return a new request
     */
    public QueryRequest idempotent() {
        return new QueryRequest(resourceType, resourceId, type, method, uid, payload, Resend.ALWAYS, readTimeout);
    }

    /**
     * Leaves sending it again to the caller, as polls do, whose own loop waits failures out: one attempt, whatever
     * comes of it.
     *
     * @return a new request
     */
    public QueryRequest once() {
        return new QueryRequest(resourceType, resourceId, type, method, uid, payload, Resend.NEVER, readTimeout);
    }

    /**
     * Sets how long to wait for the answer, as long polls need.
     *
     * @param timeout the wait
     * @return a new request
     */
    public QueryRequest readTimeout(Duration timeout) {
        return new QueryRequest(resourceType, resourceId, type, method, uid, payload, resend, timeout);
    }

    /**
     * Whether sending it twice does no harm.
     *
     * @return false also where the caller sends it again
     */
    public boolean isIdempotent() {
        return resend == Resend.ALWAYS;
    }

    /**
     * What errors and logs call this request.
     *
     * @return method and type, without the payload
     */
    public String operation() {
        return "query " + method + " " + type + (resourceId.isEmpty() ? "" : " on " + resourceType + " " + resourceId);
    }
}
