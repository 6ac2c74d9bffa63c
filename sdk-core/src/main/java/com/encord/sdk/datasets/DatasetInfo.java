package com.encord.sdk.datasets;

import com.encord.sdk.items.StorageLocation;
import com.encord.sdk.transport.WireValue;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A dataset as lists show it; {@link Datasets#get} makes a handle of its id.
 *
 * @param id the dataset's id
 * @param title its title
 * @param description its description; empty text when there is none
 * @param createdAt when it was made
 * @param lastEditedAt when it was changed last
 * @param role what the key's user may do with it; empty when seen only as the organisation's administrator
 * @param location who keeps the bytes, when the platform tells
 * @param backingFolder the folder it mirrors, if it does
 */
public record DatasetInfo(
        UUID id,
        String title,
        String description,
        Instant createdAt,
        Instant lastEditedAt,
        Optional<DatasetRole> role,
        Optional<StorageLocation> location,
        Optional<UUID> backingFolder) {
    static DatasetInfo read(WireValue json) {
        WireValue role = json.at("userRole");
        OptionalLong location = json.at("storageLocation").optionalLong();
        return new DatasetInfo(
                json.at("datasetUuid").uuid(),
                json.at("title").text(),
                json.at("description").optionalText().orElse(""),
                json.at("createdAt").instant(),
                json.at("lastEditedAt").instant(),
                role.isPresent() ? Optional.of(DatasetRole.read(role)) : Optional.empty(),
                location.isPresent() ? Optional.of(StorageLocation.ofNumber(location.getAsLong())) : Optional.empty(),
                json.at("backingFolderUuid").optionalUuid());
    }
}
