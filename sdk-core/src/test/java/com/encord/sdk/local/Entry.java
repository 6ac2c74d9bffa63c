package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What folders and items share: a name at a place in the folder tree. */
abstract class Entry extends Entity {
    /** The folder around it; null is the root for a folder, and nowhere yet for a file put for a dataset. */
    @Nullable
    UUID parent;

    String name = "";
    String description = "";
    ObjectNode clientMetadata = Json.object();
    String owner = "";
    Instant createdAt = Instant.EPOCH;
    Instant editedAt = Instant.EPOCH;
}
