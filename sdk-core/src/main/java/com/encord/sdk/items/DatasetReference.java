package com.encord.sdk.items;

import com.encord.sdk.transport.WireValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset that uses an item.
 *
 * @param dataset the dataset's id
 * @param backingFolder the folder the dataset mirrors, if it does
 * @param title the dataset's title
 * @param dataHashes the rows that show the item
 * @param linkedAt when the rows were made, when known
 */
public record DatasetReference(
        UUID dataset, Optional<UUID> backingFolder, String title, List<UUID> dataHashes, Optional<Instant> linkedAt) {
    /**
     * Copies the row ids.
     *
     * @param dataset the dataset's id
     * @param backingFolder the folder the dataset mirrors
     * @param title the dataset's title
     * @param dataHashes the rows that show the item
     * @param linkedAt when the rows were made
     */
    public DatasetReference {
        dataHashes = List.copyOf(dataHashes);
    }

    static DatasetReference read(WireValue json) {
        return new DatasetReference(
                json.at("datasetHash").uuid(),
                json.at("backingFolderUuid").optionalUuid(),
                json.at("title").text(),
                json.at("dataHashes").list(WireValue::uuid),
                json.at("dataUnitsCreatedAt").optionalInstant());
    }
}
