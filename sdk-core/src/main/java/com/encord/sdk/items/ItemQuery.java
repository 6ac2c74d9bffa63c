package com.encord.sdk.items;

import com.encord.sdk.page.Page;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which items to list, in which order. Immutable.
 *
 * <pre>{@code
 * folder.items(ItemQuery.all().types(ItemType.VIDEO).recursive().newestFirst())
 * }</pre>
 */
public final class ItemQuery {
    private static final ItemQuery ALL = new ItemQuery(Map.of());

    private final Map<String, Object> parameters;

    private ItemQuery(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Every item, 100 to a page, ordered by name.
     *
     * @return the query
     */
    public static ItemQuery all() {
        return ALL;
    }

    /**
     * Keeps items whose name contains a text.
     *
     * @param text the text
     * @return a new query
     */
    public ItemQuery search(String text) {
        return with("search", text);
    }

    /**
     * Keeps items of some types.
     *
     * @param types one or more types
     * @return a new query
     * @throws IllegalArgumentException if there is none, or {@link ItemType#UNKNOWN} is among them
     */
    public ItemQuery types(ItemType... types) {
        if (types.length == 0 || List.of(types).contains(ItemType.UNKNOWN)) {
            throw new IllegalArgumentException(
                    "Name one or more known item types, not " + Arrays.toString(types) + ".");
        }
        return with("itemTypes", Arrays.stream(types).map(ItemType::wireName).toList());
    }

    /**
     * Looks into the folders below as well. The platform then needs a {@link #search} or {@link #types} too.
     *
     * @return a new query
     */
    public ItemQuery recursive() {
        return with("isRecursive", true);
    }

    /**
     * Keeps items that some dataset uses, or those that none does.
     *
     * @param isUsed whether they are to be used
     * @return a new query
     */
    public ItemQuery inDataset(boolean isUsed) {
        return with("isInDataset", isUsed);
    }

    /**
     * Adds what the key's user sees only as the organisation's administrator.
     *
     * @return a new query
     */
    public ItemQuery withOrganisationAccess() {
        return with("includeOrgAccess", true);
    }

    /**
     * Orders by name.
     *
     * @return a new query
     */
    public ItemQuery byName() {
        return with("order", "name").with("desc", false);
    }

    /**
     * Orders by name, backwards.
     *
     * @return a new query
     */
    public ItemQuery byNameDescending() {
        return with("order", "name").with("desc", true);
    }

    /**
     * Orders by the time of creation, newest first.
     *
     * @return a new query
     */
    public ItemQuery newestFirst() {
        return with("order", "createdAt").with("desc", true);
    }

    /**
     * Orders by the time of creation, oldest first.
     *
     * @return a new query
     */
    public ItemQuery oldestFirst() {
        return with("order", "createdAt").with("desc", false);
    }

    /**
     * Asks for a signed URL with each item that has a file. They expire: fetch them close to their use.
     *
     * @return a new query
     */
    public ItemQuery withSignedUrls() {
        return with("signUrls", true);
    }

    /**
     * Sets how many items one call fetches.
     *
     * @param size 1 to 1000
     * @return a new query
     */
    public ItemQuery pageSize(int size) {
        return with("pageSize", Page.checkedSize(size));
    }

    private ItemQuery with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, Objects.requireNonNull(value, name));
        return new ItemQuery(Collections.unmodifiableMap(more));
    }

    /** The platform demands that searches of whole trees are narrowed down. */
    void requireNarrowed(String what) {
        if (!parameters.containsKey("search") && !parameters.containsKey("itemTypes")) {
            throw new IllegalArgumentException(
                    what + " needs a search text or item types: add search(..) or types(..) to " + this + ".");
        }
    }

    boolean isRecursive() {
        return parameters.containsKey("isRecursive");
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "ItemQuery" + parameters;
    }
}
