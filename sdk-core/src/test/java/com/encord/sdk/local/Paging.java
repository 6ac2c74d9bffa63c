package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paging parameters of a list. A token names the last entry of its page, so pages stay right while entries come and
 * go, and any page of a large folder costs the same.
 *
 * @param order what to order by
 * @param desc whether the largest comes first
 * @param after the entry the page starts after; null for the first page
 * @param size entries per page
 */
record Paging(SortBy order, boolean desc, @Nullable SortKey after, int size) {
    private static final int MAX_SIZE = 1000;
    private static final Set<String> ORDERS =
            Stream.of(SortBy.values()).map(order -> order.wire).collect(Collectors.toSet());

    static Paging of(Params params) {
        Set<String> word = params.words("order", ORDERS);
        params.optional("order");
        SortBy order = word.contains(SortBy.CREATED_AT.wire) ? SortBy.CREATED_AT : SortBy.NAME;
        boolean desc = params.flag("desc");
        int size = params.count("pageSize", 100);
        if (size < 1 || size > MAX_SIZE) {
            throw ApiError.badRequest("Parameter pageSize must be between 1 and " + MAX_SIZE + ", got " + size);
        }
        String token = params.optional("pageToken");
        return new Paging(order, desc, token == null ? null : key(token, order, desc), size);
    }

    /** One page over the entries of several folders; a null among the folders is the root. */
    <E extends Entry> ObjectNode page(
            Collection<@Nullable UUID> folders,
            FolderOrder<E> index,
            Predicate<E> filter,
            Function<E, ? extends JsonNode> view) {
        Comparator<Head<E>> byKey = Comparator.comparing(head -> head.entry.getKey());
        PriorityQueue<Head<E>> heads = new PriorityQueue<>(desc ? byKey.reversed() : byKey);
        for (UUID folder : folders) {
            Iterator<Map.Entry<SortKey, E>> entries = index.from(folder, order, desc, after);
            if (entries.hasNext()) {
                heads.add(new Head<>(entries.next(), entries));
            }
        }
        ObjectNode page = Json.object();
        ArrayNode results = page.putArray("results");
        SortKey last = null;
        for (Head<E> head = heads.poll(); head != null; head = heads.poll()) {
            E entry = head.entry.getValue();
            if (filter.test(entry)) {
                if (results.size() == size) {
                    page.put("nextPageToken", token(last));
                    return page;
                }
                results.add(view.apply(entry));
                last = head.entry.getKey();
            }
            if (head.rest.hasNext()) {
                heads.add(new Head<>(head.rest.next(), head.rest));
            }
        }
        return page;
    }

    private String token(@Nullable SortKey last) {
        ObjectNode json = Json.object().put("o", order.wire).put("d", desc);
        if (last != null) {
            json.put("k", last.text()).put("s", last.seq());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    private static SortKey key(String token, SortBy order, boolean desc) {
        try {
            JsonNode json = Json.parse(Base64.getUrlDecoder().decode(token), "Parameter pageToken");
            if (json.path("o").asText().equals(order.wire) && json.path("d").asBoolean() == desc && json.has("k")) {
                return new SortKey(json.path("k").asText(), json.path("s").asLong());
            }
        } catch (IllegalArgumentException e) {
            // not base64: refused below
        }
        throw ApiError.badRequest("Parameter pageToken is not one of this list");
    }

    /**
     * The next entry of one folder.
     *
     * @param entry the entry
     * @param rest what follows it
     */
    private record Head<E>(Map.Entry<SortKey, E> entry, Iterator<Map.Entry<SortKey, E>> rest) {}
}
