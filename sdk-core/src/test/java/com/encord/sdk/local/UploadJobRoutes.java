package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** REST: registration jobs. */
final class UploadJobRoutes {
    private final State state;
    private final UploadJobs jobs;

    UploadJobRoutes(State state, UploadJobs jobs) {
        this.state = state;
        this.jobs = jobs;
    }

    void addTo(Router router) {
        router.add("POST", "storage/folders/{folder}/data-upload-jobs", this::start);
        router.add("GET", "storage/folders/{folder}/data-upload-jobs/{job}", this::poll);
        router.add("POST", "storage/folders/{folder}/data-upload-jobs/{job}/cancel", this::cancel);
    }

    private Reply start(Call call) {
        UUID folder = call.uuid("folder");
        Fields body = call.fields();
        UploadJob job = new UploadJob();
        job.folder = folder;
        job.owner = call.user().email;
        job.integration = body.optionalUuid("integrationHash");
        job.ignoreErrors = body.flag("ignoreErrors");
        job.fileName = body.optionalText("fileName");
        Fields items = body.optionalFields("dataItems");
        Fields files = body.optionalFields("externalFiles");
        body.end();
        state.read(() -> {
            state.folders.get(folder);
            return job.integration == null ? null : state.integrations.get(job.integration);
        });
        UploadRequest request = ExternalFiles.request(items, files, job.integration);
        job.skipDuplicateUrls = request.skipDuplicateUrls();
        job.upsertMetadata = request.upsertMetadata();
        return Reply.uuid(jobs.start(job, request.units()));
    }

    private Reply poll(Call call) {
        UUID uuid = job(call);
        int timeout = call.params().count("timeoutSeconds", 60);
        call.nothing();
        UploadJob job = jobs.poll(uuid, timeout);
        return Reply.ok(state.read(() -> show(job)));
    }

    private Reply cancel(Call call) {
        UUID uuid = job(call);
        call.nothing();
        return Reply.ok(Json.object().put("unitsCancelledCount", jobs.cancel(uuid)));
    }

    private UUID job(Call call) {
        UUID folder = call.uuid("folder");
        UUID uuid = call.uuid("job");
        return state.read(() -> {
            UploadJob job = state.uploadJobs.get(uuid);
            if (!job.folder.equals(folder)) {
                throw ApiError.notFound("Upload job " + uuid + " is not one of folder " + folder);
            }
            return uuid;
        });
    }

    private ObjectNode show(UploadJob job) {
        ObjectNode json = Json.object().put("status", job.status);
        ArrayNode items = json.putArray("itemsWithNames");
        ArrayNode errors = json.putArray("errors");
        ArrayNode unitErrors = json.putArray("unitErrors");
        UnitCounts counts = new UnitCounts();
        for (UploadUnit unit : state.unitsOf.find(job.uuid)) {
            counts.add(unit);
            for (UUID uuid : unit.items) {
                Item item = state.items.find(uuid);
                items.addObject().put("itemUuid", uuid.toString()).put("name", item == null ? "" : item.name);
            }
            if (unit.error != null) {
                errors.add(unit.error);
                ObjectNode error = unitErrors.addObject();
                unit.urls().forEach(error.putArray("objectUrls")::add);
                error.put("error", unit.error)
                        .put("subtaskUuid", unit.uuid.toString())
                        .put("actionDescription", "Registering " + unit.kind);
            }
        }
        return json.put("unitsPendingCount", counts.pending())
                .put("unitsDoneCount", counts.done())
                .put("unitsErrorCount", counts.failed())
                .put("unitsCancelledCount", counts.cancelled())
                .put("fileName", job.fileName);
    }
}
