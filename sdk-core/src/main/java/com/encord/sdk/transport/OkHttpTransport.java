package com.encord.sdk.transport;

import com.encord.sdk.auth.Credentials;
import com.encord.sdk.errors.ConnectionException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The way to the platform over OkHttp. Both protocols and the files share one pool of connections. Redirects are never
 * followed, since the signature would go along; OkHttp's silent resending is off, since only this class knows what may
 * be sent twice.
 *
 * <p>Safe for use by many threads at once.
 */
public final class OkHttpTransport implements Transport {
    private static final int IDLE_CONNECTIONS = 32;

    private final PlatformDomain domain;
    private final Credentials credentials;
    private final Pace pace;
    private final boolean ownsPool;
    private final OkHttpClient client;
    private final ClientThreads threads = new ClientThreads();
    private final ApiSender api;
    private final @Nullable StorageConnections storage;
    private final SignedPutSender puts;
    private final SignedGetSender gets;
    private final AtomicBoolean closed = new AtomicBoolean();

    OkHttpTransport(TransportBuilder settings) {
        domain = PlatformDomain.parse(settings.domain, settings.plainHttpAllowed);
        credentials = settings.credentials;
        pace = settings.pace;
        ownsPool = settings.shared == null;
        String userAgent = UserAgent.of(settings.userAgentSuffix);
        client = client(settings);
        Observers observers = new Observers(settings.listeners, pace);
        api = new ApiSender(
                client,
                settings.backoff,
                settings.traceContexts,
                settings.random,
                pace,
                userAgent,
                settings.largestAnswer,
                observers);
        FileClients files =
                FileClients.of(client.newBuilder().callTimeout(Duration.ZERO).build(), ownsPool && !domain.isHttps());
        storage = ownsPool ? new StorageConnections(files, threads.calls()) : null;
        puts = new SignedPutSender(files, storage, domain, pace, userAgent, observers);
        gets = new SignedGetSender(files, domain, pace, userAgent, observers);
    }

    /**
     * Starts to make a transport.
     *
     * @param domain scheme, host and port
     * @param credentials who calls
     * @return a builder
     */
    public static TransportBuilder builder(String domain, Credentials credentials) {
        return new TransportBuilder(domain, credentials);
    }

    private OkHttpClient client(TransportBuilder settings) {
        OkHttpClient.Builder builder = settings.shared == null ? own(settings) : settings.shared.newBuilder();
        Dispatcher dispatcher = new Dispatcher(threads.calls());
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return new DeadConnections()
                .avoidedBy(builder)
                .dispatcher(dispatcher)
                .connectTimeout(settings.connectTimeout)
                .readTimeout(settings.readTimeout)
                .writeTimeout(settings.writeTimeout)
                .callTimeout(settings.callTimeout)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .addNetworkInterceptor(new SigningInterceptor(credentials, pace))
                .build();
    }

    private OkHttpClient.Builder own(TransportBuilder settings) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 2, TimeUnit.MINUTES))
                .socketFactory(new PromptSockets());
        // also for a platform on this machine, whose storage may be elsewhere
        HttpProxy.set(builder, settings.proxy == null ? ProxyVariables.read(settings.environment) : settings.proxy);
        return domain.isHttps() ? builder : FileClients.withoutTls(builder);
    }

    @Override
    public WireValue rest(RestRequest request) {
        Outgoing outgoing = new Outgoing(
                request.operation(),
                request.method(),
                domain.rest(request),
                request.body() == null ? null : WireJson.bytes(request.body()),
                Outgoing.Protocol.REST,
                null,
                null,
                request.resend(),
                request.readTimeout());
        return AnswerReader.rest(whileOpen(() -> api.send(outgoing)));
    }

    @Override
    public WireValue query(QueryRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("uid", request.uid());
        values.put("payload", request.payload());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query_type", request.type());
        body.put("query_method", request.method());
        body.put("values", values);
        Outgoing outgoing = new Outgoing(
                request.operation(),
                "POST",
                domain.query(request),
                WireJson.bytes(body),
                Outgoing.Protocol.QUERY,
                request.resourceType(),
                request.resourceId(),
                request.resend(),
                request.readTimeout());
        return AnswerReader.query(whileOpen(() -> api.send(outgoing)), request.method());
    }

    @Override
    public void put(SignedPut put) {
        whileOpen(() -> {
            puts.put(put);
            return put;
        });
    }

    @Override
    public void get(SignedGet get, ObjectSink sink) {
        whileOpen(() -> {
            gets.get(get, sink);
            return get;
        });
    }

    private <T> T whileOpen(Supplier<T> work) {
        checkOpen();
        try {
            return work.get();
        } catch (ConnectionException e) {
            checkOpen();
            throw e;
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The client is closed. Make calls before close(), or build a new client.");
        }
    }

    @Override
    public <T> CompletableFuture<T> async(Supplier<T> work) {
        checkOpen();
        try {
            return threads.async(work);
        } catch (RejectedExecutionException e) {
            checkOpen();
            throw e;
        }
    }

    @Override
    public Pace pace() {
        return pace;
    }

    @Override
    public boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (storage != null) {
            storage.close();
        }
        threads.close();
        client.dispatcher().cancelAll();
        if (ownsPool) {
            client.connectionPool().evictAll();
        }
    }

    @Override
    public String toString() {
        return domain + " as " + credentials;
    }
}
