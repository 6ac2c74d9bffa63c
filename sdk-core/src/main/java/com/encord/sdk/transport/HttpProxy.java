package com.encord.sdk.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that the caller named, for everything but what is on this machine. */
final class HttpProxy extends ProxySelector {
    private static final String ANSWER = "Proxy-Authorization";

    private final Proxy proxy;
    private final @Nullable String credentials;

    private HttpProxy(Proxy proxy, @Nullable String credentials) {
        this.proxy = proxy;
        this.credentials = credentials;
    }

    /**
     * Reads a proxy's URL, whose user and password must not reach any message.
     *
     * @param url such as {@code http://user:password@proxy.example:3128}
     */
    static HttpProxy of(URI url) {
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
            throw new IllegalArgumentException(
                    "The proxy must be given as http://host:port or http://user:password@host:port; proxies that are"
                            + " spoken to by TLS are not supported.");
        }
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.getHost(), url.getPort()));
        String user = url.getUserInfo();
        if (user == null) {
            return new HttpProxy(proxy, null);
        }
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        String password = colon < 0 ? "" : user.substring(colon + 1);
        return new HttpProxy(proxy, Credentials.basic(name, password));
    }

    /** The client's way out: this proxy, or without one what Java's own settings say. */
    static OkHttpClient.Builder set(OkHttpClient.Builder client, @Nullable HttpProxy proxy) {
        if (proxy == null) {
            return client.proxyAuthenticator(Authenticator.JAVA_NET_AUTHENTICATOR);
        }
        String answer = proxy.credentials;
        return client.proxySelector(proxy).proxyAuthenticator((route, response) -> {
            Request refused = response.request();
            return answer == null || refused.header(ANSWER) != null
                    ? null
                    : refused.newBuilder().header(ANSWER, answer).build();
        });
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
        return List.of(host == null || PlatformDomain.isLoopback(host) ? Proxy.NO_PROXY : proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // the exchange fails and says so
    }

    @Override
    public String toString() {
        return String.valueOf(proxy.address());
    }
}
