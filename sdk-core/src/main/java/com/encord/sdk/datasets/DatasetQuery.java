package com.encord.sdk.datasets;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which datasets to list. Immutable. Patterns are those of SQL's {@code LIKE}: {@code %} stands for any text, {@code _}
 * for any character.
 */
public final class DatasetQuery {
    private static final DatasetQuery ALL = new DatasetQuery(Map.of());

    private final Map<String, Object> parameters;

    private DatasetQuery(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Every dataset the key's user can see.
     *
     * @return the query
     */
    public static DatasetQuery all() {
        return ALL;
    }

    /**
     * Keeps datasets of exactly this title.
     *
     * @param text the title
     * @return a new query
     */
    public DatasetQuery title(String text) {
        return with("titleEq", text);
    }

    /**
     * Keeps datasets whose title fits a pattern.
     *
     * @param pattern the pattern
     * @return a new query
     */
    public DatasetQuery titleLike(String pattern) {
        return with("titleLike", pattern);
    }

    /**
     * Keeps datasets of exactly this description.
     *
     * @param text the description
     * @return a new query
     */
    public DatasetQuery description(String text) {
        return with("descriptionEq", text);
    }

    /**
     * Keeps datasets whose description fits a pattern.
     *
     * @param pattern the pattern
     * @return a new query
     */
    public DatasetQuery descriptionLike(String pattern) {
        return with("descriptionLike", pattern);
    }

    /**
     * Keeps datasets made before a moment.
     *
     * @param moment the moment
     * @return a new query
     */
    public DatasetQuery createdBefore(Instant moment) {
        return with("createdBefore", moment);
    }

    /**
     * Keeps datasets made after a moment.
     *
     * @param moment the moment
     * @return a new query
     */
    public DatasetQuery createdAfter(Instant moment) {
        return with("createdAfter", moment);
    }

    /**
     * Keeps datasets changed last before a moment.
     *
     * @param moment the moment
     * @return a new query
     */
    public DatasetQuery editedBefore(Instant moment) {
        return with("editedBefore", moment);
    }

    /**
     * Keeps datasets changed last after a moment.
     *
     * @param moment the moment
     * @return a new query
     */
    public DatasetQuery editedAfter(Instant moment) {
        return with("editedAfter", moment);
    }

    /**
     * Adds what the key's user sees only as the organisation's administrator.
     *
     * @return a new query
     */
    public DatasetQuery withOrganisationAccess() {
        return with("includeOrgAccess", true);
    }

    private DatasetQuery with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, Objects.requireNonNull(value, name));
        return new DatasetQuery(Collections.unmodifiableMap(more));
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "DatasetQuery" + parameters;
    }
}
