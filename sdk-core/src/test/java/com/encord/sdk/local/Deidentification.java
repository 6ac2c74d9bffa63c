package com.encord.sdk.local;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One job that makes copies of DICOM files without what identifies people. */
final class Deidentification extends Entity {
    static final String PENDING = "PENDING";

    UUID integration = new UUID(0, 0);
    List<String> urls = List.of();
    boolean redactsTags = true;

    /** Whether pixels must not tell who somebody is. */
    boolean redactsPixels;

    List<Condition> conditions = List.of();

    /** Where the copies go; null for beside the originals. */
    @Nullable
    String uploadDir;

    String status = PENDING;

    /** Why it failed. */
    @Nullable
    String error;

    /** The copies. */
    List<String> results = List.of();

    boolean isPending() {
        return status.equals(PENDING);
    }

    /**
     * What must be true of a file for its copy to be kept.
     *
     * @param tag the element
     * @param isIn whether its text must be one of the values, or must contain none of them
     * @param values the values
     */
    record Condition(int tag, boolean isIn, List<String> values) {
        boolean holds(String text) {
            return isIn ? values.contains(text) : values.stream().noneMatch(text::contains);
        }
    }
}
