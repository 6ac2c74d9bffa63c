package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
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
    void aServerThatCannotProveItsNameIsNotAskedAgain(WireMockRuntimeInfo platform) {
        RecordingPace pace = new RecordingPace();
        try (Transport transport =
                TestTransports.on(platform.getHttpsBaseUrl(), pace).build()) {
            ConnectionException e =
                    assertThrows(ConnectionException.class, () -> transport.rest(RestRequest.get("thing")));

            assertTrue(e.getMessage().contains("no secure connection"), e.getMessage());
            assertTrue(e.getMessage().contains("Nothing was sent"), e.getMessage());
        }
        assertEquals(List.of(), pace.waitsInMillis());
    }
}
