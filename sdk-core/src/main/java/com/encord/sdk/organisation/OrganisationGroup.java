package com.encord.sdk.organisation;

import com.encord.sdk.transport.WireValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A group of people of the organisation, to which folders and datasets can be opened.
 *
 * @param id the group's id
 * @param name its name
 * @param description its description; empty text when there is none
 * @param createdAt when the group was made, when known
 */
public record OrganisationGroup(UUID id, String name, String description, Optional<Instant> createdAt) {
    static OrganisationGroup read(WireValue json) {
        return new OrganisationGroup(
                json.at("groupHash").uuid(),
                json.at("name").text(),
                json.at("description").optionalText().orElse(""),
                json.at("createdAt").optionalInstant());
    }
}
