package com.encord.sdk.local;

import java.util.List;
import java.util.Objects;

/**
 * What a media engine did to one video.
 *
 * @param operation what was done
 * @param issuesBefore what was wrong with the source, empty when nothing was
 */
public record ReEncodeOutcome(Operation operation, List<MediaIssue> issuesBefore) {
    /** How far the engine had to go. */
    public enum Operation {
        /** Nothing was wrong, nothing was written. */
        NONE,
        /** Only the container was rewritten. */
        REMUX,
        /** All frames were encoded anew. */
        REENCODE
    }

    /**
     * Refuses missing parts and copies the issues.
     *
     * @param operation what was done
     * @param issuesBefore what was wrong with the source
     */
    public ReEncodeOutcome {
        Objects.requireNonNull(operation, "operation");
        issuesBefore = List.copyOf(issuesBefore);
    }
}
