package com.encord.sdk.organisation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which cloud integrations to list. Filters add up: an integration is listed when it passes all of them. Immutable.
 *
 * <pre>{@code
 * encord.organisation().cloudIntegrations(IntegrationQuery.all().titles("raw recordings"))
 * }</pre>
 */
public final class IntegrationQuery {
    private static final IntegrationQuery ALL = new IntegrationQuery(Map.of());

    private final Map<String, Object> parameters;

    private IntegrationQuery(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /**
     * Every integration the key's user may use.
     *
     * @return the query
     */
    public static IntegrationQuery all() {
        return ALL;
    }

    /**
     * Keeps integrations with one of these ids.
     *
     * @param ids one or more ids
     * @return a new query
     * @throws IllegalArgumentException if there is none, since the platform would then list all
     */
    public IntegrationQuery ids(UUID... ids) {
        return with("filterIntegrationUuids", filled(ids));
    }

    /**
     * Keeps integrations with exactly one of these titles.
     *
     * @param titles one or more titles
     * @return a new query
     * @throws IllegalArgumentException if there is none, since the platform would then list all
     */
    public IntegrationQuery titles(String... titles) {
        return with("filterIntegrationTitles", filled(titles));
    }

    /**
     * Adds what the key's user sees only as the organisation's administrator.
     *
     * @return a new query
     */
    public IntegrationQuery withOrganisationAccess() {
        return with("includeOrgAccess", true);
    }

    private static List<?> filled(Object[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("Name at least one, or leave the filter out to list all.");
        }
        return List.copyOf(Arrays.asList(values));
    }

    private IntegrationQuery with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new IntegrationQuery(Collections.unmodifiableMap(more));
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return "IntegrationQuery" + parameters;
    }
}
