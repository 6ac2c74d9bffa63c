package com.encord.sdk.local;

import java.time.Instant;
import java.util.UUID;

/** A data row: an item seen from a dataset. Its {@link #uuid} is the data hash. */
final class Row extends Entity {
    UUID dataset;
    UUID item;
    String title;
    Instant createdAt = Instant.EPOCH;
    Instant editedAt = Instant.EPOCH;

    /** For the journal. */
    private Row() {
        this(new UUID(0, 0), new UUID(0, 0), "");
    }

    Row(UUID dataset, UUID item, String title) {
        this.dataset = dataset;
        this.item = item;
        this.title = title;
    }
}
