package com.encord.sdk.folders;

import com.encord.sdk.transport.WireValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A group of people that has access to a folder.
 *
 * @param id the group's id
 * @param name its name
 * @param description its description; empty text when there is none
 * @param createdAt when the group was made, when known
 * @param isSameOrganisation whether it belongs to the organisation of the key's user
 * @param role what its people may do with the folder
 */
public record FolderGroup(
        UUID id,
        String name,
        String description,
        Optional<Instant> createdAt,
        boolean isSameOrganisation,
        FolderRole role) {
    static FolderGroup read(WireValue json) {
        return new FolderGroup(
                json.at("groupHash").uuid(),
                json.at("name").text(),
                json.at("description").optionalText().orElse(""),
                json.at("createdAt").optionalInstant(),
                json.at("isSameOrganisation").flag(true),
                FolderRole.of(json.at("userRole").optionalText().orElse("")));
    }
}
