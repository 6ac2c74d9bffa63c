package com.encord.sdk.local;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The entries of every folder, sorted by name and by creation, so that a page starts anywhere in logarithmic time. */
final class FolderOrder<E extends Entry> implements Index<E> {
    private static final UUID ROOT = new UUID(0, 0);

    private final Predicate<E> member;
    private final Map<UUID, Sorted<E>> folders = new HashMap<>();

    FolderOrder(Predicate<E> member) {
        this.member = member;
    }

    /** Entries of one folder after a key (all of them without one), in the given order; null is the root. */
    Iterator<Map.Entry<SortKey, E>> from(@Nullable UUID folder, SortBy order, boolean desc, @Nullable SortKey after) {
        Sorted<E> sorted = folders.get(folder == null ? ROOT : folder);
        if (sorted == null) {
            return Collections.emptyIterator();
        }
        NavigableMap<SortKey, E> map = order == SortBy.NAME ? sorted.byName : sorted.byCreation;
        NavigableMap<SortKey, E> directed = desc ? map.descendingMap() : map;
        return (after == null ? directed : directed.tailMap(after, false))
                .entrySet()
                .iterator();
    }

    /** Entries of one folder by creation. */
    Iterable<E> in(@Nullable UUID folder) {
        Sorted<E> sorted = folders.get(folder == null ? ROOT : folder);
        return sorted == null ? Collections.emptyList() : sorted.byCreation.values();
    }

    @Override
    public void added(E entry) {
        if (member.test(entry)) {
            Sorted<E> sorted = folders.computeIfAbsent(entry.parent == null ? ROOT : entry.parent, k -> new Sorted<>());
            sorted.byName.put(SortKey.of(entry, SortBy.NAME), entry);
            sorted.byCreation.put(SortKey.of(entry, SortBy.CREATED_AT), entry);
        }
    }

    @Override
    public void removed(E entry) {
        UUID folder = entry.parent == null ? ROOT : entry.parent;
        Sorted<E> sorted = folders.get(folder);
        if (sorted != null && member.test(entry)) {
            sorted.byName.remove(SortKey.of(entry, SortBy.NAME));
            sorted.byCreation.remove(SortKey.of(entry, SortBy.CREATED_AT));
            if (sorted.byName.isEmpty()) {
                folders.remove(folder);
            }
        }
    }

    private static final class Sorted<E> {
        final TreeMap<SortKey, E> byName = new TreeMap<>();
        final TreeMap<SortKey, E> byCreation = new TreeMap<>();
    }
}
