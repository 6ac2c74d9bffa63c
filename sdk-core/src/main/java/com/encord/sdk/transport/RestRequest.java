package com.encord.sdk.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A REST call, relative to {@code {domain}/v2/public/}. Immutable. {@code GET} counts as idempotent; everything else
 * must say so with {@link #idempotent()}, because a retry of a create that has succeeded makes two.
 *
 * @param method the HTTP verb
 * @param path the path, each variable part already percent-encoded, without leading slash
 * @param query the parameters in order; a name may occur more than once
 * @param body plain maps, lists, strings, numbers, booleans and nulls, or null for no body
 * @param resend when the transport may send it again
 * @param readTimeout how long to wait for the answer, or null for the client's own
 */
public record RestRequest(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable Object body,
        Resend resend,
        @Nullable Duration readTimeout) {

    /**
     * Copies the parameters.
     *
     * @param method the HTTP verb
     * @param path the path, each variable part already percent-encoded, without leading slash
     * @param query the parameters in order; a name may occur more than once
     * @param body plain maps, lists, strings, numbers, booleans and nulls, or null for no body
     * @param resend when the transport may send it again
     * @param readTimeout how long to wait for the answer, or null for the client's own
     */
    public RestRequest {
        query = List.copyOf(query);
    }

    /**
     * A {@code GET}.
     *
     * @param template the path, with {@code {}} for each variable part
     * @param parts the variable parts, encoded here
     * @return the request
     */
    public static RestRequest get(String template, Object... parts) {
        return of("GET", template, parts, Resend.ALWAYS);
    }

    /**
     * A {@code POST}, not idempotent unless said.
     *
     * @param template the path, with {@code {}} for each variable part
     * @param parts the variable parts, encoded here
     * @return the request
     */
    public static RestRequest post(String template, Object... parts) {
        return of("POST", template, parts, Resend.IF_UNSENT);
    }

    /**
     * A {@code PATCH}, not idempotent unless said.
     *
     * @param template the path, with {@code {}} for each variable part
     * @param parts the variable parts, encoded here
     * @return the request
     */
    public static RestRequest patch(String template, Object... parts) {
        return of("PATCH", template, parts, Resend.IF_UNSENT);
    }

    /**
     * A {@code DELETE}, not idempotent unless said.
     *
     * @param template the path, with {@code {}} for each variable part
     * @param parts the variable parts, encoded here
     * @return the request
     */
    public static RestRequest delete(String template, Object... parts) {
        return of("DELETE", template, parts, Resend.IF_UNSENT);
    }

    private static RestRequest of(String method, String template, Object[] parts, Resend resend) {
        StringBuilder path = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int hole = template.indexOf("{}", from);
            path.append(template, from, hole).append(FormEncoding.pathSegment(part.toString()));
            from = hole + 2;
        }
        return new RestRequest(method, path.append(template.substring(from)).toString(), List.of(), null, resend, null);
    }

    /**
     * Adds a parameter: booleans go out as {@code True}/{@code False}, instants as ISO 8601 UTC, a collection repeats
     * the name.
     *
     * @param name the parameter's name
     * @param value its value; null adds nothing, as does an empty collection
     * @return a new request
     */
    public RestRequest query(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<Map.Entry<String, String>> more = new ArrayList<>(query);
        if (value instanceof Collection<?> values) {
            values.forEach(each -> more.add(Map.entry(name, text(each))));
        } else {
            more.add(Map.entry(name, text(value)));
        }
        return new RestRequest(method, path, more, body, resend, readTimeout);
    }

    /**
     * Adds parameters as {@link #query(String, Object)} does.
     *
     * @param parameters their names and values, in order
     * @return a new request
     */
    public RestRequest query(Map<String, ?> parameters) {
        RestRequest filled = this;
        for (Map.Entry<String, ?> parameter : parameters.entrySet()) {
            filled = filled.query(parameter.getKey(), parameter.getValue());
        }
        return filled;
    }

    private static String text(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        return value.toString();
    }

    /**
     * Sets the JSON body.
     *
     * @param json plain maps, lists, strings, numbers, booleans and nulls
     * @return a new request
     */
    public RestRequest body(Object json) {
        return new RestRequest(method, path, query, json, resend, readTimeout);
    }

    /**
     * Says that sending it twice does no harm, so that it may be retried.
     *
     * @return a new request
     */
    public RestRequest idempotent() {
        return new RestRequest(method, path, query, body, Resend.ALWAYS, readTimeout);
    }

    /**
     * Leaves sending it again to the caller, as polls do, whose own loop waits failures out: one attempt, whatever
     * comes of it.
     *
     * @return a new request
     */
    public RestRequest once() {
        return new RestRequest(method, path, query, body, Resend.NEVER, readTimeout);
    }

    /**
     * Sets how long to wait for the answer, as long polls need.
     *
     * @param timeout the wait
     * @return a new request
     */
    public RestRequest readTimeout(Duration timeout) {
        return new RestRequest(method, path, query, body, resend, timeout);
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
     * How long to wait for the answer.
     *
     * @return the wait, when it differs from the client's own
     */
    public Optional<Duration> ownReadTimeout() {
        return Optional.ofNullable(readTimeout);
    }

    /**
     * What errors and logs call this request.
     *
     * @return method and path, without the parameters
     */
    public String operation() {
        return method + " " + path;
    }
}
