package com.encord.sdk.upload;

import com.encord.sdk.items.Items;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out whether inputs are items already, where the platform's own answer was lost: a single file's placeholder is
 * no placeholder any more; a group or series has an item of its title whose children are its files.
 */
final class ItemLookup {
    private final Transport transport;
    private final UUID folder;

    ItemLookup(Transport transport, UUID folder) {
        this.transport = transport;
        this.folder = folder;
    }

    Map<InFlight, List<UUID>> find(List<InFlight> flights) {
        Map<InFlight, List<UUID>> found = new LinkedHashMap<>();
        Map<UUID, InFlight> singles = new LinkedHashMap<>();
        for (InFlight flight : flights) {
            if (flight.makesNewItem()) {
                List<UUID> items = groups(flight);
                if (!items.isEmpty()) {
                    found.put(flight, items);
                }
            } else {
                singles.put(flight.files().get(0).itemUuid(), flight);
            }
        }
        registered(singles.keySet()).forEach(uuid -> found.put(singles.get(uuid), List.of(uuid)));
        return found;
    }

    private List<UUID> registered(Collection<UUID> placeholders) {
        return new Items(transport)
                .find(placeholders).stream()
                        .filter(item -> !item.isPlaceholder())
                        .map(StorageItem::id)
                        .toList();
    }

    private List<UUID> groups(InFlight flight) {
        String type =
                switch (flight.kind()) {
                    case IMAGE_SEQUENCE -> "imageSequence";
                    case DICOM_SERIES -> "dicomSeries";
                    default -> "imageGroup";
                };
        List<UUID> items = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            RestRequest request = RestRequest.get("storage/folders/{}/items", folder)
                    .query("search", flight.title())
                    .query("itemTypes", List.of(type))
                    .query("pageSize", 100)
                    .query("pageToken", token.orElse(null));
            WireValue page = transport.rest(request);
            for (WireValue item : page.at("results").elements()) {
                UUID uuid = item.at("uuid").uuid();
                if (isMadeOf(uuid, flight)) {
                    items.add(uuid);
                }
            }
            token = page.at("nextPageToken").optionalText();
        } while (token.isPresent());
        return items;
    }

    private boolean isMadeOf(UUID item, InFlight flight) {
        WireValue children = transport.rest(RestRequest.get("storage/folders/{}/items/{}/child-items", folder, item)
                .query("signUrls", false));
        return children.at("results").elements().stream()
                .anyMatch(child -> flight.isPlaceholder(child.at("uuid").uuid()));
    }
}
