package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.UUID;

/**
 * A JSON answer. An answer nobody reads is JSON null, since clients parse the body of every 200.
 *
 * @param status HTTP status
 * @param body JSON bytes
 * @param headers further headers
 */
record Reply(int status, byte[] body, Map<String, String> headers) {
    static final Reply NOTHING = ok(NullNode.getInstance());

    static Reply ok(JsonNode body) {
        return new Reply(200, Json.bytes(body), Map.of());
    }

    static Reply uuid(UUID uuid) {
        return ok(TextNode.valueOf(uuid.toString()));
    }

    /** One page that is the last. */
    static Reply page(Iterable<? extends JsonNode> results) {
        var page = Json.object();
        results.forEach(page.putArray("results")::add);
        return ok(page);
    }

    static Reply error(int status, String message) {
        return new Reply(status, Json.bytes(Json.object().put("message", message)), Map.of());
    }
}
