package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    private static final String FAR = "https://platform.invalid";
    private static final RestRequest READ = RestRequest.get("thing");
    /** Of {@code ann:s:crét} as Basic (RFC 7617) in ISO 8859-1. */
    private static final String ANN = "Proxy-Authorization: Basic YW5uOnM6Y3LpdA==";

    @TempDir
    Path dir;

    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Lets nobody through, but first asks who it is. */
    private RawServer asking() {
        return new RawServer(c -> {
            for (String head = c.head(); !head.isEmpty(); head = c.head()) {
                heads.add(head);
                c.send(
                        head.contains("Proxy-Authorization")
                                ? "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                                : "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
            }
        });
    }

    private static URI named(RawServer proxy, String user) {
        return URI.create(proxy.url().replace("://", "://" + user));
    }

    @Test
    void deadProxyIsNamedForCallsAndFiles() throws IOException {
        RawServer dead = new RawServer(c -> {});
        dead.close();
        String name = "through the HTTP proxy " + dead.url().replace("http://", "");
        try (Transport transport =
                TestTransports.on(FAR).proxy(URI.create(dead.url())).build()) {
            ConnectionException call = assertThrows(ConnectionException.class, () -> transport.rest(READ));
            assertTrue(call.getMessage().contains("from " + FAR + " " + name), call.getMessage());

            Path file = Files.write(dir.resolve("a.png"), new byte[10]);
            SignedPut put = new SignedPut("https://storage.invalid/x?secret", file, 10, "image/png", sent -> {});
            ConnectionException sent = assertThrows(ConnectionException.class, () -> transport.put(put));
            assertTrue(sent.getMessage().contains("to https://storage.invalid " + name), sent.getMessage());
            assertFalse(sent.getMessage().contains("secret"), sent.getMessage());
        }
    }

    @Test
    void hostsThatAreNoneToJavaAreGoneToDirectly() throws IOException {
        String odd = "https://an_odd_host.invalid";
        Path file = Files.write(dir.resolve("a.png"), new byte[10]);
        SignedPut put = new SignedPut(odd + "/x", file, 10, "image/png", sent -> {});
        for (TransportBuilder each : List.of(
                TestTransports.on(odd), TestTransports.on(odd).proxy(URI.create("http://proxy.invalid:3128")))) {
            try (Transport transport = each.build()) {
                ConnectionException call = assertThrows(ConnectionException.class, () -> transport.rest(READ));
                assertFalse(call.getMessage().contains("proxy"), call.getMessage());
                ConnectionException sent = assertThrows(ConnectionException.class, () -> transport.put(put));
                assertFalse(sent.getMessage().contains("proxy"), sent.getMessage());
            }
        }
    }

    @Test
    void unknownProxyIsNamed() {
        try (Transport transport = TestTransports.on(FAR)
                .proxy(URI.create("http://proxy.invalid:3128"))
                .build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(READ));
            assertTrue(e.getMessage().contains("the host name proxy.invalid is not known"), e.getMessage());
        }
    }

    @Test
    void userAndPasswordOfTheUrlAreGivenToTheProxyOnly() throws IOException {
        try (RawServer proxy = asking();
                Transport transport = TestTransports.on(FAR)
                        .proxy(named(proxy, "ann:s%3Acr%C3%A9t@"))
                        .build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));

            String last = heads.get(heads.size() - 1);
            assertTrue(last.startsWith("CONNECT platform.invalid:443 "), last);
            assertTrue(last.contains(ANN), last);
            assertFalse(e.getMessage().contains("cr"), e.getMessage());
            assertTrue(e.getMessage().contains("502"), e.getMessage());
        }
    }

    @Test
    void javasOwnSettingsCountWithoutOne() throws IOException {
        ProxySelector usual = ProxySelector.getDefault();
        try (RawServer proxy = asking()) {
            ProxySelector.setDefault(ProxySelector.of(
                    new InetSocketAddress("127.0.0.1", URI.create(proxy.url()).getPort())));
            Authenticator.setDefault(new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication("ann", "s:crét".toCharArray());
                }
            });
            try (Transport transport = TestTransports.on(FAR).build()) {
                assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            }
            assertTrue(heads.get(heads.size() - 1).contains(ANN), heads.toString());
        } finally {
            ProxySelector.setDefault(usual);
            Authenticator.setDefault(null);
        }
    }

    @Test
    void hostsNamedAsDirectAreGoneToDirectly() {
        URI proxy = URI.create("http://proxy.invalid:3128");
        try (Transport transport =
                TestTransports.on(FAR).proxy(proxy, "platform.invalid").build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(READ));
            assertTrue(e.getMessage().contains("the host name platform.invalid is not known"), e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTPS_PROXY=http://ann:s%3Acr%C3%A9t@HERE | true",
                "https_proxy=http://ann:s%3Acr%C3%A9t@HERE HTTPS_PROXY=http://proxy.invalid:1 | true",
                "all_proxy=ann:s%3Acr%C3%A9t@HERE | true",
                "HTTPS_PROXY=ann:s%3Acr%C3%A9t@HERE NO_PROXY=localhost,.example.com | true",
                "HTTPS_PROXY=http://HERE no_proxy=localhost,invalid | false",
                "http_proxy=http://HERE | false",
                "HTTPS_PROXY= | false"
            })
    void theEnvironmentCountsWhereNothingElseIsSaid(String variables, boolean isAsked) throws IOException {
        try (RawServer proxy = asking();
                Transport transport = TestTransports.on(FAR)
                        .environment(variables(variables, proxy))
                        .build()) {
            assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            assertEquals(isAsked, heads.stream().anyMatch(head -> head.contains(ANN)), heads.toString());
        }
    }

    private static UnaryOperator<String> variables(String line, RawServer proxy) {
        Map<String, String> values = new HashMap<>();
        for (String variable : line.strip().split(" ")) {
            int end = variable.indexOf('=');
            values.put(
                    variable.substring(0, end),
                    variable.substring(end + 1).replace("HERE", proxy.url().replace("http://", "")));
        }
        return values::get;
    }

    @Test
    void javasOwnSettingsWinOverTheEnvironment() throws IOException {
        ProxySelector usual = ProxySelector.getDefault();
        try (RawServer proxy = asking()) {
            ProxySelector.setDefault(ProxySelector.of(null)); // directly
            try (Transport transport = TestTransports.on(FAR)
                    .environment(variables("HTTPS_PROXY=HERE", proxy))
                    .build()) {
                ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(READ));
                assertFalse(e.getMessage().contains("proxy"), e.getMessage());
            }
        } finally {
            ProxySelector.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ann:secret@proxy:3128", "socks5://proxy:1080", "http://ann:se cret@proxy:1"})
    void aVariableThatCannotBeUsedIsNamedAndNotShown(String value) {
        TransportBuilder builder = TestTransports.on(FAR).environment(Map.of("HTTPS_PROXY", value)::get);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
        assertTrue(e.getMessage().contains("HTTPS_PROXY"), e.getMessage());
        assertFalse(e.getMessage().contains("cret"), e.getMessage());
        TestTransports.on("http://localhost:1")
                .environment(Map.of("HTTPS_PROXY", value)::get)
                .build()
                .close();
    }

    @Test
    void whatIsOnThisMachineNeedsNoProxy() throws IOException {
        try (RawServer proxy = asking();
                RawServer platform = new RawServer(c -> {
                    c.head();
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"x\": 1}");
                });
                Transport transport = TestTransports.on(platform.url())
                        .proxy(URI.create(proxy.url()))
                        .build()) {
            assertEquals("1", transport.rest(READ).at("x").text());
            assertEquals(0, proxy.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy:3128", "socks://proxy:1080", "proxy:3128", "ann:pw@proxy:1"})
    void whatIsNoHttpProxyIsRefusedWithoutShowingIt(String url) {
        TransportBuilder builder = TestTransports.on(FAR);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> builder.proxy(URI.create(url)));
        assertFalse(e.getMessage().contains("pw@"), e.getMessage());
    }
}
