package com.encord.sdk.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Proxies that were named, by the caller or the environment, for everything but what is on this machine. */
final class HttpProxy extends ProxySelector {
    private final Map<String, Supplier<ProxyServer>> byScheme;
    private final DirectHosts direct;

    /**
     * Names proxies.
     *
     * @param byScheme the one for {@code http} and the one for {@code https}, which may throw if it cannot be used;
     *     where there is none, none is used
     * @param direct what is gone to without one
     */
    HttpProxy(Map<String, Supplier<ProxyServer>> byScheme, DirectHosts direct) {
        this.byScheme = byScheme;
        this.direct = direct;
    }

    /** One proxy for everything. */
    static HttpProxy of(URI url, List<String> direct) {
        ProxyServer server = ProxyServer.of(url);
        return new HttpProxy(Map.of("http", () -> server, "https", () -> server), DirectHosts.of(direct));
    }

    /** The client's way out: these proxies, or without any what Java's own settings say. */
    static OkHttpClient.Builder set(OkHttpClient.Builder client, @Nullable HttpProxy proxy) {
        return (proxy == null ? client : client.proxySelector(proxy)).proxyAuthenticator(new ProxyAuthenticator(proxy));
    }

    /** What the proxy for a scheme is answered when it asks who this is; null if its URL does not say. */
    @Nullable
    String credentials(String scheme) {
        Supplier<ProxyServer> server = byScheme.get(scheme);
        return server == null ? null : server.get().credentials();
    }

    /**
     * Sees to it that what cannot be sent for want of a proxy fails here, not on a thread of OkHttp's.
     *
     * @throws com.encord.sdk.errors.ConnectionException if the environment names a proxy that cannot be used
     */
    static void check(OkHttpClient client, HttpUrl url) {
        if (client.proxySelector() instanceof HttpProxy named) {
            named.select(url.uri());
        }
    }

    /** Such as {@code the HTTP proxy proxy.example:3128}; null where the client has none on the way to a URL. */
    static @Nullable String between(OkHttpClient client, HttpUrl url) {
        Proxy own = client.proxy();
        URI uri = url.uri();
        if (own == null && uri.getHost() == null) {
            return null; // as OkHttp, which does not ask the selector then
        }
        List<Proxy> proxies =
                own != null ? List.of(own) : client.proxySelector().select(uri);
        for (Proxy each : proxies == null ? List.<Proxy>of() : proxies) {
            if (each.type() != Proxy.Type.DIRECT && each.address() instanceof InetSocketAddress address) {
                return "the " + each.type() + " proxy " + address.getHostString() + ":" + address.getPort();
            }
        }
        return null;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost(); // null if it is none to Java, such as one with an underscore
        Supplier<ProxyServer> server = byScheme.get(uri.getScheme());
        if (host == null || server == null || PlatformDomain.isLoopback(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : HttpUrl.defaultPort(uri.getScheme());
        return List.of(
                direct.contain(host, port) ? Proxy.NO_PROXY : server.get().proxy());
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the exchange fails and says so
    }
}
