package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** REST: re-encode jobs on items. */
final class ReEncodeRoutes {
    private final State state;
    private final ReEncodeJobs jobs;

    ReEncodeRoutes(State state, ReEncodeJobs jobs) {
        this.state = state;
        this.jobs = jobs;
    }

    void addTo(Router router) {
        router.add("POST", "storage/items/reencode", this::start);
        router.add("GET", "storage/items/reencode/{job}", this::status);
    }

    private Reply start(Call call) {
        Fields body = call.fields();
        ReEncodeTask task = new ReEncodeTask();
        task.sources = body.uuids("storageItems").stream()
                .map(uuid -> new ReEncodeTask.Source(uuid, null))
                .toList();
        task.title = body.text("processTitle");
        task.full = body.flag("forceFullReencoding");
        body.end();
        if (task.sources.isEmpty()) {
            throw ApiError.badRequest("storageItems must not be empty");
        }
        task.owner = call.user().email;
        return Reply.uuid(jobs.start(task).uuid);
    }

    private Reply status(Call call) {
        UUID uuid = call.uuid("job");
        call.nothing();
        ReEncodeTask task = state.read(() -> state.reEncodes.get(uuid));
        ObjectNode json = Json.object().put("status", task.status);
        if (task.running()) {
            return Reply.ok(json.putNull("result"));
        }
        ArrayNode results = json.putArray("result");
        task.results.forEach(results::add);
        return Reply.ok(json);
    }
}
