package com.encord.sdk.datasets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is to change about a data row; what is not named stays. Immutable. */
public final class RowChanges {
    private static final RowChanges NONE = new RowChanges(Map.of());

    private final Map<String, Object> fields;

    private RowChanges(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Nothing to change yet.
     *
     * @return no changes
     */
    public static RowChanges none() {
        return NONE;
    }

    /**
     * Gives a new title.
     *
     * @param text the title
     * @return new changes
     */
    public RowChanges title(String text) {
        return with("data_title", text);
    }

    /**
     * Gives new client metadata.
     *
     * @param data plain maps, lists, strings, numbers, booleans and nulls
     * @return new changes
     */
    public RowChanges metadata(Map<String, ?> data) {
        return with("client_metadata", Collections.unmodifiableMap(new LinkedHashMap<>(data)));
    }

    private RowChanges with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, Objects.requireNonNull(value, field));
        return new RowChanges(Collections.unmodifiableMap(more));
    }

    Map<String, Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "RowChanges" + fields;
    }
}
