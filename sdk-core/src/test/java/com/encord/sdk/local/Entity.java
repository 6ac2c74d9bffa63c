package com.encord.sdk.local;

import java.util.UUID;

/**
 * A thing the journal keeps. Fields hold immutable values; an entity is changed on a copy ({@link Change#edit}) and
 * frozen once it is put, so whoever holds one may read it without a lock.
 */
abstract class Entity implements Cloneable {
    UUID uuid = UUID.randomUUID();

    /** Order of creation over all entities; set by the first {@link Change#put}. */
    long seq;

    final Entity duplicate() {
        try {
            return (Entity) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
