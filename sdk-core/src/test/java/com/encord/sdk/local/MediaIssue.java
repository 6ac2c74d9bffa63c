package com.encord.sdk.local;

import java.util.Objects;

/**
 * One thing a media engine found wrong with a file.
 *
 * @param code stable machine code, for example {@code VARIABLE_FRAME_RATE}
 * @param message one sentence for people
 */
public record MediaIssue(String code, String message) {
    /**
     * Refuses missing parts.
     *
     * @param code stable machine code
     * @param message one sentence for people
     */
    public MediaIssue {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
