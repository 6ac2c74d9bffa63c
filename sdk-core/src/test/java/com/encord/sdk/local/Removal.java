package com.encord.sdk.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Deletes items and folders with everything that hangs on them. */
final class Removal {
    private final State state;
    private final FolderTree tree;
    private final Mirror mirror;
    private final ObjectStore objects;

    Removal(State state, FolderTree tree, Mirror mirror, ObjectStore objects) {
        this.state = state;
        this.tree = tree;
        this.mirror = mirror;
        this.objects = objects;
    }

    /**
     * Deletes items.
     *
     * @param unusedFrames whether frames of deleted groups that nothing else uses go too
     * @param gone receives the deleted items
     */
    void items(Change change, Collection<Item> items, boolean unusedFrames, List<Item> gone) {
        Set<UUID> frames = new LinkedHashSet<>();
        for (Item item : items) {
            frames.addAll(item.children);
            remove(change, item, gone);
        }
        for (UUID frame : frames) {
            Item child = state.items.find(frame);
            if (unusedFrames && child != null && child.frame && unused(child)) {
                remove(change, child, gone);
            }
        }
    }

    /** Deletes a folder with all folders and items below; answers how many folders went. */
    int folder(Change change, UUID folder, List<Item> gone) {
        List<UUID> folders = new ArrayList<>(tree.subtree(folder));
        for (UUID uuid : folders) {
            Folder doomed = state.folders.get(uuid);
            if (doomed.syncedDataset != null) {
                throw ApiError.badRequest(
                        "Folder " + doomed.name + " backs dataset " + doomed.syncedDataset + " and cannot be deleted");
            }
            List<Item> inside = new ArrayList<>();
            state.itemsIn.in(uuid).forEach(inside::add);
            inside.forEach(item -> remove(change, item, gone));
        }
        folders.forEach(uuid -> change.remove(state.folders, uuid));
        return folders.size();
    }

    /** Frees the disk space of deleted items; to be called once their change is journalled. */
    void freeSpace(List<Item> gone) {
        for (Item item : gone) {
            if (item.objectKey != null) {
                try {
                    objects.delete(item.objectKey);
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot delete the object of item " + item.uuid, e);
                }
            }
        }
    }

    private void remove(Change change, Item item, List<Item> gone) {
        mirror.removeRowsOf(change, item);
        for (Item group : List.copyOf(state.groupsOf.find(item.uuid))) {
            Item without = change.edit(group);
            without.children = group.children.stream()
                    .filter(child -> !child.equals(item.uuid))
                    .toList();
            change.put(state.items, without);
        }
        change.remove(state.items, item.uuid);
        gone.add(item);
    }

    private boolean unused(Item frame) {
        return state.groupsOf.find(frame.uuid).isEmpty()
                && state.rowsOfItem.find(frame.uuid).isEmpty();
    }
}
