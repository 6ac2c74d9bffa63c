package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.observe.RequestAttempt;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
            Authenticator.setDefault(ann());
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
                "HTTPS_PROXY=http://HERE | true",
                "HTTPS_PROXY=http://ann:s%3Acr%C3%A9t@HERE | true",
                "https_proxy=http://ann:s%3Acr%C3%A9t@HERE HTTPS_PROXY=http://proxy.invalid:1 | true",
                "all_proxy=ann:s:crét@HERE/ | true",
                "HTTPS_PROXY=ann:s%3Acr%C3%A9t@HERE NO_PROXY=localhost,.example.com | true",
                "HTTPS_PROXY=http://HERE HTTP_PROXY=http://HERE ALL_PROXY=ftp://proxy.invalid | true",
                "HTTPS_PROXY=http://HERE http_proxy=https://proxy.invalid | true",
                "HTTPS_PROXY=http://HERE no_proxy=localhost,invalid | false",
                "ALL_PROXY=ftp://HERE NO_PROXY=* | false",
                "HTTPS_PROXY=https://HERE NO_PROXY=platform.invalid | false",
                "http_proxy=http://HERE | false",
                "HTTPS_PROXY= | false"
            })
    void theEnvironmentCountsWhereNothingElseIsSaid(String variables, boolean isAsked) throws IOException {
        try (RawServer proxy = asking();
                Transport transport = TestTransports.on(FAR)
                        .environment(variables(variables, proxy))
                        .build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            assertEquals(isAsked, proxy.connections() > 0, e.getMessage());
            boolean names = e.getMessage().contains("the host name platform.invalid is not known");
            assertEquals(!isAsked, names, e.getMessage());
            if (variables.contains("ann")) {
                assertTrue(heads.stream().anyMatch(head -> head.contains(ANN)), heads.toString());
            }
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
    @ValueSource(
            strings = {
                "https://ann:secret@proxy:3128",
                "socks5://ann:secret@proxy",
                "socks4://proxy:1080",
                "http://ann:secret@proxy:none",
                "http://ann:secret@proxy:0",
                "http://ann:secret@::1:80",
                "http://ann:secret@"
            })
    void aVariableThatCannotBeUsedIsNamedWhereItIsNeededAndNotShown(String value) throws IOException {
        Path file = Files.write(dir.resolve("a.png"), new byte[10]);
        SignedPut put = new SignedPut("https://storage.invalid/x", file, 10, "image/png", sent -> {});
        SignedGet get = new SignedGet("https://storage.invalid/x", "a.png", 0, Optional.empty(), 10);
        List<RequestAttempt> attempts = new CopyOnWriteArrayList<>();
        try (Transport transport = TestTransports.on(FAR)
                .environment(Map.of("HTTPS_PROXY", value)::get)
                .onRequest(attempts::add)
                .build()) {
            for (Executable use : List.<Executable>of(
                    () -> transport.rest(READ), () -> transport.put(put), () -> transport.get(get, null))) {
                ConnectionException e = assertThrows(ConnectionException.class, use);
                assertTrue(e.getMessage().contains("variable HTTPS_PROXY"), e.getMessage());
                assertInstanceOf(UnusableProxyException.class, e.getCause());
                assertFalse(e.getMessage().contains("cret"), e.getMessage());
            }
            assertEquals(List.of(), attempts);
        }
    }

    @Test
    void aPlatformOnThisMachineLeavesTheStorageItsProxy() throws IOException {
        Path file = Files.write(dir.resolve("a.png"), new byte[10]);
        SignedPut put = new SignedPut("https://storage.invalid/x", file, 10, "image/png", sent -> {});
        try (RawServer proxy = asking();
                RawServer platform = answeringOne();
                Transport transport = TestTransports.on(platform.url())
                        .environment(variables("HTTPS_PROXY=HERE http_proxy=HERE", proxy))
                        .build()) {
            assertEquals("1", transport.rest(READ).at("x").text());
            assertEquals(0, proxy.connections());
            assertThrows(ConnectionException.class, () -> transport.put(put));
            assertTrue(heads.get(0).startsWith("CONNECT storage.invalid:443 "), heads.toString());
        }
    }

    @Test
    void aProxyThatSpeaksSocksIsGivenTheName() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer proxy = new RawServer(c -> asked.add(socks(c)));
                Transport transport = TestTransports.on(FAR)
                        .environment(variables("ALL_PROXY=socks5h://HERE", proxy))
                        .build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            assertEquals(List.of("platform.invalid"), asked);
            assertTrue(e.getMessage().contains("through the SOCKS proxy 127.0.0.1:"), e.getMessage());
        }
    }

    /** Refuses a connection as RFC 1928 says, and tells to what. */
    private static String socks(RawServer.Connection c) throws IOException {
        c.in().read(); // the version, then the ways to prove who one is
        c.in().readNBytes(c.in().read());
        c.socket().getOutputStream().write(new byte[] {5, 0});
        c.in().readNBytes(4); // connect to a name
        String host = new String(c.in().readNBytes(c.in().read()), StandardCharsets.US_ASCII);
        c.in().readNBytes(2);
        c.socket().getOutputStream().write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
        return host;
    }

    @ParameterizedTest
    @CsvSource({
        "http://squid_proxy:3128, HTTP @ squid_proxy/<unresolved>:3128, ",
        "squid_proxy, HTTP @ squid_proxy/<unresolved>:80, ",
        "HTTP://u:p@ss@h:1/, HTTP @ h/<unresolved>:1, u:p@ss",
        "http://DOM\\u:p@h:1, HTTP @ h/<unresolved>:1, DOM\\u:p",
        "http://u:100%25%@h:1, HTTP @ h/<unresolved>:1, u:100%%",
        "http://u@h:1, HTTP @ h/<unresolved>:1, u:",
        "http://[::1]:8080, HTTP @ ::1/<unresolved>:8080, ",
        "socks5://h, SOCKS @ h/<unresolved>:1080, "
    })
    void theEnvironmentNamesProxiesAsOtherProgramsTakeThem(String text, String proxy, String user) {
        ProxyServer server = ProxyServer.of(text);
        assertEquals(proxy, server.toString());
        assertEquals(
                user == null
                        ? null
                        : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.ISO_8859_1)),
                server.credentials());
    }

    @ParameterizedTest
    @CsvSource({
        "java.net.useSystemProxies, false, true",
        "java.net.useSystemProxies, true, false",
        "http.nonProxyHosts, *.example.com, true",
        "socksProxyHost, proxy.invalid, false"
    })
    void javasPropertiesWinOnlyIfTheyNameAProxy(String property, String value, boolean isAsked) {
        String before = System.setProperty(property, value);
        try {
            HttpProxy named = ProxyVariables.read(Map.of("HTTPS_PROXY", "http://proxy.invalid")::get);
            assertEquals(isAsked, named != null);
        } finally {
            if (before == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, before);
            }
        }
    }

    @Test
    void aProxyNamedWithoutUserAsksJavasAuthenticator() throws IOException {
        Authenticator.setDefault(ann());
        try (RawServer proxy = asking();
                Transport transport = TestTransports.on(FAR)
                        .environment(variables("HTTPS_PROXY=HERE", proxy))
                        .build()) {
            assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            assertTrue(heads.get(heads.size() - 1).contains(ANN), heads.toString());
        } finally {
            Authenticator.setDefault(null);
        }
    }

    @Test
    void aProxyOfJavasPropertiesAsksJavasAuthenticator() throws IOException {
        Authenticator.setDefault(ann());
        try (RawServer proxy = asking();
                Transport transport = TestTransports.on(FAR).build()) {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty(
                    "https.proxyPort", String.valueOf(URI.create(proxy.url()).getPort()));
            assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            assertTrue(heads.get(heads.size() - 1).contains(ANN), heads.toString());
        } finally {
            System.clearProperty("https.proxyHost");
            System.clearProperty("https.proxyPort");
            Authenticator.setDefault(null);
        }
    }

    @Test
    void oneProxyIsAnsweredAsTheVariableOfTheSchemeSays() throws IOException {
        try (RawServer proxy = asking();
                Transport transport = TestTransports.on(FAR)
                        .environment(variables("http_proxy=bob:x@HERE HTTPS_PROXY=ann:s:crét@HERE", proxy))
                        .build();
                Transport plain = TestTransports.on("http://platform.invalid")
                        .plainHttpAllowed(true)
                        .environment(variables("http_proxy=bob:x@HERE HTTPS_PROXY=ann:s:crét@HERE", proxy))
                        .build()) {
            assertThrows(ConnectionException.class, () -> transport.rest(READ.once()));
            assertTrue(heads.get(heads.size() - 1).contains(ANN), heads.toString());
            assertThrows(EncordException.class, () -> plain.rest(READ.once()));
            assertTrue(heads.get(heads.size() - 1).contains("Basic Ym9iOng="), heads.toString());
        }
    }

    private static Authenticator ann() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("ann", "s:crét".toCharArray());
            }
        };
    }

    private static RawServer answeringOne() {
        return new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"x\": 1}");
        });
    }

    @Test
    void whatIsOnThisMachineNeedsNoProxy() throws IOException {
        try (RawServer proxy = asking();
                RawServer platform = answeringOne();
                Transport transport = TestTransports.on(platform.url())
                        .proxy(URI.create(proxy.url()))
                        .build()) {
            assertEquals("1", transport.rest(READ).at("x").text());
            assertEquals(0, proxy.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://proxy:3128", "socks://proxy:1080", "proxy:3128", "ann:pw@proxy:1", "http://ann:pw@proxy"
            })
    void whatIsNoHttpProxyIsRefusedWithoutShowingIt(String url) {
        TransportBuilder builder = TestTransports.on(FAR);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> builder.proxy(URI.create(url)));
        assertFalse(e.getMessage().contains("pw@"), e.getMessage());
    }
}
