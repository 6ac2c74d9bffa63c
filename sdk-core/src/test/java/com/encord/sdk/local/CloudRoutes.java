package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** REST: syncing folders with cloud storage, and moving items between storages. */
final class CloudRoutes {
    private static final int MAX_MIGRATED = 1000;

    private final State state;
    private final CloudSyncs syncs;
    private final StoredFiles files;

    CloudRoutes(State state, CloudSyncs syncs, StoredFiles files) {
        this.state = state;
        this.syncs = syncs;
        this.files = files;
    }

    void addTo(Router router) {
        router.add("POST", "storage/folders/{folder}/cloud-synced-folder-syncs", this::startSync);
        router.add("GET", "storage/folders/{folder}/cloud-linked-folder-syncs/{job}/long-polling", this::pollSync);
        router.add("POST", "storage/items/migrate-storage", this::migrate);
    }

    private Reply startSync(Call call) {
        call.nothing();
        return Reply.uuid(syncs.start(call.uuid("folder"), call.user()));
    }

    private Reply pollSync(Call call) {
        UUID folder = call.uuid("folder");
        UUID uuid = call.uuid("job");
        int timeout = call.params().count("timeoutSeconds", 60);
        call.nothing();
        SyncJob known = state.read(() -> state.syncs.find(uuid));
        if (known == null || !known.folder.equals(folder)) {
            throw ApiError.badRequest("There is no sync job " + uuid + " of folder " + folder);
        }
        SyncJob job = syncs.poll(uuid, timeout);
        int pending = job.pending() ? 1 : 0;
        boolean failed = job.status.equals("error");
        return Reply.ok(Json.object()
                .put("status", job.status)
                .put("scanPagesProcessingPending", pending)
                .put("scanPagesProcessingDone", pending == 1 || failed ? 0 : 1)
                .put("scanPagesProcessingError", failed ? 1 : 0)
                .put("scanPagesProcessingCancelled", 0)
                .put("uploadJobsPending", pending)
                .put("uploadJobsDone", pending == 1 || failed ? 0 : 1)
                .put("uploadJobsError", failed ? 1 : 0)
                .put("uploadJobsUnitsPending", 0)
                .put("uploadJobsUnitsDone", job.unitsDone)
                .put("uploadJobsUnitsError", job.unitsError)
                .put("uploadJobsUnitsCancelled", 0));
    }

    private Reply migrate(Call call) {
        Fields body = call.fields();
        Map<String, @Nullable String> byUrl = urls(body.optionalFields("urlsMap"));
        Map<String, @Nullable String> byItem = urls(body.optionalFields("itemsMap"));
        UUID from = body.optionalUuid("fromIntegrationHash");
        UUID to = body.optionalUuid("toIntegrationHash");
        boolean validate = body.flag("validateAccess", false);
        boolean skip = body.flag("skipMissing", false);
        body.end();
        if (byUrl.size() + byItem.size() > MAX_MIGRATED) {
            throw ApiError.badRequest("At most " + MAX_MIGRATED + " items can be migrated in one call");
        }
        state.write(change -> {
            if (to != null) {
                state.integrations.get(to);
            }
            byUrl.forEach((url, target) -> {
                List<Item> items = state.items.all().stream()
                        .filter(item -> url.equals(item.url))
                        .filter(item -> from == null || from.equals(item.integration))
                        .toList();
                if (items.isEmpty() && !skip) {
                    throw ApiError.badRequest("No item has the URL " + url);
                }
                items.forEach(item -> moveTo(change, item, target, to, validate));
            });
            byItem.forEach((uuid, target) -> {
                Item item = state.items.find(Fields.uuid(uuid, "itemsMap key"));
                boolean meant = item != null && (from == null || from.equals(item.integration));
                if (!meant && !skip) {
                    throw ApiError.badRequest(
                            "There is no item " + uuid + (from == null ? "" : " of integration " + from));
                }
                if (item != null && meant) {
                    moveTo(change, item, target, to, validate);
                }
            });
            return null;
        });
        return Reply.NOTHING;
    }

    private void moveTo(Change change, Item item, @Nullable String url, @Nullable UUID integration, boolean validate) {
        Item moved = change.edit(item);
        moved.url = url == null ? item.url : url;
        moved.integration = integration == null ? item.integration : integration;
        if (moved.url == null || moved.integration == null) {
            throw ApiError.badRequest("Item " + item.uuid + " lies in no cloud storage");
        }
        if (validate && !files.reaches(moved)) {
            throw ApiError.badRequest("The integration reaches no file at " + moved.url);
        }
        moved.objectKey = null;
        moved.editedAt = change.now();
        change.put(state.items, moved);
    }

    private static Map<String, @Nullable String> urls(@Nullable Fields map) {
        Map<String, @Nullable String> urls = new LinkedHashMap<>();
        if (map != null) {
            for (String key : map.names()) {
                JsonNode value = map.node(key);
                urls.put(key, value == null ? null : map.text(key));
            }
        }
        return urls;
    }
}
