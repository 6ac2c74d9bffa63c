package com.encord.sdk.datasets;

import com.encord.sdk.transport.WireValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A group of people that has access to a dataset.
 *
 * @param id the group's id
 * @param name its name
 * @param description its description; empty text when there is none
 * @param createdAt when the group was made, when known
 * @param isSameOrganisation whether it belongs to the organisation of the key's user
 * @param role what its people may do with the dataset
 */
public record DatasetGroup(
        UUID id,
        String name,
        String description,
        Optional<Instant> createdAt,
        boolean isSameOrganisation,
        DatasetRole role) {
    static DatasetGroup read(WireValue json) {
        return new DatasetGroup(
                json.at("groupHash").uuid(),
                json.at("name").text(),
                json.at("description").optionalText().orElse(""),
                json.at("createdAt").optionalInstant(),
                json.at("isSameOrganisation").flag(true),
                DatasetRole.read(json.at("userRole")));
    }
}
