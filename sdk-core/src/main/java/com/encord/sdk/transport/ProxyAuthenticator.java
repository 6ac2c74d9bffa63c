package com.encord.sdk.transport;

import java.net.Authenticator.RequestorType;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Tells proxies who this is, once a connection: with the user of the proxy's URL, or else what the program's {@link
 * java.net.Authenticator} says. OkHttp's own way to ask that one fails for proxies that are known by name only, as all
 * of Java's properties are.
 */
final class ProxyAuthenticator implements Authenticator {
    private static final String ANSWER = "Proxy-Authorization";

    private final @Nullable HttpProxy named;

    /**
     * Makes one.
     *
     * @param named proxies that may come with a user; null if Java names them
     */
    ProxyAuthenticator(@Nullable HttpProxy named) {
        this.named = named;
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request refused = response.request();
        if (route == null || refused.header(ANSWER) != null) {
            return null;
        }
        String answer =
                named == null ? null : named.credentials(route.address().url().scheme());
        for (Challenge challenge : response.challenges()) {
            if (answer == null && "Basic".equalsIgnoreCase(challenge.scheme())) {
                answer = asked(route, refused.url(), challenge);
            }
        }
        return answer == null
                ? null
                : refused.newBuilder().header(ANSWER, answer).build();
    }

    private static @Nullable String asked(Route route, HttpUrl url, Challenge challenge) {
        if (!(route.proxy().address() instanceof InetSocketAddress proxy)) {
            return null;
        }
        PasswordAuthentication user = java.net.Authenticator.requestPasswordAuthentication(
                proxy.getHostString(),
                proxy.getAddress(),
                proxy.getPort(),
                url.scheme(),
                challenge.realm(),
                challenge.scheme(),
                url.url(),
                RequestorType.PROXY);
        return user == null
                ? null
                : Credentials.basic(user.getUserName(), new String(user.getPassword()), challenge.charset());
    }
}
