package com.encord.sdk.local;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All entities of one kind by uuid, with their indexes. Guarded by the lock of {@link State}. */
final class Table<E extends Entity> {
    private final String name;
    private final Class<E> type;
    private final List<Index<? super E>> indexes;
    private final boolean secret;
    private final Map<UUID, E> entities = new LinkedHashMap<>();

    Table(String name, Class<E> type, List<Index<? super E>> indexes) {
        this(name, type, indexes, false);
    }

    private Table(String name, Class<E> type, List<Index<? super E>> indexes, boolean secret) {
        this.name = name;
        this.type = type;
        this.indexes = List.copyOf(indexes);
        this.secret = secret;
    }

    /** Entities of which the platform does not tell whether they are absent or out of sight: both are forbidden. */
    static <E extends Entity> Table<E> secret(String name, Class<E> type, List<Index<? super E>> indexes) {
        return new Table<>(name, type, indexes, true);
    }

    /** The singular, as errors and the journal say it. */
    String name() {
        return name;
    }

    Class<E> type() {
        return type;
    }

    @Nullable
    E find(@Nullable UUID uuid) {
        return entities.get(uuid);
    }

    E get(@Nullable UUID uuid) {
        E entity = entities.get(uuid);
        if (entity == null) {
            throw missing(uuid);
        }
        return entity;
    }

    /** The error of a uuid that names nothing its asker may see. */
    ApiError missing(@Nullable UUID uuid) {
        return secret
                ? ApiError.forbidden("There is no " + name + " " + uuid + ", or you may not see it")
                : ApiError.notFound("There is no " + name + " " + uuid);
    }

    Collection<E> all() {
        return Collections.unmodifiableCollection(entities.values());
    }

    /** Puts one and answers what stood there before. */
    @Nullable
    E store(E entity) {
        E before = entities.put(entity.uuid, entity);
        for (Index<? super E> index : indexes) {
            if (before != null) {
                index.removed(before);
            }
            index.added(entity);
        }
        return before;
    }

    /** Removes one and answers it. */
    @Nullable
    E drop(UUID uuid) {
        E before = entities.remove(uuid);
        if (before != null) {
            indexes.forEach(index -> index.removed(before));
        }
        return before;
    }
}
