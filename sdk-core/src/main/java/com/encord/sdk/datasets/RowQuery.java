package com.encord.sdk.datasets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Which rows of a dataset to read, and how much of them. Immutable.
 *
 * <pre>{@code
 * dataset.rows(RowQuery.all().titleLike("crossing%").types(DataType.VIDEO).withMetadata())
 * }</pre>
 */
public final class RowQuery {
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSSSSS]xxx").withZone(ZoneOffset.UTC);
    private static final List<String> FILTERS =
            List.of("title_eq", "title_like", "created_before", "created_after", "data_types", "data_hashes");
    private static final RowQuery ALL = new RowQuery(Map.of(), false);

    private final Map<String, Object> filters;
    private final boolean isWithMetadata;

    private RowQuery(Map<String, Object> filters, boolean isWithMetadata) {
        this.filters = filters;
        this.isWithMetadata = isWithMetadata;
    }

    /**
     * Every row, without client metadata.
     *
     * @return the query
     */
    public static RowQuery all() {
        return ALL;
    }

    /**
     * Keeps rows of exactly this title.
     *
     * @param title the title
     * @return a new query
     */
    public RowQuery title(String title) {
        return with("title_eq", title);
    }

    /**
     * Keeps rows whose title fits a pattern of SQL's {@code LIKE}.
     *
     * @param pattern the pattern: {@code %} stands for any text, {@code _} for any character
     * @return a new query
     */
    public RowQuery titleLike(String pattern) {
        return with("title_like", pattern);
    }

    /**
     * Keeps rows made before a moment.
     *
     * @param moment the moment
     * @return a new query
     */
    public RowQuery createdBefore(Instant moment) {
        return with("created_before", WITH_OFFSET.format(moment));
    }

    /**
     * Keeps rows made after a moment.
     *
     * @param moment the moment
     * @return a new query
     */
    public RowQuery createdAfter(Instant moment) {
        return with("created_after", WITH_OFFSET.format(moment));
    }

    /**
     * Keeps rows of some types.
     *
     * @param types one or more types
     * @return a new query
     * @throws IllegalArgumentException if there is none, or {@link DataType#UNKNOWN} is among them
     */
    public RowQuery types(DataType... types) {
        if (types.length == 0 || List.of(types).contains(DataType.UNKNOWN)) {
            throw new IllegalArgumentException(
                    "Name one or more known data types, not " + Arrays.toString(types) + ".");
        }
        return with("data_types", Arrays.stream(types).map(DataType::name).toList());
    }

    /**
     * Keeps only these rows.
     *
     * @param dataHashes the rows' ids
     * @return a new query
     * @throws IllegalArgumentException if there is none, since the platform might take that for no filter at all
     */
    public RowQuery dataHashes(Collection<UUID> dataHashes) {
        if (dataHashes.isEmpty()) {
            throw new IllegalArgumentException("Name at least one row.");
        }
        return with("data_hashes", List.copyOf(dataHashes));
    }

    /**
     * Reads the client metadata too.
     *
     * @return a new query
     */
    public RowQuery withMetadata() {
        return new RowQuery(filters, true);
    }

    private RowQuery with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(filters);
        more.put(name, Objects.requireNonNull(value, name));
        return new RowQuery(Collections.unmodifiableMap(more), isWithMetadata);
    }

    /** All filters by the platform's names, null where there is none, as it wants them. */
    Map<String, Object> payload() {
        Map<String, Object> payload = new LinkedHashMap<>();
        FILTERS.forEach(name -> payload.put(name, filters.get(name)));
        payload.put("dataset_access_settings", Map.of("fetch_client_metadata", isWithMetadata));
        return payload;
    }

    @Override
    public String toString() {
        return "RowQuery" + filters;
    }
}
