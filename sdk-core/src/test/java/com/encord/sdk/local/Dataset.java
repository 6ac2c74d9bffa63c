package com.encord.sdk.local;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dataset; its rows are entities of their own. */
final class Dataset extends Entity {
    String title = "";
    String description = "";
    String owner = "";
    Instant createdAt = Instant.EPOCH;
    Instant editedAt = Instant.EPOCH;

    /** The folder this dataset mirrors. */
    @Nullable
    UUID backingFolder;

    /** Users by e-mail; 0 is admin, 1 is user. */
    Map<String, Integer> users = Map.of();

    /** Organisation groups with access; 0 is admin, 1 is user. */
    Map<UUID, Integer> groups = Map.of();
}
