package com.encord.sdk.local;

import java.util.Map;

/** The REST protocol: checks the signature, finds the endpoint, answers with bare JSON. */
final class RestApi {
    static final String PATH = "/v2/public/";

    private final SignatureCheck signatures;
    private final Router router;

    RestApi(SignatureCheck signatures, Router router) {
        this.signatures = signatures;
        this.router = router;
    }

    Reply answer(Exchange exchange, byte[] body) {
        try {
            Headers headers = exchange.headers();
            String method = exchange.method();
            User user = signatures.rest(method, exchange.target(), headers, body);
            if (body.length > 0 && !isJson(headers)) {
                throw ApiError.badRequest("A body must come as Content-Type application/json");
            }
            String path = exchange.path().substring(PATH.length());
            Router.Match match = router.find(method, path);
            Params params = new Params(exchange.query());
            return match.endpoint().answer(new Call(method, Map.copyOf(match.variables()), params, body, user));
        } catch (ApiError e) {
            return Reply.error(e.status(), e.getMessage());
        }
    }

    private static boolean isJson(Headers headers) {
        String type = headers.getFirst("Content-Type");
        return type != null && type.startsWith("application/json");
    }
}
