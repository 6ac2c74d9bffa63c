package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** REST: making and listing datasets. */
final class DatasetRoutes {
    private final State state;

    DatasetRoutes(State state) {
        this.state = state;
    }

    void addTo(Router router) {
        router.add("POST", "datasets", this::create);
        router.add("GET", "datasets/list", this::list);
    }

    private Reply create(Call call) {
        Fields body = call.fields();
        Dataset dataset = new Dataset();
        dataset.title = body.text("title");
        String description = body.optionalText("description");
        dataset.description = description == null ? "" : description;
        boolean backed = body.flag("createBackingFolder");
        body.flag("legacyCall", false);
        body.end();
        if (dataset.title.isBlank()) {
            throw ApiError.badRequest("title must not be blank");
        }
        dataset.owner = call.user().email;
        return Reply.ok(state.write(change -> {
            dataset.createdAt = change.now();
            dataset.editedAt = change.now();
            if (backed) {
                Folder folder = new Folder();
                folder.name = dataset.title;
                folder.description = dataset.description;
                folder.owner = dataset.owner;
                folder.createdAt = change.now();
                folder.editedAt = change.now();
                folder.syncedDataset = dataset.uuid;
                dataset.backingFolder = change.put(state.folders, folder).uuid;
            }
            change.put(state.datasets, dataset);
            return Json.object()
                    .put("datasetUuid", dataset.uuid.toString())
                    .put("backingFolderUuid", Json.text(dataset.backingFolder));
        }));
    }

    private Reply list(Call call) {
        Params params = call.params();
        Predicate<Dataset> filter = equal(params.optional("titleEq"), params.optional("titleLike"), d -> d.title)
                .and(equal(params.optional("descriptionEq"), params.optional("descriptionLike"), d -> d.description))
                .and(TimeRange.of(params.optional("createdAfter"), params.optional("createdBefore"), d -> d.createdAt))
                .and(TimeRange.of(params.optional("editedAfter"), params.optional("editedBefore"), d -> d.editedAt));
        params.optionalFlag("includeOrgAccess");
        call.nothing();
        return Reply.ok(state.read(() -> {
            ObjectNode json = Json.object();
            ArrayNode result = json.putArray("result");
            state.datasets.all().stream().filter(filter).forEach(dataset -> result.add(show(dataset)));
            return json;
        }));
    }

    private static Predicate<Dataset> equal(
            @Nullable String exact, @Nullable String like, Function<Dataset, String> text) {
        SqlLike pattern = like == null ? null : new SqlLike(like);
        return dataset -> (exact == null || exact.equals(text.apply(dataset)))
                && (pattern == null || pattern.matches(text.apply(dataset)));
    }

    private static ObjectNode show(Dataset dataset) {
        return Json.object()
                .put("datasetUuid", dataset.uuid.toString())
                .put("title", dataset.title)
                .put("description", dataset.description)
                .put("createdAt", dataset.createdAt.toString())
                .put("lastEditedAt", dataset.editedAt.toString())
                .put("userRole", "admin")
                .put("storageLocation", 0)
                .put("backingFolderUuid", Json.text(dataset.backingFolder));
    }
}
