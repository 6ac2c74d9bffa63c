package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Query protocol: a dataset as a whole, linking items into it and sharing it. */
final class DatasetQueries {
    private static final Set<String> DUPLICATES = Set.of("DUPLICATE", "FAIL", "SKIP");

    private final State state;
    private final RowView view;
    private final Mirror mirror;

    DatasetQueries(State state, RowView view, Mirror mirror) {
        this.state = state;
        this.view = view;
        this.mirror = mirror;
    }

    void addTo(QueryApi api) {
        api.add("dataset GET", this::get);
        api.add("datasetlinkitems POST", this::link);
        api.add("datasetusers POST", this::addUsers);
        api.add("imagegroupocr GET", ask -> {
            throw ApiError.notOffered("The local platform cannot read text in images");
        });
    }

    private JsonNode get(QueryApi.Ask ask) {
        ask.noUid();
        Fields payload = ask.fields();
        RowView.Extent extent = RowQueries.access(payload);
        payload.end();
        return state.read(() -> {
            Dataset dataset = state.datasets.get(ask.dataset().uuid);
            ObjectNode json = Json.object()
                    .put("title", dataset.title)
                    .put("description", dataset.description)
                    .put("dataset_type", "CORD_STORAGE")
                    .put("dataset_hash", dataset.uuid.toString())
                    .put("backing_folder_uuid", Json.text(dataset.backingFolder));
            ArrayNode rows = json.putArray("data_rows");
            state.rowsOfDataset.find(dataset.uuid).forEach(row -> rows.add(view.show(row, extent)));
            return json;
        });
    }

    /** Answers the rows that were made; with SKIP, items that are linked already make none. */
    private JsonNode link(QueryApi.Ask ask) {
        ask.ownUid();
        Fields payload = ask.fields();
        List<UUID> items = payload.uuids("item_uuids");
        String duplicates = payload.word("duplicates_behavior", DUPLICATES);
        payload.end();
        UUID dataset = ask.dataset().uuid;
        return state.write(change -> {
            ArrayNode rows = Json.array();
            for (UUID uuid : items) {
                Item item = state.items.get(uuid);
                if (item.placeholder) {
                    throw ApiError.badRequest("Item " + uuid + " is a placeholder that no job has registered yet");
                }
                boolean linked = mirror.rowOf(dataset, uuid) != null;
                if (linked && duplicates.equals("FAIL")) {
                    throw ApiError.exists("Item " + uuid + " is in the dataset already");
                }
                if (!linked || duplicates.equals("DUPLICATE")) {
                    rows.add(view.show(mirror.addRow(change, dataset, item), RowView.Extent.PLAIN));
                }
            }
            return rows;
        });
    }

    private JsonNode addUsers(QueryApi.Ask ask) {
        ask.ownUid();
        Fields payload = ask.fields();
        List<String> emails = payload.texts("user_emails");
        int role = payload.count("user_role");
        payload.end();
        if (role != 0 && role != 1) {
            throw ApiError.badRequest("payload.user_role must be 0 (admin) or 1 (user), got " + role);
        }
        return state.write(change -> {
            Dataset dataset = change.edit(state.datasets.get(ask.dataset().uuid));
            Map<String, Integer> users = new LinkedHashMap<>(dataset.users);
            ArrayNode added = Json.array();
            for (String email : emails) {
                users.putIfAbsent(email, role); // who has access keeps the role
                added.addObject()
                        .put("user_email", email)
                        .put("user_role", users.get(email))
                        .put("dataset_hash", dataset.uuid.toString());
            }
            dataset.users = users;
            change.put(state.datasets, dataset);
            return added;
        });
    }
}
