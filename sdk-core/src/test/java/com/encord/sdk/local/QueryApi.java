package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query protocol: one path, a query type and method in the body, answers in an envelope with HTTP status 200. */
final class QueryApi {
    static final String PATH = "/public";
    private static final String USER_PATH = PATH + "/user";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final State state;
    private final SignatureCheck signatures;
    private final Map<String, Query> queries = new HashMap<>();
    private final Map<String, UserQuery> userQueries = new HashMap<>();

    QueryApi(State state, SignatureCheck signatures) {
        this.state = state;
        this.signatures = signatures;
    }

    /** @param type query type and query method with a blank between, for example {@code datarows GET} */
    void add(String type, Query query) {
        if (queries.put(type, query) != null) {
            throw new IllegalStateException("Two answers for " + type);
        }
    }

    /** Adds a query that is about no dataset. */
    void addForUser(String type, UserQuery query) {
        if (userQueries.put(type, query) != null) {
            throw new IllegalStateException("Two answers for " + type);
        }
    }

    Reply answer(Exchange exchange, byte[] body) {
        try {
            User user = signatures.query(exchange.headers(), body);
            UUID dataset = exchange.path().equals(USER_PATH) ? null : dataset(exchange);
            Fields request = new Fields(Json.parse(body, "The body"), "");
            String type = request.text("query_type") + " " + request.word("query_method", METHODS);
            Fields values = request.fields("values");
            request.end();
            JsonNode uid = orNull(values.node("uid"));
            JsonNode payload = orNull(values.node("payload"));
            values.end();
            ObjectNode envelope = Json.object().put("status", 200);
            if (dataset == null) {
                UserQuery query = found(userQueries.get(type), type);
                return Reply.ok(envelope.set("response", query.answer(new UserAsk(user, payload))));
            }
            Query query = found(queries.get(type), type);
            Dataset found = state.read(() -> state.datasets.get(dataset));
            return Reply.ok(envelope.set("response", query.answer(new Ask(user, found, uid, payload))));
        } catch (ApiError e) {
            return Reply.ok(envelope(e.status(), e.code(), e.getMessage()));
        }
    }

    private static UUID dataset(Exchange exchange) {
        String type = exchange.headers().getFirst("ResourceType");
        String resource = exchange.headers().getFirst("ResourceID");
        if (type == null || resource == null) {
            throw ApiError.badRequest("Missing header ResourceType or ResourceID");
        }
        if (!exchange.path().equals(PATH) || !type.equals("dataset")) {
            throw ApiError.notOffered(
                    "The local platform answers queries about datasets only, not about \"" + type + "\"");
        }
        return Fields.uuid(resource, "ResourceID");
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? NullNode.getInstance() : node;
    }

    private static <Q> Q found(@Nullable Q query, String type) {
        if (query == null) {
            throw ApiError.notOffered("The local platform does not answer " + type);
        }
        return query;
    }

    static ObjectNode envelope(int status, String code, @Nullable String message) {
        ObjectNode envelope = Json.object().put("status", status);
        envelope.putArray("response").add(code);
        return message == null ? envelope : envelope.put("payload", message);
    }

    /** Type and method of a query as {@link #add} takes them; null when the body is not a query. */
    static @Nullable String typeOf(byte[] body) {
        try {
            JsonNode json = Json.parse(body, "The body");
            return json.path("query_type").asText() + " "
                    + json.path("query_method").asText();
        } catch (ApiError e) {
            return null;
        }
    }

    /** Answers one type and method about a dataset. */
    interface Query {
        JsonNode answer(Ask ask);
    }

    /** Answers one type and method about nothing in particular. */
    interface UserQuery {
        JsonNode answer(UserAsk ask);
    }

    /**
     * One authenticated query that is about no dataset.
     *
     * @param user who asks
     * @param payload the payload, JSON null when there is none
     */
    record UserAsk(User user, JsonNode payload) {}

    /**
     * One authenticated query.
     *
     * @param user who asks
     * @param dataset the dataset it is about
     * @param uid the uid, JSON null when there is none
     * @param payload the payload, JSON null when there is none
     */
    record Ask(User user, Dataset dataset, JsonNode uid, JsonNode payload) {
        /** The payload, which must be an object. */
        Fields fields() {
            return new Fields(payload, "payload");
        }

        /** Refuses any other uid than the dataset's own. */
        void ownUid() {
            if (!dataset.uuid.toString().equals(uid.asText())) {
                throw ApiError.badRequest("uid must be the dataset of ResourceID, got " + uid);
            }
        }

        void noUid() {
            if (!uid.isNull()) {
                throw ApiError.badRequest("uid must be null, got " + Fields.kind(uid));
            }
        }

        void noPayload() {
            if (!payload.isNull()) {
                throw ApiError.badRequest("payload must be null, got " + Fields.kind(payload));
            }
        }
    }
}
