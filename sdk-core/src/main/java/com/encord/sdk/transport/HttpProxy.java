package com.encord.sdk.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** HTTP proxies that were named, by the caller or the environment, for everything but what is on this machine. */
final class HttpProxy extends ProxySelector {
    private static final String ANSWER = "Proxy-Authorization";
    private static final int USUAL_PORT = 80;

    private final Map<String, Server> byScheme;
    private final DirectHosts direct;

    /**
     * Names proxies.
     *
     * @param byScheme the one for {@code http} and the one for {@code https}; where there is none, none is used
     * @param direct what is gone to without one
     */
    HttpProxy(Map<String, Server> byScheme, DirectHosts direct) {
        this.byScheme = byScheme;
        this.direct = direct;
    }

    /** One proxy for everything. */
    static HttpProxy of(URI url, List<String> direct) {
        Server server = Server.of(url);
        return new HttpProxy(Map.of("http", server, "https", server), DirectHosts.of(direct));
    }

    /** The client's way out: these proxies, or without any what Java's own settings say. */
    static OkHttpClient.Builder set(OkHttpClient.Builder client, @Nullable HttpProxy proxy) {
        if (proxy == null) {
            return client.proxyAuthenticator(Authenticator.JAVA_NET_AUTHENTICATOR);
        }
        return client.proxySelector(proxy).proxyAuthenticator((route, response) -> {
            Request refused = response.request();
            String answer = route == null ? null : proxy.credentials(route.proxy());
            return answer == null || refused.header(ANSWER) != null
                    ? null
                    : refused.newBuilder().header(ANSWER, answer).build();
        });
    }

    private @Nullable String credentials(Proxy asking) {
        return byScheme.values().stream()
                .filter(server -> server.proxy().equals(asking) && server.credentials() != null)
                .map(Server::credentials)
                .findFirst()
                .orElse(null);
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
        Server server = byScheme.get(uri.getScheme());
        if (host == null || server == null || PlatformDomain.isLoopback(host)) {
            return List.of(Proxy.NO_PROXY);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : HttpUrl.defaultPort(uri.getScheme());
        return List.of(direct.contain(host, port) ? Proxy.NO_PROXY : server.proxy());
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the exchange fails and says so
    }

    @Override
    public String toString() {
        return byScheme.values().stream()
                .map(Server::toString)
                .distinct()
                .toList()
                .toString();
    }

    /**
     * One proxy.
     *
     * @param proxy where it is
     * @param credentials what it is answered when it asks who this is; null when it is not to be told
     */
    record Server(Proxy proxy, @Nullable String credentials) {
        /**
         * Reads a proxy's URL, whose user and password must not reach any message.
         *
         * @param url such as {@code http://user:password@proxy.example:3128}
         */
        static Server of(URI url) {
            if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "The proxy must be given as http://host:port or http://user:password@host:port; proxies that"
                                + " are spoken to by TLS or SOCKS are not supported.");
            }
            int port = url.getPort() < 0 ? USUAL_PORT : url.getPort();
            Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.getHost(), port));
            String user = url.getUserInfo();
            if (user == null) {
                return new Server(proxy, null);
            }
            int colon = user.indexOf(':');
            String name = colon < 0 ? user : user.substring(0, colon);
            String password = colon < 0 ? "" : user.substring(colon + 1);
            return new Server(proxy, Credentials.basic(name, password));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return String.valueOf(proxy.address());
        }
    }
}
