package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Query protocol: listing, reading, changing and deleting data rows. */
final class RowQueries {
    private final State state;
    private final RowView view;
    private final Removal removal;

    RowQueries(State state, RowView view, Removal removal) {
        this.state = state;
        this.view = view;
        this.removal = removal;
    }

    void addTo(QueryApi api) {
        api.add("datarows GET", this::list);
        api.add("datarow GET", this::get);
        api.add("datarow POST", this::save);
        api.add("video POST", this::rename);
        api.add("video DELETE", this::delete);
    }

    /** The {@code dataset_access_settings} of a payload. */
    static RowView.Extent access(Fields payload) {
        Fields settings = payload.fields("dataset_access_settings");
        boolean metadata = settings.flag("fetch_client_metadata");
        settings.end();
        return new RowView.Extent(metadata, false, false, false);
    }

    private JsonNode list(QueryApi.Ask ask) {
        ask.noUid();
        Fields payload = ask.fields();
        String title = payload.optionalText("title_eq");
        String like = payload.optionalText("title_like");
        SqlLike pattern = like == null ? null : new SqlLike(like);
        Predicate<Row> created = TimeRange.of(
                payload.optionalText("created_after"), payload.optionalText("created_before"), row -> row.createdAt);
        Set<String> types = dataTypes(payload.optionalTexts("data_types"));
        List<String> hashes = payload.optionalTexts("data_hashes");
        Set<String> wanted = hashes == null ? null : Set.copyOf(hashes);
        RowView.Extent extent = access(payload);
        payload.end();
        Predicate<Row> filter = row -> (title == null || title.equals(row.title))
                && (pattern == null || pattern.matches(row.title))
                && (wanted == null || wanted.contains(row.uuid.toString()))
                && (types == null || types.contains(ItemTypes.dataType(state.items.get(row.item).itemType)));
        return state.read(() -> {
            ArrayNode rows = Json.array();
            state.rowsOfDataset.find(ask.dataset().uuid).stream()
                    .filter(created.and(filter))
                    .forEach(row -> rows.add(view.show(row, extent)));
            return rows;
        });
    }

    private JsonNode get(QueryApi.Ask ask) {
        UUID hash = Fields.uuid(ask.uid(), "uid");
        Fields payload = ask.fields();
        Fields additional = payload.fields("additional_data");
        boolean signedUrl = additional.flag("signed_url");
        boolean metadata = additional.flag("client_metadata");
        Fields images = additional.optionalFields("images_data_fetch_options");
        boolean imageUrls = images != null && images.flag("fetch_signed_urls");
        if (images != null) {
            images.end();
        }
        additional.end();
        payload.end();
        RowView.Extent extent = new RowView.Extent(metadata, signedUrl, images != null, imageUrls);
        return state.read(() -> view.show(row(ask, hash), extent));
    }

    /** Metadata belongs to the item; the row only shows it. */
    private JsonNode save(QueryApi.Ask ask) {
        UUID hash = Fields.uuid(ask.uid(), "uid");
        Fields payload = ask.fields();
        String title = payload.optionalTitle("data_title");
        ObjectNode metadata = payload.optionalObject("client_metadata");
        payload.end();
        return state.write(change -> {
            Row row = change.edit(row(ask, hash));
            row.title = title == null ? row.title : title;
            row.editedAt = change.now();
            change.put(state.rows, row);
            if (metadata != null) {
                Item item = change.edit(state.items.get(row.item));
                item.clientMetadata = metadata;
                item.editedAt = change.now();
                change.put(state.items, item);
            }
            ObjectNode json = Json.object();
            payload.names().forEach(json.putArray("updated_fields")::add);
            json.set("data_row", view.show(row, new RowView.Extent(true, false, false, false)));
            return json;
        });
    }

    private JsonNode rename(QueryApi.Ask ask) {
        ask.ownUid();
        if (!ask.payload().isArray()) {
            throw ApiError.badRequest("payload must be an array, got " + Fields.kind(ask.payload()));
        }
        state.write(change -> {
            for (JsonNode element : ask.payload()) {
                Fields fields = new Fields(element, "payload[]");
                Row row = change.edit(row(ask, fields.uuid("video_hash")));
                row.title = fields.title("title");
                fields.end();
                row.editedAt = change.now();
                change.put(state.rows, row);
            }
            return null;
        });
        return Json.object().put("success", true);
    }

    /** An item in the folder that mirrors the dataset goes with its row; linked items stay where they are. */
    private JsonNode delete(QueryApi.Ask ask) {
        ask.noPayload();
        if (!ask.uid().isArray()) {
            throw ApiError.badRequest("uid must be an array of data hashes, got " + Fields.kind(ask.uid()));
        }
        List<Item> gone = new ArrayList<>();
        state.write(change -> {
            List<Item> mirrored = new ArrayList<>();
            for (JsonNode element : ask.uid()) {
                Row row = row(ask, Fields.uuid(element, "uid[]"));
                Item item = state.items.get(row.item);
                change.remove(state.rows, row.uuid);
                UUID backing = state.datasets.get(row.dataset).backingFolder;
                if (item.parent != null && item.parent.equals(backing)) {
                    mirrored.add(item);
                }
            }
            removal.items(change, mirrored, true, gone);
            return null;
        });
        removal.freeSpace(gone);
        return Json.object();
    }

    private Row row(QueryApi.Ask ask, UUID hash) {
        Row row = state.rows.get(hash);
        if (!row.dataset.equals(ask.dataset().uuid)) {
            throw ApiError.notFound("Data row " + hash + " is not one of dataset " + ask.dataset().uuid);
        }
        return row;
    }

    private static @Nullable Set<String> dataTypes(@Nullable List<String> types) {
        if (types == null) {
            return null;
        }
        for (String type : types) {
            if (!ItemTypes.DATA_TYPE_WORDS.contains(type)) {
                throw ApiError.badRequest("payload.data_types holds an unknown type \"" + type + "\"");
            }
        }
        return Set.copyOf(types);
    }
}
