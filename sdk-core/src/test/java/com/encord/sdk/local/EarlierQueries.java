package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Query protocol: what earlier versions of the official client (0.1.140 to 0.1.165) ask here and later ones by REST.
 * That is to make and list datasets, to list cloud integrations, and URLs to upload to that do not tell the kind of
 * file.
 */
final class EarlierQueries {
    private static final Map<String, String> FILTERS = Map.of(
            "titleEq", "title_eq",
            "titleLike", "title_like",
            "descriptionEq", "desc_eq",
            "descriptionLike", "desc_like",
            "createdBefore", "created_before",
            "createdAfter", "created_after",
            "editedBefore", "edited_before",
            "editedAfter", "edited_after");

    private final State state;
    private final Datasets datasets;
    private final UploadSlots slots;

    EarlierQueries(State state, Datasets datasets, UploadSlots slots) {
        this.state = state;
        this.datasets = datasets;
        this.slots = slots;
    }

    void addTo(QueryApi api) {
        api.addForUser("dataset POST", this::create);
        api.addForUser("datasetwithuserrole GET", this::list);
        api.addForUser("cloudintegration GET", ask -> integrations());
        api.add("cloudintegration GET", ask -> integrations());
        api.add("signedimagesurl GET", this::urls);
        api.add("signeddicomsurl GET", this::urls);
        api.add("signedvideourl GET", this::url);
        api.add("signedaudiourl GET", this::url);
    }

    private JsonNode create(QueryApi.UserAsk ask) {
        Fields payload = new Fields(ask.payload(), "payload");
        String title = payload.title("title");
        payload.node("type"); // where the data lies; each item tells that itself
        String description = payload.optionalText("description");
        boolean backed = payload.flag("create_backing_folder", true);
        payload.end();
        Dataset made = datasets.make(ask.user(), title, description, backed);
        return Json.object()
                .put("title", made.title)
                .put("type", 0)
                .put("dataset_hash", made.uuid.toString())
                .put("user_hash", ask.user().uuid.toString())
                .put("backing_folder_uuid", Json.text(made.backingFolder));
    }

    private JsonNode list(QueryApi.UserAsk ask) {
        Fields payload = new Fields(ask.payload(), "payload");
        Fields filter = payload.fields("filter");
        payload.flag("enable_storage_api", true);
        payload.end();
        List<Dataset> found = datasets.find(name -> filter.optionalText(FILTERS.get(name)));
        filter.end();
        ArrayNode rows = Json.array();
        for (Dataset dataset : found) {
            rows.addObject()
                    .put("user_role", 0)
                    .putObject("dataset")
                    .put("dataset_hash", dataset.uuid.toString())
                    .put("user_hash", ask.user().uuid.toString())
                    .put("title", dataset.title)
                    .put("description", dataset.description)
                    .put("type", 0)
                    .put("created_at", RowView.time(dataset.createdAt))
                    .put("last_edited_at", RowView.time(dataset.editedAt))
                    .put("backing_folder_uuid", Json.text(dataset.backingFolder));
        }
        return rows;
    }

    private JsonNode integrations() {
        ArrayNode integrations = Json.array();
        state.read(() -> {
            state.integrations.all().forEach(integration -> integrations
                    .addObject()
                    .put("id", integration.uuid.toString())
                    .put("title", integration.title));
            return null;
        });
        return integrations;
    }

    /** The uid is a list of file names, each of which gets a URL. The kind of file is told by its registration. */
    private JsonNode urls(QueryApi.Ask ask) {
        ask.noPayload();
        if (!ask.uid().isArray()) {
            throw ApiError.badRequest("uid must be an array of file names, got " + Fields.kind(ask.uid()));
        }
        List<String> titles = new ArrayList<>();
        ask.uid().forEach(name -> titles.add(name.asText()));
        return urls(ask.user(), titles);
    }

    /** The uid is one file name. */
    private JsonNode url(QueryApi.Ask ask) {
        ask.noPayload();
        return urls(ask.user(), List.of(ask.uid().asText())).get(0);
    }

    private ArrayNode urls(User user, List<String> titles) {
        List<UploadSlots.Slot> made = slots.make(user, null, null, Item.ANY_TYPE, titles.size());
        ArrayNode urls = Json.array();
        for (int i = 0; i < titles.size(); i++) {
            urls.addObject()
                    .put("data_hash", made.get(i).item().toString())
                    .put("title", titles.get(i))
                    .put("file_link", made.get(i).objectKey())
                    .put("signed_url", made.get(i).url());
        }
        return urls;
    }
}
