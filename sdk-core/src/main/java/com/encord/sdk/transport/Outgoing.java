package com.encord.sdk.transport;

import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A logical request, ready to be sent once or several times. */
record Outgoing(
        String operation,
        String method,
        HttpUrl url,
        byte @Nullable [] body,
        Protocol protocol,
        @Nullable String resourceType,
        @Nullable String resourceId,
        Resend resend,
        @Nullable Duration readTimeout) {

    /** Which of the platform's two protocols, and thereby how it is signed. */
    enum Protocol {
        REST,
        QUERY
    }
}
