package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** REST: making and listing datasets. */
final class DatasetRoutes {
    private final Datasets datasets;

    DatasetRoutes(Datasets datasets) {
        this.datasets = datasets;
    }

    void addTo(Router router) {
        router.add("POST", "datasets", this::create);
        router.add("GET", "datasets/list", this::list);
    }

    private Reply create(Call call) {
        Fields body = call.fields();
        String title = body.title("title");
        String description = body.optionalText("description");
        boolean backed = body.flag("createBackingFolder");
        body.flag("legacyCall", false);
        body.end();
        Dataset made = datasets.make(call.user(), title, description, backed);
        return Reply.ok(Json.object()
                .put("datasetUuid", made.uuid.toString())
                .put("backingFolderUuid", Json.text(made.backingFolder)));
    }

    private Reply list(Call call) {
        Params params = call.params();
        List<Dataset> found = datasets.find(params::optional);
        params.optionalFlag("includeOrgAccess");
        call.nothing();
        ObjectNode json = Json.object();
        ArrayNode result = json.putArray("result");
        found.forEach(dataset -> result.add(show(dataset)));
        return Reply.ok(json);
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
