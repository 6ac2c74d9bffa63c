package com.encord.sdk.items;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is to change about an item or folder; what is not named stays. Immutable.
 *
 * <pre>{@code
 * encord.items().update(item, Changes.none().name("crossing 12").metadata(Map.of("site", "north")));
 * }</pre>
 */
public final class Changes {
    private static final Changes NONE = new Changes(Map.of());

    private final Map<String, Object> fields;

    private Changes(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * Nothing to change yet.
     *
     * @return no changes
     */
    public static Changes none() {
        return NONE;
    }

    /**
     * Gives a new name.
     *
     * @param text the name
     * @return new changes
     */
    public Changes name(String text) {
        return with("name", text);
    }

    /**
     * Gives a new description.
     *
     * @param text the description; empty text clears it
     * @return new changes
     */
    public Changes description(String text) {
        return with("description", text);
    }

    /**
     * Gives new client metadata. Whether the platform keeps old keys that are not named here is its decision; read the
     * metadata, change the copy and send all of it to be independent of that.
     *
     * @param data plain maps, lists, strings, numbers, booleans and nulls
     * @return new changes
     */
    public Changes metadata(Map<String, ?> data) {
        return with("clientMetadata", Collections.unmodifiableMap(new LinkedHashMap<>(data)));
    }

    private Changes with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, Objects.requireNonNull(value, field));
        return new Changes(Collections.unmodifiableMap(more));
    }

    /**
     * Whether there is nothing to change.
     *
     * @return true when nothing was named
     */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /**
     * The changes by the platform's names of the fields, as they are sent.
     *
     * @return an unmodifiable map
     */
    public Map<String, Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return "Changes" + fields;
    }
}
