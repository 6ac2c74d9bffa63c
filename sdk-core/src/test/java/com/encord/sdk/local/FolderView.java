package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Shows folders as REST does. */
final class FolderView {
    private final State state;

    FolderView(State state) {
        this.state = state;
    }

    ObjectNode show(Folder folder) {
        ObjectNode json = Json.object()
                .put("uuid", folder.uuid.toString())
                .put("parent", Json.text(folder.parent))
                .put("name", folder.name)
                .put("description", folder.description)
                .put("clientMetadata", folder.clientMetadata.toString())
                .put("owner", folder.owner)
                .put("createdAt", folder.createdAt.toString())
                .put("lastEditedAt", folder.editedAt.toString())
                .put("userRole", "admin")
                .put("syncedDatasetHash", Json.text(folder.syncedDataset));
        json.set("pathToRoot", pathToRoot(folder));
        return json;
    }

    /** The folders from the root down to this one, itself included. */
    private ArrayNode pathToRoot(Folder folder) {
        Deque<Folder> path = new ArrayDeque<>();
        for (Folder step = folder; step != null; step = state.folders.find(step.parent)) {
            path.push(step);
        }
        ArrayNode array = Json.array();
        for (Folder step : path) {
            array.addObject()
                    .put("uuid", step.uuid.toString())
                    .put("parentUuid", Json.text(step.parent))
                    .put("name", step.name)
                    .put("syncedDatasetHash", Json.text(step.syncedDataset));
        }
        return array;
    }
}
