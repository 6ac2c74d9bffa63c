package com.encord.sdk.transport;

import java.time.Duration;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer to a logical request.
 *
 * @param clockAhead how far the clock of whoever answered is ahead of this machine's, when it told its time
 * @param body in the blocks it came in: one large array in a small heap costs a garbage collection for each page of a
 *     list
 */
record Answer(
        String operation,
        String requestId,
        int status,
        Buffer body,
        @Nullable Duration retryAfter,
        @Nullable Duration clockAhead,
        @Nullable String location) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
