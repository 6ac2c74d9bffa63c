package com.encord.sdk.local;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sync of a cloud-synced folder. */
final class SyncJob extends Entity {
    UUID folder = new UUID(0, 0);
    String owner = "";
    String status = "pending";
    int unitsDone;
    int unitsError;

    @Nullable
    String error;

    boolean pending() {
        return "pending".equals(status);
    }
}
