package com.encord.sdk.transport;

import com.encord.sdk.auth.Credentials;
import com.encord.sdk.observe.RequestListener;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link OkHttpTransport} needs. Not safe for use by several threads at once. */
public final class TransportBuilder {
    final String domain;
    final Credentials credentials;
    boolean plainHttpAllowed;
    Duration connectTimeout = Duration.ofSeconds(30);
    Duration readTimeout = Duration.ofSeconds(180);
    Duration writeTimeout = Duration.ofSeconds(60);
    Duration callTimeout = Duration.ofMinutes(10);
    Backoff backoff = Backoff.STANDARD;

    @Nullable
    String userAgentSuffix;

    @Nullable
    OkHttpClient shared;

    @Nullable
    HttpProxy proxy;

    UnaryOperator<@Nullable String> environment = name -> null;
    Supplier<String> traceContexts;
    RandomGenerator random;
    Pace pace = Pace.SYSTEM;
    long largestAnswer = 64L << 20;
    final List<RequestListener> listeners = new ArrayList<>();

    TransportBuilder(String domain, Credentials credentials) {
        SecureRandom secure = new SecureRandom();
        this.domain = domain;
        this.credentials = credentials;
        this.traceContexts = () -> TraceContext.random(secure);
        this.random = secure;
    }

    /**
     * Lets plain {@code http} leave this machine.
     *
     * @param allowed false unless said
     * @return this
     */
    public TransportBuilder plainHttpAllowed(boolean allowed) {
        plainHttpAllowed = allowed;
        return this;
    }

    /**
     * How long to wait for a connection.
     *
     * @param timeout 30 s unless said
     * @return this
     */
    public TransportBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    /**
     * How long the other side may be silent.
     *
     * @param timeout 180 s unless said
     * @return this
     */
    public TransportBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    /**
     * How long the other side may take no bytes.
     *
     * @param timeout 60 s unless said
     * @return this
     */
    public TransportBuilder writeTimeout(Duration timeout) {
        writeTimeout = timeout;
        return this;
    }

    /**
     * How long one attempt of a call may take in all; a request's own read timeout comes on top. Files are not bound.
     *
     * @param timeout 10 min unless said; zero for no bound
     * @return this
     */
    public TransportBuilder callTimeout(Duration timeout) {
        callTimeout = timeout;
        return this;
    }

    /**
     * When to try again.
     *
     * @param retries {@link Backoff#STANDARD} unless said
     * @return this
     */
    public TransportBuilder backoff(Backoff retries) {
        backoff = retries;
        return this;
    }

    /**
     * Products to add to the {@code User-Agent}.
     *
     * @param suffix such as {@code my-app/1.2}, or null
     * @return this
     */
    public TransportBuilder userAgentSuffix(@Nullable String suffix) {
        userAgentSuffix = suffix;
        return this;
    }

    /**
     * A client whose connections, proxy and TLS settings to share; it is never closed.
     *
     * @param client the caller's client, or null for an own one
     * @return this
     */
    public TransportBuilder httpClient(@Nullable OkHttpClient client) {
        shared = client;
        return this;
    }

    /**
     * The way out, unless a client is shared.
     *
     * @param url such as {@code http://user:password@proxy.example:3128}
     * @param direct hosts to go to without it, as in the variable {@code NO_PROXY}
     * @return this
     * @throws IllegalArgumentException if it is no such thing, or names no port
     */
    public TransportBuilder proxy(URI url, String... direct) {
        proxy = HttpProxy.of(url, List.of(direct));
        return this;
    }

    /**
     * Sees to it that a proxy which cannot be is refused where it is named.
     *
     * @param url as for {@link #proxy}
     * @throws IllegalArgumentException if it is no such thing, or names no port
     */
    public static void checkProxy(URI url) {
        ProxyServer.of(url);
    }

    /**
     * Where variables for proxies are looked up, unless one is named, Java's own settings name one or a client is
     * shared.
     *
     * @param variables tells a variable's value or null; none are looked up unless said
     * @return this
     */
    public TransportBuilder environment(UnaryOperator<@Nullable String> variables) {
        environment = variables;
        return this;
    }

    /**
     * Where the identity of each logical request comes from.
     *
     * @param headers supplies {@code X-Cloud-Trace-Context} values; called by many threads
     * @return this
     */
    public TransportBuilder traceContexts(Supplier<String> headers) {
        traceContexts = headers;
        return this;
    }

    /**
     * Where the jitter of retries comes from.
     *
     * @param source a generator safe for use by many threads at once
     * @return this
     */
    public TransportBuilder random(RandomGenerator source) {
        random = source;
        return this;
    }

    /**
     * Time.
     *
     * @param time {@link Pace#SYSTEM} unless said
     * @return this
     */
    public TransportBuilder pace(Pace time) {
        pace = time;
        return this;
    }

    /**
     * The largest answer to accept, decompressed.
     *
     * @param bytes 64 MiB unless said
     * @return this
     */
    public TransportBuilder largestAnswer(long bytes) {
        largestAnswer = bytes;
        return this;
    }

    /**
     * Adds a watcher of all attempts.
     *
     * @param listener is told of each attempt when it has ended
     * @return this
     */
    public TransportBuilder onRequest(RequestListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Makes the transport. Opens no connection yet.
     *
     * @return a transport to close after use
     * @throws IllegalArgumentException if a setting cannot be
     */
    public OkHttpTransport build() {
        return new OkHttpTransport(this);
    }
}
