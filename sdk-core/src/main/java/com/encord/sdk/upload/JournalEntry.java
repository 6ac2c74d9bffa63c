package com.encord.sdk.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a journal knows of one input. */
final class JournalEntry {
    private final List<@Nullable StoredFile> files = new ArrayList<>(1);
    private @Nullable UUID batch;
    private List<UUID> items = List.of();

    void stored(int file, StoredFile at) {
        while (files.size() <= file) {
            files.add(null);
        }
        files.set(file, at);
    }

    void registering(UUID batchId) {
        batch = batchId;
    }

    void registered(List<UUID> itemUuids) {
        // there may be very many of these, so nothing is kept that is not needed any more, and nothing twice
        StoredFile first = file(0);
        items = first != null && itemUuids.equals(List.of(first.itemUuid()))
                ? List.of(first.itemUuid())
                : List.copyOf(itemUuids);
        files.replaceAll(file -> file == null ? null : file.withoutKey());
        batch = null;
    }

    @Nullable
    StoredFile file(int index) {
        return index < files.size() ? files.get(index) : null;
    }

    /** Its file, if it is exactly one; null otherwise. */
    @Nullable
    StoredFile onlyFile() {
        return files.size() == 1 ? files.get(0) : null;
    }

    private boolean hasAllFiles(int count) {
        return files.size() == count && !files.contains(null);
    }

    /** Whether all that is left to do is at most its registration. */
    boolean wasSent(Input input) {
        return hasAllFiles(input.files().size()) && (batch != null || !items.isEmpty());
    }

    /** The registration it was sent with; null if it was not, or if its items are known. */
    @Nullable
    UUID batch() {
        return batch;
    }

    /** The items it became; empty if that is not known. */
    List<UUID> items() {
        return items;
    }
}
