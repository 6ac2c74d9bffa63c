package com.encord.sdk.local;

import java.util.UUID;

/** One sync of a cloud-synced folder. */
final class SyncJob extends Entity {
    UUID folder = new UUID(0, 0);
    String owner = "";
    String status = "pending";
    int unitsDone;
    int unitsError;

    boolean pending() {
        return "pending".equals(status);
    }
}
