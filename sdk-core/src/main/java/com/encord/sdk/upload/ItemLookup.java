package com.encord.sdk.upload;

import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WireValue;
import java.util.ArrayList;
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
    private static final int MOST_AT_ONCE = 200;

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
        List<UUID> uuids = new ArrayList<>(singles.keySet());
        for (int from = 0; from < uuids.size(); from += MOST_AT_ONCE) {
            for (UUID uuid : registered(uuids.subList(from, Math.min(uuids.size(), from + MOST_AT_ONCE)))) {
                InFlight flight = singles.get(uuid);
                if (flight != null) {
                    found.put(flight, List.of(uuid));
                }
            }
        }
        return found;
    }

    private List<UUID> registered(List<UUID> placeholders) {
        try {
            WireValue answer = transport.rest(RestRequest.post("storage/items/get-bulk")
                    .body(Map.of("itemUuids", placeholders, "signUrls", false))
                    .idempotent());
            return answer.at("results").elements().stream()
                    .filter(item -> !item.at("isPlaceholder").flag(false))
                    .map(item -> item.at("uuid").uuid())
                    .toList();
        } catch (NotFoundException e) {
            // whether one missing item fails the whole question is the platform's choice, so ask for fewer
            if (placeholders.size() == 1) {
                return List.of();
            }
            int half = placeholders.size() / 2;
            List<UUID> both = new ArrayList<>(registered(placeholders.subList(0, half)));
            both.addAll(registered(placeholders.subList(half, placeholders.size())));
            return both;
        }
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
