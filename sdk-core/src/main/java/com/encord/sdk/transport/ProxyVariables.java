package com.encord.sdk.transport;

import java.net.ProxySelector;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the environment names, as other programs of the machine take them: {@code HTTPS_PROXY},
 * {@code http_proxy}, {@code ALL_PROXY} for what these leave out, and {@code NO_PROXY}, in capital or small letters.
 * Java's own settings win over all of them.
 */
final class ProxyVariables {
    private static final String USUAL_SELECTOR = "sun.net.spi.DefaultProxySelector";

    private ProxyVariables() {}

    /**
     * Reads the environment.
     *
     * @param environment tells a variable's value or null
     * @return null where it names no proxy, or Java's own settings say something
     */
    static @Nullable HttpProxy read(UnaryOperator<@Nullable String> environment) {
        if (javaHasASay()) {
            return null;
        }
        Map<String, HttpProxy.Server> byScheme = new HashMap<>();
        // HTTP_PROXY in capitals can be set from outside by a header of a request to a CGI program, so it has no say
        put(byScheme, "http", environment, "http_proxy", "all_proxy", "ALL_PROXY");
        put(byScheme, "https", environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
        if (byScheme.isEmpty()) {
            return null;
        }
        String direct =
                firstSet(environment, "no_proxy", "NO_PROXY").map(environment).orElse("");
        return new HttpProxy(byScheme, DirectHosts.of(List.of(direct.split("[,\\s]+"))));
    }

    private static boolean javaHasASay() {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null
                || !selector.getClass().getName().equals(USUAL_SELECTOR)
                || Stream.of("https.proxyHost", "http.proxyHost", "socksProxyHost", "java.net.useSystemProxies")
                        .anyMatch(property -> System.getProperty(property) != null);
    }

    private static Optional<String> firstSet(UnaryOperator<@Nullable String> environment, String... names) {
        return Stream.of(names)
                .filter(name -> {
                    String value = environment.apply(name);
                    return value != null && !value.isBlank();
                })
                .findFirst();
    }

    private static void put(
            Map<String, HttpProxy.Server> byScheme,
            String scheme,
            UnaryOperator<@Nullable String> environment,
            String... names) {
        firstSet(environment, names).ifPresent(name -> {
            String text = String.valueOf(environment.apply(name)).strip();
            byScheme.put(scheme, server(name, text.contains("://") ? text : "http://" + text));
        });
    }

    private static HttpProxy.Server server(String name, String text) {
        try {
            return HttpProxy.Server.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            // without its cause, whose message may show a password
            throw new IllegalArgumentException("The environment variable " + name + " names no proxy that can be used."
                    + " It must be http://host:port or http://user:password@host:port, with percent-encoding in user"
                    + " and password; proxies that are spoken to by TLS or SOCKS are not supported. Change it, or give"
                    + " the client's builder a proxy, or Java one by -Dhttps.proxyHost or -DsocksProxyHost.");
        }
    }
}
