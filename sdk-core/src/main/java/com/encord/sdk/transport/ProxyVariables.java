package com.encord.sdk.transport;

import com.encord.sdk.errors.ConnectionException;
import java.net.ProxySelector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
        Map<String, Supplier<ProxyServer>> byScheme = new HashMap<>();
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
                || Boolean.getBoolean("java.net.useSystemProxies")
                || Stream.of("https.proxyHost", "http.proxyHost", "socksProxyHost")
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
            Map<String, Supplier<ProxyServer>> byScheme,
            String scheme,
            UnaryOperator<@Nullable String> environment,
            String... names) {
        firstSet(environment, names)
                .ifPresent(name -> byScheme.put(
                        scheme,
                        server(name, String.valueOf(environment.apply(name)).strip())));
    }

    /** What cannot be used harms nobody who does not need it, so it is told only when it is asked for. */
    private static Supplier<ProxyServer> server(String name, String text) {
        try {
            ProxyServer server = ProxyServer.of(text);
            return () -> server;
        } catch (IllegalArgumentException e) {
            String why = "Nothing was sent, because the environment variable " + name
                    + " names no proxy that can be used. " + e.getMessage() + " Change it, name hosts in NO_PROXY that"
                    + " need none, or give the client's builder a proxy.";
            String reason = String.valueOf(e.getMessage());
            return () -> {
                throw new ConnectionException(why, new UnusableProxyException(reason));
            };
        }
    }
}
