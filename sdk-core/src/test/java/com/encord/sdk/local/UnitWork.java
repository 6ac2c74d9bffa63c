package com.encord.sdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Registers one unit: looks at its files first, then changes everything at once or nothing. */
final class UnitWork {
    private final State state;
    private final UnitFiles files;
    private final Sequences sequences;
    private final Mirror mirror;
    private final Workers workers;

    UnitWork(State state, UnitFiles files, Sequences sequences, Mirror mirror, Workers workers) {
        this.state = state;
        this.files = files;
        this.sequences = sequences;
        this.mirror = mirror;
        this.workers = workers;
    }

    /** Answers whether the unit failed. */
    boolean run(UploadJob job, UploadUnit unit) {
        if (!state.read(() -> state.uploadUnits.get(unit.uuid).pending())) {
            return false;
        }
        Registration registration = new Registration();
        boolean done = false;
        try {
            fill(registration, job, unit);
            done = state.write(change -> commit(change, job, unit, registration));
            return false;
        } catch (IOException | RuntimeException e) {
            return fail(unit, e);
        } finally {
            if (!done) {
                sequences.discard(registration.madeObjects());
            }
        }
    }

    private void fill(Registration registration, UploadJob job, UploadUnit unit) throws IOException {
        String single = ItemTypes.BY_FILE_TYPE.get(unit.kind);
        if (single != null) {
            Registration.Draft draft = files.prepare(job, unit.parts.get(0), single);
            if (!draft.known()) {
                draft.item().clientMetadata = unit.clientMetadata;
            } else if (job.upsertMetadata) {
                draft.item().clientMetadata =
                        draft.item().clientMetadata.deepCopy().setAll(unit.clientMetadata);
            }
            registration.main(draft);
            return;
        }
        List<Item> frames = new ArrayList<>(files.images(unit.imageItems));
        String type = unit.kind.equals("DICOM") ? ItemTypes.DICOM_FILE : ItemTypes.IMAGE;
        for (Registration.Draft draft : prepared(job, unit.parts, type)) {
            draft.item().frame |= !draft.known();
            registration.frame(draft);
            frames.add(draft.item());
        }
        List<Item> groups = groups(unit, frames);
        for (Item group : groups) {
            group.name = name(group, unit, frames, groups.size() > 1);
            group.clientMetadata = unit.clientMetadata;
            group.parent = job.folder;
            group.owner = job.owner;
            registration.main(new Registration.Draft(group, false));
        }
    }

    /** Looks at the files side by side, since a group may have thousands. */
    private List<Registration.Draft> prepared(UploadJob job, List<UploadUnit.Part> parts, String type)
            throws IOException {
        try {
            return parts.parallelStream()
                    .map(part -> {
                        try {
                            return files.prepare(job, part, type);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<Item> groups(UploadUnit unit, List<Item> frames) throws IOException {
        if (frames.isEmpty()) {
            throw new IOException("A group needs at least one image");
        }
        if (unit.kind.equals("DICOM")) {
            return List.of(Groups.series(frames));
        }
        return unit.createVideo ? sequences.make(frames, unit.clusterByResolution) : List.of(Groups.images(frames));
    }

    /** The given title or the first frame's; of several sequences each tells the size of its images. */
    private static String name(Item group, UploadUnit unit, List<Item> frames, boolean several) {
        String title = unit.title == null || unit.title.isBlank() ? frames.get(0).name : unit.title;
        if (!several) {
            return title;
        }
        UUID first = group.children.get(0);
        return title + " "
                + frames.stream()
                        .filter(frame -> frame.uuid.equals(first))
                        .findFirst()
                        .map(Sequences::size)
                        .orElseThrow();
    }

    private boolean commit(Change change, UploadJob job, UploadUnit unit, Registration registration) {
        UploadUnit current = state.uploadUnits.get(unit.uuid);
        if (!current.pending()) {
            return false;
        }
        state.folders.get(job.folder);
        registration.putAll(change, state);
        List<UUID> items = new ArrayList<>();
        List<UUID> rows = new ArrayList<>();
        for (Item item : registration.mains()) {
            mirror.landed(change, item);
            items.add(item.uuid);
            if (job.dataset != null) {
                Row row = mirror.rowOf(job.dataset, item.uuid);
                rows.add(row == null ? mirror.addRow(change, job.dataset, item).uuid : row.uuid);
            }
        }
        UploadUnit done = change.edit(current);
        done.items = List.copyOf(items);
        done.rows = List.copyOf(rows);
        done.status = UploadJob.DONE;
        change.put(state.uploadUnits, done);
        return true;
    }

    private boolean fail(UploadUnit unit, Exception failure) {
        if (workers.closing()) {
            return false;
        }
        return state.write(change -> {
            UploadUnit current = state.uploadUnits.get(unit.uuid);
            if (!current.pending()) {
                return false;
            }
            UploadUnit failed = change.edit(current);
            failed.status = UploadJob.ERROR;
            failed.error = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            change.put(state.uploadUnits, failed);
            return true;
        });
    }
}
