package com.encord.sdk.local;

/** Something kept up to date with a {@link Table}. */
interface Index<E extends Entity> {
    void added(E entity);

    void removed(E entity);
}
