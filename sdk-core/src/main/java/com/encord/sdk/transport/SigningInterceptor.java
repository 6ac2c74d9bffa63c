package com.encord.sdk.transport;

import com.encord.sdk.auth.Credentials;
import java.io.IOException;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Signs an attempt right before it goes to the wire. It must be the last network interceptor: what it signs is then
 * what is sent, whatever a caller's own interceptors did, and none of those gets to see the credentials.
 */
final class SigningInterceptor implements Interceptor {
    private static final byte[] NO_BODY = {};

    private final Credentials credentials;
    private final Pace pace;

    SigningInterceptor(Credentials credentials, Pace pace) {
        this.credentials = credentials;
        this.pace = pace;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt attempt = chain.request().tag(Attempt.class);
        if (attempt == null) {
            return chain.proceed(chain.request());
        }
        Request.Builder signed = chain.request().newBuilder();
        headers(attempt.outgoing(), chain.request()).forEach(signed::header);
        attempt.sending();
        Response response = chain.proceed(signed.build());
        attempt.retryAfter(response.header("Retry-After"));
        // OkHttp answers a 503 with "Retry-After: 0" by sending the request again, idempotent or not.
        return response.newBuilder()
                .request(chain.request())
                .removeHeader("Retry-After")
                .build();
    }

    private Map<String, String> headers(Outgoing outgoing, Request request) {
        byte[] body = outgoing.body() == null ? NO_BODY : outgoing.body();
        if (outgoing.protocol() == Outgoing.Protocol.QUERY) {
            return credentials.queryHeaders(body);
        }
        HttpUrl url = request.url();
        String target = url.encodedPath() + (url.encodedQuery() == null ? "" : "?" + url.encodedQuery());
        return credentials.restHeaders(request.method(), target, body, pace.now());
    }
}
