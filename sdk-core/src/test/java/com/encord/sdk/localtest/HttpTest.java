package com.encord.sdk.localtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What media players and other clients that are not ours expect of an HTTP server. */
class HttpTest extends OnPlatform {
    private static final byte[] BYTES = "twenty-three bytes long".getBytes(StandardCharsets.UTF_8);

    private URI object;

    @BeforeEach
    void storeAnObject() throws Exception {
        String uuid = client.upload(client.folder("http"), "image", "images", "a.png", BYTES);
        object = URI.create(client.get("storage/items/" + uuid + "?signUrl=True")
                .get("signedUrl")
                .asText());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=5-8, 206, 5, 9",
        "bytes=20-, 206, 20, 23",
        "bytes=-4, 206, 19, 23",
        "bytes=0-999, 206, 0, 23",
        "bytes=0-9223372036854775807, 206, 0, 23",
        "bytes=0-99999999999999999999, 206, 0, 23",
        "bytes=-99999999999999999999, 206, 0, 23",
        "bytes=9-3, 200, 0, 23",
        "'bytes=0-1,4-5', 200, 0, 23",
    })
    void partsOfAnObjectCanBeRead(String range, int status, int start, int end) throws Exception {
        HttpResponse<String> answer = part(range);
        assertEquals(status, answer.statusCode());
        assertEquals(new String(BYTES, start, end - start, StandardCharsets.UTF_8), answer.body());
        String described = status == 200 ? "" : "bytes " + start + "-" + (end - 1) + "/23";
        assertEquals(described, answer.headers().firstValue("Content-Range").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=23-", "bytes=-0", "bytes=99999999999999999999-"})
    void partsBehindTheEndAreRefused(String range) throws Exception {
        HttpResponse<String> answer = part(range);
        assertEquals(416, answer.statusCode());
        assertEquals("bytes */23", answer.headers().firstValue("Content-Range").orElse(""));
    }

    @Test
    void aConnectionThatEndsIsAnnounced() throws Exception {
        assertFalse(talk(get("HTTP/1.1", "")).contains("connection:"), "it goes on");
        assertTrue(talk(get("HTTP/1.1", "Connection: close\r\n")).contains("\r\nconnection: close\r\n"));
        assertFalse(talk(get("HTTP/1.0", "")).contains("connection:"), "it ends, as always in HTTP/1.0");
        assertTrue(talk(get("HTTP/1.0", "Connection: Keep-Alive\r\n")).contains("\r\nconnection: keep-alive\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002",
                "hello\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "PUT / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            })
    void whatIsNotHttpIsToldSoAtOnce(String request) throws Exception {
        assertTrue(talk(request).startsWith("http/1.1 400 "));
    }

    private HttpResponse<String> part(String range) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(object).header("Range", range).build());
    }

    private String get(String version, String header) {
        return "GET " + object.getRawPath() + "?" + object.getRawQuery() + " " + version + "\r\n" + header + "\r\n";
    }

    /** The head of the answer, in lower case. */
    private String talk(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    break;
                }
                head.append((char) b);
            }
            return head.toString().toLowerCase(Locale.ROOT);
        }
    }
}
