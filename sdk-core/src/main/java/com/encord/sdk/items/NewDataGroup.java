package com.encord.sdk.items;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A data group to be made: items of any types that are shown and labelled side by side. Immutable.
 *
 * <pre>{@code
 * UUID group = folder.createGroup(NewDataGroup.grid(List.of(front, rear)).name("drive 7"));
 * }</pre>
 */
public final class NewDataGroup {
    private final Map<String, Object> fields;
    private final Map<String, Object> settings;

    private NewDataGroup(Map<String, Object> fields, Map<String, Object> settings) {
        this.fields = fields;
        this.settings = settings;
    }

    /**
     * Items shown all at once.
     *
     * @param items the items' ids, in order
     * @return the group to be made
     */
    public static NewDataGroup grid(Collection<UUID> items) {
        return new NewDataGroup(Map.of("layoutType", "default-grid", "layoutContents", List.copyOf(items)), Map.of());
    }

    /**
     * Items shown one at a time, to be chosen from a strip.
     *
     * @param items the items' ids, in order
     * @return the group to be made
     */
    public static NewDataGroup carousel(Collection<UUID> items) {
        return new NewDataGroup(Map.of("layoutType", "default-list", "layoutContents", List.copyOf(items)), Map.of());
    }

    /**
     * Items arranged as the caller likes.
     *
     * @param items the items' ids by keys of the caller's choice
     * @param layout the arrangement of those keys
     * @return the group to be made
     * @throws IllegalArgumentException if the layout names a key that no item has
     */
    public static NewDataGroup arranged(Map<String, UUID> items, GroupLayout layout) {
        for (String key : layout.keys()) {
            if (!items.containsKey(key)) {
                throw new IllegalArgumentException(
                        "The layout names " + key + ", but the items are " + items.keySet() + ".");
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("layoutType", "custom");
        fields.put("layoutContents", Collections.unmodifiableMap(new LinkedHashMap<>(items)));
        fields.put("layout", layout.fields());
        return new NewDataGroup(fields, Map.of());
    }

    /**
     * Gives it a name.
     *
     * @param text the name
     * @return a new value
     */
    public NewDataGroup name(String text) {
        return new NewDataGroup(with(fields, "name", text), settings);
    }

    /**
     * Gives the customer's own data about it.
     *
     * @param data plain maps, lists, strings, numbers, booleans and nulls
     * @return a new value
     */
    public NewDataGroup metadata(Map<String, ?> data) {
        return new NewDataGroup(
                with(fields, "clientMetadata", Collections.unmodifiableMap(new LinkedHashMap<>(data))), settings);
    }

    /**
     * Keeps annotators from changing the arrangement.
     *
     * @return a new value
     * @throws IllegalStateException if the group is not {@link #arranged}
     */
    public NewDataGroup fixed() {
        return setting("fixedLayout", true);
    }

    /**
     * Lets labels apply to all parts at once, which suits images of equal shape.
     *
     * @return a new value
     * @throws IllegalStateException if the group is not {@link #arranged}
     */
    public NewDataGroup withSharedLabels() {
        return setting("hasMultilayerLabels", true);
    }

    /**
     * Gives a tile a heading of its own.
     *
     * @param key the key of the part it shows
     * @param title the heading
     * @param isReadOnly whether nothing can be labelled on it
     * @return a new value
     * @throws IllegalStateException if the group is not {@link #arranged}
     */
    @SuppressWarnings("unchecked")
    public NewDataGroup tile(String key, String title, boolean isReadOnly) {
        Map<String, Object> tiles = (Map<String, Object>) settings.getOrDefault("tileSettings", Map.of());
        return setting("tileSettings", with(tiles, key, Map.of("title", title, "isReadOnly", isReadOnly)));
    }

    private NewDataGroup setting(String name, Object value) {
        if (!fields.containsKey("layout")) {
            throw new IllegalStateException("Only a group that is arranged by the caller has settings of its layout.");
        }
        return new NewDataGroup(fields, with(settings, name, value));
    }

    private static Map<String, Object> with(Map<String, Object> old, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(old);
        more.put(name, Objects.requireNonNull(value, name));
        return Collections.unmodifiableMap(more);
    }

    /**
     * The group by the platform's names of its fields, as it is sent.
     *
     * @return an unmodifiable map
     */
    public Map<String, Object> fields() {
        if (settings.isEmpty()) {
            return fields;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("fixedLayout", false); // the platform wants it whenever there are settings
        all.putAll(settings);
        return with(fields, "settings", all);
    }

    @Override
    public String toString() {
        return "NewDataGroup" + fields();
    }
}
