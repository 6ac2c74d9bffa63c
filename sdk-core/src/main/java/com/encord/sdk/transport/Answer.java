package com.encord.sdk.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A whole answer to a logical request. */
record Answer(
        String operation,
        String requestId,
        int status,
        byte[] body,
        @Nullable Duration retryAfter,
        @Nullable String location) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
