package com.encord.sdk.transport;

import java.util.List;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The clients that move files. A platform over plain HTTP, such as a local one, seldom has its files behind TLS, and to
 * read the certificates that TLS trusts takes a tenth of a second: so that waits for the first file that needs it. Safe
 * for use by many threads.
 */
final class FileClients {
    private final OkHttpClient plain;
    private @Nullable OkHttpClient secure;

    private FileClients(OkHttpClient plain, @Nullable OkHttpClient secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /** Those of one client; if it is {@link #withoutTls}, it gets TLS when a file needs it. */
    static FileClients of(OkHttpClient client, boolean isWithoutTls) {
        return new FileClients(client, isWithoutTls ? null : client);
    }

    static OkHttpClient.Builder withoutTls(OkHttpClient.Builder builder) {
        return builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    }

    /** For plain HTTP, and for the settings that both share. */
    OkHttpClient plain() {
        return plain;
    }

    /** For TLS and plain HTTP. */
    synchronized OkHttpClient secure() {
        if (secure == null) {
            secure = plain.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                    .build();
        }
        return secure;
    }

    /**
     * To be asked before a file is sent or fetched.
     *
     * @throws com.encord.sdk.errors.ConnectionException if the environment names a proxy that cannot be used
     */
    void checkProxy(HttpUrl url) {
        HttpProxy.check(plain, url);
    }

    /** The proxy on the way to a URL, for messages; null if there is none. */
    @Nullable
    String proxy(HttpUrl url) {
        return HttpProxy.between(plain, url);
    }

    Call call(Request request) {
        return (request.isHttps() ? secure() : plain).newCall(request);
    }
}
