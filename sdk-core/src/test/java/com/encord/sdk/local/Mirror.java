package com.encord.sdk.local;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps datasets and items in step: whatever lands in the folder behind a dataset becomes a row of it, and rows go with
 * their items. Frames of groups and series stay out, their group is the row.
 */
final class Mirror {
    private final State state;

    Mirror(State state) {
        this.state = state;
    }

    /** Adds a row when the item's folder mirrors a dataset that does not have it yet. */
    void landed(Change change, Item item) {
        Folder folder = state.folders.find(item.parent);
        if (folder != null && folder.syncedDataset != null && !item.frame && !item.placeholder) {
            if (rowOf(folder.syncedDataset, item.uuid) == null) {
                addRow(change, folder.syncedDataset, item);
            }
        }
    }

    /** Takes the item's row out of the dataset that mirrors the folder it leaves. */
    void leaving(Change change, Item item) {
        Folder folder = state.folders.find(item.parent);
        if (folder != null && folder.syncedDataset != null) {
            Row row = rowOf(folder.syncedDataset, item.uuid);
            if (row != null) {
                change.remove(state.rows, row.uuid);
            }
        }
    }

    Row addRow(Change change, UUID dataset, Item item) {
        Row row = new Row(dataset, item.uuid, item.name);
        row.createdAt = change.now();
        row.editedAt = change.now();
        Dataset touched = change.edit(state.datasets.get(dataset));
        touched.editedAt = change.now();
        change.put(state.datasets, touched);
        return change.put(state.rows, row);
    }

    /** The row of an item in a dataset. */
    @Nullable
    Row rowOf(UUID dataset, UUID item) {
        return state.rowsOfItem.find(item).stream()
                .filter(row -> row.dataset.equals(dataset))
                .findFirst()
                .orElse(null);
    }

    void removeRowsOf(Change change, Item item) {
        for (Row row : List.copyOf(state.rowsOfItem.find(item.uuid))) {
            change.remove(state.rows, row.uuid);
        }
    }
}
