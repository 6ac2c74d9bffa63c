package com.encord.sdk.local;

import java.util.Map;
import java.util.UUID;

/**
 * One authenticated REST request.
 *
 * @param method HTTP verb
 * @param path the uuids in the path, by their names in the route
 * @param params query parameters
 * @param body body bytes, empty when there is none
 * @param user who asks
 */
record Call(String method, Map<String, String> path, Params params, byte[] body, User user) {
    UUID uuid(String name) {
        return Fields.uuid(path.get(name), "{" + name + "} in the path");
    }

    /** The body, which must be a JSON object. */
    Fields fields() {
        params.end();
        return new Fields(Json.parse(body, "The body"), "");
    }

    /** Refuses a body and parameters. */
    void nothing() {
        params.end();
        if (body.length > 0) {
            throw ApiError.badRequest("This call takes no body");
        }
    }
}
