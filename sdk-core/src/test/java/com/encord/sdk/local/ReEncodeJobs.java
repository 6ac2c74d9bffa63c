package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs re-encode jobs in the background, video by video. Each one that was worth it becomes a new item named
 * {@code <stem>_normalized.mp4} beside its source. A job with a failed video ends as failed, the other videos are done
 * all the same.
 */
final class ReEncodeJobs {
    private final State state;
    private final StoredFiles files;
    private final ObjectStore objects;
    private final FactsReader facts;
    private final Mirror mirror;
    private final Workers workers;

    ReEncodeJobs(
            State state, StoredFiles files, ObjectStore objects, FactsReader facts, Mirror mirror, Workers workers) {
        this.state = state;
        this.files = files;
        this.objects = objects;
        this.facts = facts;
        this.mirror = mirror;
        this.workers = workers;
    }

    ReEncodeTask start(ReEncodeTask task) {
        state.write(change -> {
            for (ReEncodeTask.Source source : task.sources) {
                Item item = state.items.get(source.item());
                if (!item.itemType.equals(ItemTypes.VIDEO) || item.placeholder) {
                    throw ApiError.badRequest(
                            "Only videos can be re-encoded; item " + item.uuid + " is of type " + item.itemType);
                }
            }
            task.number = state.reEncodes.all().size() + 1L;
            return change.put(state.reEncodes, task);
        });
        workers.execute(() -> step(task.uuid));
        return task;
    }

    /** Goes on with what an earlier run left. */
    void resume() {
        List<ReEncodeTask> running = state.read(() ->
                state.reEncodes.all().stream().filter(ReEncodeTask::running).toList());
        running.forEach(task -> workers.execute(() -> step(task.uuid)));
    }

    /** Works on the next video and lines up again, so that jobs take turns. */
    private void step(UUID uuid) {
        ReEncodeTask task = state.read(() -> state.reEncodes.get(uuid));
        int next = task.results.size();
        if (next == task.sources.size()) {
            finish(uuid);
            return;
        }
        if (reEncode(task, task.sources.get(next))) {
            workers.execute(() -> step(uuid));
        }
    }

    /** Answers whether there is a result; there is none when the platform closes meanwhile. */
    private boolean reEncode(ReEncodeTask task, ReEncodeTask.Source source) {
        Path target = objects.newWorkFile(".mp4");
        try {
            Item item = state.read(() -> state.items.get(source.item()));
            Path file = files.of(item);
            if (file == null) {
                throw new IOException("Item " + item.name + " has no file");
            }
            MediaEngine engine = facts.engineFor("Re-encoding");
            ReEncodeOutcome outcome =
                    engine.reEncode(new StoredMedia(file, item.name, item.itemType), target, task.full);
            Item made = outcome.operation() == ReEncodeOutcome.Operation.NONE ? null : made(engine, task, item, target);
            ObjectNode result = Json.object()
                    .put("itemUuid", item.uuid.toString())
                    .put("newItemUuid", made == null ? null : made.uuid.toString())
                    .put("title", made == null ? item.name : made.name)
                    .put("operation", outcome.operation().name());
            result.set("issues", ItemView.issues(outcome.issuesBefore()));
            record(task.uuid, result.putNull("error"), made);
            return true;
        } catch (IOException | RuntimeException e) {
            if (workers.closing()) {
                return false;
            }
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            ObjectNode result = Json.object()
                    .put("itemUuid", source.item().toString())
                    .putNull("newItemUuid")
                    .putNull("title")
                    .putNull("operation");
            result.putArray("issues");
            record(task.uuid, result.put("error", message), null);
            return true;
        } finally {
            deleteIfThere(target);
        }
    }

    private Item made(MediaEngine engine, ReEncodeTask task, Item source, Path file) throws IOException {
        Item made = new Item();
        made.itemType = ItemTypes.VIDEO;
        int dot = source.name.lastIndexOf('.');
        made.name = (dot > 0 ? source.name.substring(0, dot) : source.name) + "_normalized.mp4";
        made.parent = source.parent;
        made.owner = task.owner;
        made.facts = engine.facts(new StoredMedia(file, made.name, ItemTypes.VIDEO));
        made.objectKey = ObjectStore.newKey();
        made.fileSize = objects.adopt(made.objectKey, file);
        return made;
    }

    private void record(UUID uuid, ObjectNode result, @Nullable Item made) {
        state.write(change -> {
            ReEncodeTask task = change.edit(state.reEncodes.get(uuid));
            if (made != null) {
                Item source =
                        state.items.find(UUID.fromString(result.get("itemUuid").asText()));
                made.parent = source == null ? made.parent : source.parent;
                state.folders.get(made.parent);
                made.createdAt = change.now();
                made.editedAt = change.now();
                mirror.landed(change, change.put(state.items, made));
            }
            List<ObjectNode> results = new ArrayList<>(task.results);
            results.add(result);
            task.results = List.copyOf(results);
            return change.put(state.reEncodes, task);
        });
    }

    private void finish(UUID uuid) {
        state.write(change -> {
            ReEncodeTask task = change.edit(state.reEncodes.get(uuid));
            boolean failed = task.results.stream().anyMatch(result -> result.hasNonNull("error"));
            task.status = failed ? ReEncodeTask.ERROR : ReEncodeTask.DONE;
            return change.put(state.reEncodes, task);
        });
    }

    private static void deleteIfThere(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next start clears the work directory.
            file.toFile().deleteOnExit();
        }
    }
}
