package com.encord.sdk.transport;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as the platform signs it. */
final class FormEncoding {
    private FormEncoding() {}

    /**
     * Encodes a query name or value: blank becomes {@code +}, everything but {@code A-Za-z0-9-._~} a percent escape.
     */
    static String parameter(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Encodes one segment of a path, so that no value can add a segment or a query. */
    static String pathSegment(String text) {
        return parameter(text).replace("+", "%20");
    }
}
