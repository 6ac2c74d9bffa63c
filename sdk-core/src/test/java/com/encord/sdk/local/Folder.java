package com.encord.sdk.local;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A storage folder. */
final class Folder extends Entry {
    /** The dataset that mirrors this folder. */
    @Nullable
    UUID syncedDataset;

    /** Where a cloud-synced folder's files come from. */
    @Nullable
    UUID cloudIntegration;

    @Nullable
    String remoteUrl;

    /** Organisation groups with access, by role. */
    Map<UUID, String> groups = Map.of();
}
