package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query protocol: registering files for a dataset. */
final class DatasetUploadQueries {
    private final State state;
    private final UploadJobs jobs;

    DatasetUploadQueries(State state, UploadJobs jobs) {
        this.state = state;
        this.jobs = jobs;
    }

    void addTo(QueryApi api) {
        api.add("datasetdatalongpolling POST", this::start);
        api.add("datasetdatalongpolling GET", this::poll);
    }

    private JsonNode start(QueryApi.Ask ask) {
        ask.ownUid();
        Fields payload = ask.fields();
        UploadJob job = new UploadJob();
        job.dataset = ask.dataset().uuid;
        job.owner = ask.user().email;
        job.integration = payload.optionalUuid("integrationId");
        job.ignoreErrors = payload.flag("ignoreErrors");
        job.fileName = payload.optionalText("fileName");
        UUID folder = payload.optionalUuid("folderUuid");
        Fields items = payload.optionalFields("dataItems");
        Fields files = payload.optionalFields("files");
        payload.end();
        UploadRequest request = ExternalFiles.request(items, files, job.integration);
        job.skipDuplicateUrls = request.skipDuplicateUrls();
        job.upsertMetadata = request.upsertMetadata();
        if (job.integration != null) {
            state.read(() -> state.integrations.get(job.integration));
        }
        job.folder = place(job.dataset, folder);
        return Json.object()
                .put("process_hash", jobs.start(job, request.units()).toString());
    }

    /** The folder behind the dataset; only a dataset without one takes, and needs, the folder asked for. */
    private UUID place(@Nullable UUID dataset, @Nullable UUID asked) {
        return state.read(() -> {
            UUID backing = state.datasets.get(dataset).backingFolder;
            if (backing != null && asked != null && !asked.equals(backing)) {
                throw ApiError.badRequest("Dataset " + dataset + " mirrors folder " + backing
                        + ", where its files go: no other folder can be given");
            }
            if (backing == null && asked == null) {
                throw ApiError.badRequest("Dataset " + dataset
                        + " mirrors no folder: say in which folder its files shall be, in folderUuid");
            }
            return backing != null ? backing : state.folders.get(asked).uuid;
        });
    }

    private JsonNode poll(QueryApi.Ask ask) {
        ask.ownUid();
        Fields payload = ask.fields();
        UUID uuid = payload.uuid("process_hash");
        int timeout = payload.count("timeout_seconds");
        payload.end();
        UploadJob job = jobs.poll(uuid, timeout);
        if (!ask.dataset().uuid.equals(job.dataset)) {
            throw ApiError.notFound("Upload job " + uuid + " is not one of dataset " + ask.dataset().uuid);
        }
        return state.read(() -> show(job));
    }

    private ObjectNode show(UploadJob job) {
        ObjectNode json = Json.object().put("status", job.status);
        ArrayNode hashes = json.putArray("data_hashes_with_titles");
        ArrayNode errors = json.putArray("errors");
        ArrayNode unitErrors = json.putArray("data_unit_errors");
        UnitCounts counts = new UnitCounts();
        for (UploadUnit unit : state.unitsOf.find(job.uuid)) {
            counts.add(unit);
            for (UUID hash : unit.rows) {
                Row row = state.rows.find(hash);
                if (row != null) {
                    hashes.addObject()
                            .put("data_hash", hash.toString())
                            .put("title", row.title)
                            .put("backing_item_uuid", row.item.toString());
                }
            }
            if (unit.error != null) {
                errors.add(unit.error);
                ObjectNode error = unitErrors.addObject();
                unit.urls().forEach(error.putArray("object_urls")::add);
                error.put("error", unit.error)
                        .put("subtask_uuid", unit.uuid.toString())
                        .put("action_description", "Registering " + unit.kind);
            }
        }
        return json.put("units_pending_count", counts.pending())
                .put("units_done_count", counts.done())
                .put("units_error_count", counts.failed())
                .put("units_cancelled_count", counts.cancelled());
    }
}
