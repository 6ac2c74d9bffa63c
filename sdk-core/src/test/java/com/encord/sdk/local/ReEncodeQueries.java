package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Query protocol: re-encode jobs on rows of a dataset. */
final class ReEncodeQueries {
    private final State state;
    private final ReEncodeJobs jobs;
    private final StoredFiles files;

    ReEncodeQueries(State state, ReEncodeJobs jobs, StoredFiles files) {
        this.state = state;
        this.jobs = jobs;
        this.files = files;
    }

    void addTo(QueryApi api) {
        api.add("reencodevideotask PUT", this::start);
        api.add("reencodevideotask GET", this::status);
    }

    private JsonNode start(QueryApi.Ask ask) {
        ask.noUid();
        Fields payload = ask.fields();
        List<UUID> hashes = payload.uuids("data_hash");
        payload.end();
        if (hashes.isEmpty()) {
            throw ApiError.badRequest("payload.data_hash must not be empty");
        }
        ReEncodeTask task = new ReEncodeTask();
        task.dataset = ask.dataset().uuid;
        task.owner = ask.user().email;
        task.title = "Re-encoding in dataset " + ask.dataset().title;
        task.full = true;
        List<ReEncodeTask.Source> sources = new ArrayList<>();
        for (UUID hash : hashes) {
            Row row = state.read(() -> state.rows.get(hash));
            if (!row.dataset.equals(task.dataset)) {
                throw ApiError.notFound("Data row " + hash + " is not one of dataset " + task.dataset);
            }
            sources.add(new ReEncodeTask.Source(row.item, hash));
        }
        task.sources = List.copyOf(sources);
        return LongNode.valueOf(jobs.start(task).number);
    }

    private JsonNode status(QueryApi.Ask ask) {
        ask.noPayload();
        if (!ask.uid().isIntegralNumber()) {
            throw ApiError.badRequest("uid must be the number of a job, got " + Fields.kind(ask.uid()));
        }
        return state.read(() -> {
            ReEncodeTask task = state.reEncodesByNumber.first(ask.uid().asLong());
            if (task == null || !ask.dataset().uuid.equals(task.dataset)) {
                throw ApiError.notFound("There is no re-encode job " + ask.uid() + " of this dataset");
            }
            return show(task);
        });
    }

    private ObjectNode show(ReEncodeTask task) {
        ObjectNode json = Json.object().put("status", task.status.toUpperCase(Locale.ROOT));
        if (task.running()) {
            return json;
        }
        ArrayNode results = json.putArray("result");
        for (int i = 0; i < task.results.size(); i++) {
            ObjectNode result = task.results.get(i);
            String text = result.path("newItemUuid").textValue();
            Item video = state.items.find(text == null ? task.sources.get(i).item() : UUID.fromString(text));
            ObjectNode shown = results.addObject()
                    .put("data_hash", Json.text(task.sources.get(i).row()))
                    .put("signed_url", video == null ? null : files.signedUrl(video))
                    .put("bucket_path", path(video))
                    .put("title", result.path("title").textValue())
                    .put("operation", result.path("operation").textValue())
                    .put("error", result.path("error").textValue());
            shown.set("issues", result.get("issues"));
        }
        return json;
    }

    private static String path(@Nullable Item video) {
        if (video == null) {
            return "";
        }
        return video.objectKey == null ? String.valueOf(video.url) : video.objectKey;
    }
}
