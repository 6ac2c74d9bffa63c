package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@WireMockTest(httpsEnabled = true)
class TlsTest {
    /** Trusts the test server's self-signed certificate. */
    private static final X509TrustManager TRUSTING = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void oneConnectionServesManyCalls(Protocol protocol, WireMockRuntimeInfo platform, @TempDir Path dir)
            throws Exception {
        stubFor(any(anyUrl()).willReturn(okJson("{\"x\": 1}")));
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {TRUSTING}, new SecureRandom());
        ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
        OkHttpClient shared = new OkHttpClient.Builder()
                .connectionPool(pool)
                .protocols(protocol == Protocol.HTTP_2 ? List.of(protocol, Protocol.HTTP_1_1) : List.of(protocol))
                .sslSocketFactory(tls.getSocketFactory(), TRUSTING)
                .hostnameVerifier((host, session) -> true)
                .addNetworkInterceptor(chain -> {
                    assertEquals(protocol, chain.connection().protocol());
                    return chain.proceed(chain.request());
                })
                .build();
        Path file = Files.write(dir.resolve("f"), new byte[1 << 16]);
        try (Transport transport =
                TestTransports.on(platform.getHttpsBaseUrl()).httpClient(shared).build()) {
            for (int i = 0; i < 30; i++) {
                RestRequest create = RestRequest.post("thing").body(Map.of("i", i));
                assertEquals("1", transport.rest(create).at("x").text());
                transport.put(new SignedPut(platform.getHttpsBaseUrl() + "/x", file, 1 << 16, "image/png", n -> {}));
            }
        }
        assertEquals(1, pool.connectionCount());
        pool.evictAll();
    }

    @Test
    void aPortThatSpeaksNoTlsIsSaidToBeOne(WireMockRuntimeInfo platform) {
        try (Transport transport = TestTransports.on(
                        platform.getHttpBaseUrl().replace("http:", "https:"), new RecordingPace())
                .build()) {
            ConnectionException e =
                    assertThrows(ConnectionException.class, () -> transport.rest(RestRequest.get("thing")));

            assertTrue(e.getMessage().contains("plain http"), e.getMessage());
        }
    }

    @Test
    void aServerThatCannotProveItsNameIsNotAskedAgain(WireMockRuntimeInfo platform) {
        RecordingPace pace = new RecordingPace();
        try (Transport transport =
                TestTransports.on(platform.getHttpsBaseUrl(), pace).build()) {
            ConnectionException e =
                    assertThrows(ConnectionException.class, () -> transport.rest(RestRequest.get("thing")));

            assertTrue(e.getMessage().contains("no secure connection"), e.getMessage());
            assertTrue(e.getMessage().contains("trust store"), e.getMessage());
            assertTrue(e.getMessage().contains("Nothing was sent"), e.getMessage());
        }
        assertEquals(List.of(), pace.waitsInMillis());
    }

    @Test
    void filesGoOverTlsConnectionsOfTheirOwn(WireMockRuntimeInfo storage, @TempDir Path dir) throws Exception {
        stubFor(any(anyUrl()).willReturn(ok()));
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(dir.resolve("f"), bytes);
        StorageUrl url =
                PlatformDomain.parse(storage.getHttpsBaseUrl(), false).storage(storage.getHttpsBaseUrl() + "/x?secret");
        ExecutorService threads = Executors.newCachedThreadPool();
        // whose word is taken for names as well, since this server's certificate has none
        try (StorageConnections connections =
                new StorageConnections(FileClients.of(trusting(new Credulous()), false), threads)) {
            for (int i = 0; i < 3; i++) {
                PutFile put = new PutFile(new SignedPut("", file, bytes.length, "image/png", sent -> {}));
                assertEquals(200, connections.put(url, Headers.of(), put, "PUT").status());
            }
            for (LoggedRequest request : findAll(anyRequestedFor(anyUrl()))) {
                assertArrayEquals(bytes, request.getBody());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void filesOfAPlainHttpPlatformMayBeBehindTls(WireMockRuntimeInfo servers, @TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("f"), new byte[10]);
        String url = servers.getHttpsBaseUrl() + "/x";
        stubFor(any(anyUrl()).willReturn(okJson("{\"x\": 1}")));
        try (Transport transport = TestTransports.on(servers.getHttpBaseUrl()).build()) {
            assertEquals("1", transport.rest(RestRequest.get("thing")).at("x").text());

            // TLS is spoken, and does not believe this server
            ConnectionException put = assertThrows(
                    ConnectionException.class, () -> transport.put(new SignedPut(url, file, 10, "image/png", n -> {})));
            assertTrue(put.getMessage().contains("no secure connection"), put.getMessage());
            SignedGet wanted = new SignedGet(url, "f", 0, Optional.empty(), 10);
            ConnectionException get =
                    assertThrows(ConnectionException.class, () -> transport.get(wanted, new Nowhere()));
            assertTrue(get.getMessage().contains("no secure connection"), get.getMessage());
        }
    }

    @Test
    void aStorageThatCannotProveItsNameGetsNoFile(WireMockRuntimeInfo storage, @TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("f"), new byte[10]);
        SignedPut put = new SignedPut(storage.getHttpsBaseUrl() + "/x", file, 10, "image/png", sent -> {});
        StorageUrl url = PlatformDomain.parse(storage.getHttpsBaseUrl(), false).storage(put.url());
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Transport transport = TestTransports.on(storage.getHttpsBaseUrl()).build();
                StorageConnections connections =
                        new StorageConnections(FileClients.of(trusting(TRUSTING), false), threads)) {
            ConnectionException unknown = assertThrows(ConnectionException.class, () -> transport.put(put));
            assertTrue(unknown.getMessage().contains("no secure connection"), unknown.getMessage());
            // the certificate is trusted, but is somebody else's
            assertThrows(
                    SSLHandshakeException.class, () -> connections.put(url, Headers.of(), new PutFile(put), "PUT"));
        } finally {
            threads.shutdown();
        }
        assertEquals(0, findAll(anyRequestedFor(anyUrl())).size());
    }

    private static OkHttpClient trusting(X509TrustManager trust) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {trust}, new SecureRandom());
        return new OkHttpClient.Builder()
                .sslSocketFactory(tls.getSocketFactory(), trust)
                .build();
    }

    private static final class Nowhere implements ObjectSink {
        @Override
        public void begin(ObjectHead head) {}

        @Override
        public void write(byte[] buffer, int length) {}
    }

    /** Believes everything. */
    private static final class Credulous extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
