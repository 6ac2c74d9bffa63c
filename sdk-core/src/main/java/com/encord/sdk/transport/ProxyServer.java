package com.encord.sdk.transport;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * One proxy.
 *
 * @param proxy where it is, and whether it speaks HTTP or SOCKS 5
 * @param credentials what it is answered when it asks who this is; null when it is not to be told
 */
record ProxyServer(Proxy proxy, @Nullable String credentials) {
    private static final Pattern HOST = Pattern.compile("[^\\s:@\\[\\]]+|\\[[0-9A-Fa-f:.]+]");

    /**
     * Reads the proxy that a program names. It must name the port too: a forgotten one would show only as a connection
     * that does not come about.
     *
     * @param url such as {@code http://user:password@proxy.example:3128}
     * @throws IllegalArgumentException if it is none; without the text, which may hold a password
     */
    static ProxyServer of(URI url) {
        String authority = url.getRawAuthority();
        if (!"http".equalsIgnoreCase(url.getScheme()) || authority == null) {
            throw new IllegalArgumentException(
                    "The proxy must be given as http://host:port or http://user:password@host:port; one that is"
                            + " spoken to by TLS is not supported, and one that speaks SOCKS is taken from Java's"
                            + " -DsocksProxyHost or the variable ALL_PROXY.");
        }
        return http(authority, null);
    }

    /**
     * Reads the proxy that a variable of the environment names, as other programs do: characters that no URL may hold
     * count in user, password and host, the scheme may be missing, and a missing port is 80, or 1080 with SOCKS.
     *
     * @param text such as {@code socks5h://proxy.example}
     * @throws IllegalArgumentException if it is none that can be used; without the text, which may hold a password
     */
    static ProxyServer of(String text) {
        int end = text.indexOf("://");
        String authority = text.substring(end < 0 ? 0 : end + 3);
        String scheme = end < 0 ? "http" : text.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http" -> http(authority, 80);
            // either way the proxy looks names up, as Java leaves it to do
            case "socks5", "socks5h" -> socks(authority);
            default ->
                throw new IllegalArgumentException(
                        "It must begin with http:// or socks5://; proxies that are spoken to by TLS are not supported.");
        };
    }

    private static ProxyServer http(String authority, @Nullable Integer usualPort) {
        int at = authority.lastIndexOf('@');
        Proxy proxy = new Proxy(Proxy.Type.HTTP, address(authority.substring(at + 1), usualPort));
        if (at < 0) {
            return new ProxyServer(proxy, null);
        }
        String user = authority.substring(0, at);
        int colon = user.indexOf(':');
        String name = decoded(colon < 0 ? user : user.substring(0, colon));
        return new ProxyServer(proxy, Credentials.basic(name, colon < 0 ? "" : decoded(user.substring(colon + 1))));
    }

    private static ProxyServer socks(String authority) {
        if (authority.contains("@")) {
            throw new IllegalArgumentException("With SOCKS, user and password are asked of the program's"
                    + " java.net.Authenticator: leave them out.");
        }
        return new ProxyServer(new Proxy(Proxy.Type.SOCKS, address(authority, 1080)), null);
    }

    private static InetSocketAddress address(String text, @Nullable Integer usualPort) {
        String place = text.replaceFirst("[/?#].*", "");
        int colon = place.endsWith("]") ? -1 : place.lastIndexOf(':');
        String host = colon < 0 ? place : place.substring(0, colon);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("It must be http://host:port or http://user:password@host:port, an"
                    + " address of IPv6 in brackets.");
        }
        return InetSocketAddress.createUnresolved(
                host.replaceAll("[\\[\\]]", ""), port(colon < 0 ? "" : place.substring(colon + 1), usualPort));
    }

    private static int port(String text, @Nullable Integer usual) {
        if (text.isEmpty() && usual != null) {
            return usual;
        }
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException(
                    "The proxy's port must be given, from 1 to 65535, as in" + " http://host:3128.");
        }
        return port;
    }

    /** Undoes percent-encoding; a percent sign that begins none stands for itself. */
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            bytes.write(low < 0 ? raw[i] : 16 * high + low);
            i += low < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return String.valueOf(proxy);
    }
}
