package com.encord.sdk.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.auth.BearerToken;
import com.encord.sdk.auth.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a program that does everything, well and badly, in a JVM of its own in which every logger tells all, and
 * searches what it prints for secrets.
 */
@Timeout(60)
class SecretsTest {
    private static final String TOKEN = "SECRET-token";
    private static final String URL_QUERY = "SECRET-signature";
    private static final String PARAMETER = "SECRET-search";
    private static final String BODY = "SECRET-body";

    @Test
    void nothingSecretIsLoggedOrThrown(@TempDir Path dir) throws Exception {
        Path logging = Files.writeString(dir.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                .level=INFO
                java.util.logging.ConsoleHandler.level=ALL
                okhttp3.level=ALL
                com.encord.level=ALL
                """);
        Path printed = dir.resolve("printed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Djava.util.logging.config.file=" + logging,
                        SecretsTest.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertTrue(process.waitFor(50, TimeUnit.SECONDS));
        String all = Files.readString(printed);

        assertEquals(0, process.exitValue(), all);
        assertTrue(all.contains("GET thing -> 200"), all);
        assertTrue(all.contains("GET thing is tried again"), all);
        assertTrue(all.contains("PUT of f to http://127.0.0.1"), all);
        assertTrue(all.contains("GET of f from http://127.0.0.1"), all);
        assertTrue(all.contains("RequestAttempt[kind=PLATFORM, operation=GET thing"), all);
        assertTrue(all.contains("RequestAttempt[kind=DOWNLOAD"), all);
        assertFalse(all.contains("SECRET"), all);
        assertFalse(all.contains("encord-sig"), all);
        assertFalse(all.contains(TestKeys.KEY_ID + ":"), "a query signature");
        String seed = "000102030405060708090a0b0c0d0e0f";
        assertFalse(all.contains(seed), all);
        assertFalse(
                all.contains(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(seed))), all);
        for (String line : TestKeys.PLAIN.lines().skip(1).toList()) {
            assertFalse(!line.startsWith("-----") && all.contains(line), all);
        }
    }

    public static void main(String[] args) throws IOException {
        Path file = Files.writeString(Path.of(args[0], "f"), "bytes", UTF_8);
        try (RawServer server = new RawServer(c -> {
            while (true) {
                String head = c.head();
                if (head.isEmpty()) {
                    return;
                }
                String length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
                c.in().readNBytes(length.equals(head) ? 0 : Integer.parseInt(length));
                if (head.contains("redirect")) {
                    c.send("HTTP/1.1 307 Go\r\nLocation: https://other/" + URL_QUERY + "\r\nContent-Length: 0\r\n\r\n");
                } else if (head.contains("cut")) {
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"token\": \"" + TOKEN);
                    return;
                } else if (head.contains("garbage")) {
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n" + TOKEN);
                } else if (head.contains("busy") || c.number() == 1) {
                    c.send("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
                } else if (head.contains("denied")) {
                    c.send("HTTP/1.1 403 No\r\nContent-Length: 16\r\n\r\n" + URL_QUERY);
                } else {
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{\"status\": 200, \"response\": 1}");
                }
                if (c.number() == 1) {
                    return;
                }
            }
        })) {
            for (var credentials : List.of(TestKeys.key(), BearerToken.of(TOKEN))) {
                try (Transport transport = OkHttpTransport.builder(server.url(), credentials)
                        .backoff(new Backoff(2, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO))
                        .onRequest(System.out::println)
                        .build()) {
                    System.out.println(transport);
                    exercise(transport, server.url(), file);
                }
            }
        }
    }

    private static void exercise(Transport transport, String url, Path file) {
        for (String path : List.of("thing", "redirect", "cut", "garbage", "busy", "denied")) {
            print(() -> transport.rest(RestRequest.get(path).query("search", PARAMETER)));
            print(() -> transport.rest(RestRequest.post(path).body(List.of(BODY))));
            print(() -> {
                transport.put(new SignedPut(url + "/" + path + "?" + URL_QUERY, file, 5, "text/plain", n -> {}));
                return null;
            });
            print(() -> get(transport, url + "/" + path + "?" + URL_QUERY, 0));
            print(() -> get(transport, url + "/" + path + "?" + URL_QUERY, 3));
        }
        print(() ->
                transport.query(QueryRequest.onDataset("d", "datarows", "GET").payload(List.of(BODY))));
        print(() -> {
            transport.put(new SignedPut(url + "/x?" + URL_QUERY, file, 6, "text/plain", n -> {}));
            return null;
        });
        print(() -> get(transport, "http://127.0.0.1:1/" + URL_QUERY + "?" + URL_QUERY, 0));
        print(() -> get(transport, "http://elsewhere/" + URL_QUERY + "?" + URL_QUERY, 0));
        print(() -> {
            transport.put(new SignedPut("http://127.0.0.1:1/x?" + URL_QUERY, file, 5, "text/plain", n -> {}));
            return null;
        });
    }

    private static @Nullable Object get(Transport transport, String url, long from) {
        SignedGet get = new SignedGet(url, "f", from, Optional.of("\"SECRET-tag\""), 20);
        System.out.println(get);
        transport.get(get, new ObjectSink() {
            @Override
            public void begin(ObjectHead head) {}

            @Override
            public void write(byte[] buffer, int length) {}
        });
        return null;
    }

    private static void print(Supplier<Object> call) {
        try {
            System.out.println(call.get() == null ? "sent" : "answered");
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
        }
    }
}
