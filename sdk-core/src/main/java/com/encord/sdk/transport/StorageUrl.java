package com.encord.sdk.transport;

import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A signed URL taken apart. Its text is sent letter for letter, as it was signed.
 *
 * @param host where it leads
 * @param target what to ask for there, path and query; a credential, never printed
 */
record StorageUrl(Host host, String target) {
    /**
     * Where signed URLs lead: one place for many of them.
     *
     * @param root the URL of the host's root
     * @param place scheme, host and port, fit for messages
     */
    record Host(HttpUrl root, String place) {}

    /** Where the scheme, host and port of a URL's text end; negative where it has no such thing. */
    static int endOfHost(String text) {
        int start = text.indexOf("://");
        if (start < 0) {
            return -1;
        }
        int end = start + 3;
        while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** What follows the host; null if it cannot be sent as it is. */
    static @Nullable String target(String text, int endOfHost) {
        if (endOfHost == text.length() || text.charAt(endOfHost) != '/') {
            return null;
        }
        String target = text.substring(endOfHost);
        // bytes, because a JVM that has just started takes ten times as long for characters
        for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || b == 0x7f || b == '#' || b == '\\') { // those beyond ASCII are negative
                return null;
            }
        }
        return target;
    }

    @Override
    public String toString() {
        return host.place();
    }
}
