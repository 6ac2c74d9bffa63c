package com.encord.sdk.folders;

import com.encord.sdk.transport.WireValue;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder on the way from a folder to the top.
 *
 * @param id the folder's id
 * @param parent the folder above it; empty at the top
 * @param name its name
 * @param mirrorDataset the dataset that mirrors it, if one does
 */
public record PathElement(UUID id, Optional<UUID> parent, String name, Optional<UUID> mirrorDataset) {
    static PathElement read(WireValue json) {
        return new PathElement(
                json.at("uuid").uuid(),
                json.at("parentUuid").optionalUuid(),
                json.at("name").text(),
                json.at("syncedDatasetHash").optionalUuid());
    }
}
