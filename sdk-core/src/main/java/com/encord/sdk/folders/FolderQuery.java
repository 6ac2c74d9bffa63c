package com.encord.sdk.folders;

import com.encord.sdk.page.Page;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which folders to list, in which order. Immutable.
 *
 * <pre>{@code
 * encord.folders().search(FolderQuery.all().search("road").newestFirst())
 * }</pre>
 */
public final class FolderQuery {
    private static final FolderQuery ALL = new FolderQuery(Map.of());

    private final Map<String, Object> parameters;

    private FolderQuery(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Every folder, 100 to a page, ordered by name.
     *
     * @return the query
     */
    public static FolderQuery all() {
        return ALL;
    }

    /**
     * Keeps folders whose name contains a text.
     *
     * @param text the text
     * @return a new query
     */
    public FolderQuery search(String text) {
        return with("search", text);
    }

    /**
     * Looks into the folders below as well.
     *
     * @return a new query
     */
    public FolderQuery recursive() {
        return with("isRecursive", true);
    }

    /**
     * Keeps folders that a dataset mirrors, or those that none does.
     *
     * @param isMirrored whether they are to be mirrored
     * @return a new query
     */
    public FolderQuery mirroredByDataset(boolean isMirrored) {
        return with("datasetSynced", isMirrored);
    }

    /**
     * Adds what the key's user sees only as the organisation's administrator.
     *
     * @return a new query
     */
    public FolderQuery withOrganisationAccess() {
        return with("includeOrgAccess", true);
    }

    /**
     * Orders by name.
     *
     * @return a new query
     */
    public FolderQuery byName() {
        return with("order", "name").with("desc", false);
    }

    /**
     * Orders by name, backwards.
     *
     * @return a new query
     */
    public FolderQuery byNameDescending() {
        return with("order", "name").with("desc", true);
    }

    /**
     * Orders by the time of creation, newest first.
     *
     * @return a new query
     */
    public FolderQuery newestFirst() {
        return with("order", "createdAt").with("desc", true);
    }

    /**
     * Orders by the time of creation, oldest first.
     *
     * @return a new query
     */
    public FolderQuery oldestFirst() {
        return with("order", "createdAt").with("desc", false);
    }

    /**
     * Sets how many folders one call fetches.
     *
     * @param size 1 to 1000
     * @return a new query
     */
    public FolderQuery pageSize(int size) {
        return with("pageSize", Page.checkedSize(size));
    }

    private FolderQuery with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, Objects.requireNonNull(value, name));
        return new FolderQuery(Collections.unmodifiableMap(more));
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "FolderQuery" + parameters;
    }
}
