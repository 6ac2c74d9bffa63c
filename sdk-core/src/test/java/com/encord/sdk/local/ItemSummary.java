package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells where an item is used. */
final class ItemSummary {
    private ItemSummary() {}

    static ObjectNode show(State state, Item item, boolean groupLayout) {
        ObjectNode json = Json.object();
        Collection<Item> groups = state.groupsOf.find(item.uuid);
        json.put("frameInGroups", groups.size());
        ArrayNode groupItems = json.putArray("accessibleGroupItems");
        for (Item group : groups) {
            Folder folder = state.folders.get(group.parent);
            groupItems
                    .addObject()
                    .put("uuid", group.uuid.toString())
                    .put("name", group.name)
                    .put("parentUuid", folder.uuid.toString())
                    .put("parentName", folder.name)
                    .put("itemType", group.itemType);
        }
        Map<UUID, List<Row>> byDataset = new LinkedHashMap<>();
        for (Row row : state.rowsOfItem.find(item.uuid)) {
            byDataset.computeIfAbsent(row.dataset, k -> new ArrayList<>()).add(row);
        }
        json.put("usedInDatasets", byDataset.size());
        ArrayNode datasets = json.putArray("accessibleDatasets");
        byDataset.forEach((uuid, rows) -> {
            Dataset dataset = state.datasets.get(uuid);
            ObjectNode entry = datasets.addObject()
                    .put("datasetHash", uuid.toString())
                    .put("backingFolderUuid", Json.text(dataset.backingFolder))
                    .put("title", dataset.title)
                    .put("dataUnitsCreatedAt", rows.get(0).createdAt.toString());
            entry.set(
                    "dataHashes", Json.uuids(rows.stream().map(row -> row.uuid).toList()));
        });
        if (groupLayout && item.layout != null) {
            json.set("groupLayout", item.layout);
        }
        return json;
    }
}
