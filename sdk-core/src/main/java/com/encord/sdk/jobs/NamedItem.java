package com.encord.sdk.jobs;

import com.encord.sdk.transport.WireValue;
import java.util.UUID;

/**
 * An item that a registration made.
 *
 * @param itemUuid the item's id
 * @param name the item's name, which is the title it was registered with
 */
public record NamedItem(UUID itemUuid, String name) {
    static NamedItem read(WireValue json) {
        return new NamedItem(
                json.at("itemUuid").uuid(), json.at("name").optionalText().orElse(""));
    }
}
