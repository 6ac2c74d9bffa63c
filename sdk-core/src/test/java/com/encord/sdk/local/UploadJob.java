package com.encord.sdk.local;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job that registers files; its units are entities of their own. */
final class UploadJob extends Entity {
    static final String PENDING = "PENDING";
    static final String DONE = "DONE";
    static final String ERROR = "ERROR";
    static final String CANCELLED = "CANCELLED";

    UUID folder = new UUID(0, 0);

    /** Set when the job adds rows to a dataset too. */
    @Nullable
    UUID dataset;

    @Nullable
    UUID integration;

    String owner = "";
    boolean ignoreErrors;
    boolean skipDuplicateUrls;
    boolean upsertMetadata;

    @Nullable
    String fileName;

    String status = PENDING;
    Instant createdAt = Instant.EPOCH;

    boolean pending() {
        return PENDING.equals(status);
    }
}
