package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.Optional;
import java.util.UUID;

/**
 * A row that a registration added to a dataset.
 *
 * @param dataHash the row's id
 * @param title its title
 * @param item the storage item it shows, when the platform tells
 */
public record AddedRow(UUID dataHash, String title, Optional<UUID> item) {
    static AddedRow read(WireValue json) {
        return new AddedRow(
                json.at("dataHash").uuid(),
                json.at("title").optionalText().orElse(""),
                json.at("backingItemUuid").optionalUuid());
    }
}
