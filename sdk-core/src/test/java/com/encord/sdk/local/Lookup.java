package com.encord.sdk.local;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds entities by a key they carry; an entity may carry several keys or none. Hits come in order of creation. */
final class Lookup<K, E extends Entity> implements Index<E> {
    private final Function<E, ? extends Collection<K>> keys;
    private final Map<K, TreeMap<Long, E>> hits = new HashMap<>();

    Lookup(Function<E, ? extends Collection<K>> keys) {
        this.keys = keys;
    }

    Collection<E> find(@Nullable K key) {
        TreeMap<Long, E> found = hits.get(key);
        return found == null ? Collections.emptyList() : Collections.unmodifiableCollection(found.values());
    }

    @Nullable
    E first(@Nullable K key) {
        TreeMap<Long, E> found = hits.get(key);
        return found == null ? null : found.firstEntry().getValue();
    }

    @Override
    public void added(E entity) {
        for (K key : keys.apply(entity)) {
            hits.computeIfAbsent(key, k -> new TreeMap<>()).put(entity.seq, entity);
        }
    }

    @Override
    public void removed(E entity) {
        for (K key : keys.apply(entity)) {
            TreeMap<Long, E> found = hits.get(key);
            if (found != null) {
                found.remove(entity.seq);
                if (found.isEmpty()) {
                    hits.remove(key);
                }
            }
        }
    }
}
