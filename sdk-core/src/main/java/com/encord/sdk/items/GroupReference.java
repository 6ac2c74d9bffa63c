package com.encord.sdk.items;

import com.encord.sdk.transport.WireValue;
import java.util.UUID;

/**
 * A group, sequence or series that an item is part of.
 *
 * @param id the group's id
 * @param name its name
 * @param folder the folder it lies in
 * @param folderName that folder's name
 * @param type what it is
 */
public record GroupReference(UUID id, String name, UUID folder, String folderName, ItemType type) {
    static GroupReference read(WireValue json) {
        return new GroupReference(
                json.at("uuid").uuid(),
                json.at("name").text(),
                json.at("parentUuid").uuid(),
                json.at("parentName").optionalText().orElse(""),
                ItemType.of(json.at("itemType").text()));
    }
}
