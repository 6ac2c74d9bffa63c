package com.encord.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.auth.BearerToken;
import com.encord.sdk.auth.TestKeys;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.CredentialsMissingException;
import com.encord.sdk.errors.KeyPassphraseException;
import com.encord.sdk.errors.ServerErrorException;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class EncordClientTest {
    private static final UnaryOperator<@Nullable String> NO_ENVIRONMENT = name -> null;
    private static final String TOKEN_PATH = "/v2/public/user/bearer-token";

    private static EncordClientBuilder builder() {
        return new EncordClientBuilder(NO_ENVIRONMENT);
    }

    private static EncordClientBuilder on(WireMockRuntimeInfo platform) {
        return builder().domain(platform.getHttpBaseUrl()).sshPrivateKey(TestKeys.PLAIN);
    }

    @Test
    void aTokenComesSignedAndDoesNotPrint(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}")));

        try (EncordClient encord = on(platform).build()) {
            BearerToken token = encord.bearerToken();

            assertEquals("abc.def", token.value());
            assertEquals("BearerToken[***]", token.toString());
        }
        verify(getRequestedFor(urlEqualTo(TOKEN_PATH)).withHeader("Signature", matching("encord-sig=:.+:")));
    }

    @Test
    void anyCallCanBeMadeElsewhere(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}").withFixedDelay(20_000)));

        EncordClient encord = on(platform).build();
        CompletableFuture<BearerToken> cancelled = encord.async(encord::bearerToken);
        CompletableFuture<BearerToken> closed = encord.async(encord::bearerToken);
        assertEquals("done", encord.async(() -> "done").join());
        CompletionException thrown = assertThrows(CompletionException.class, () -> encord.async(() -> {
                    throw new IllegalStateException("mine");
                })
                .join());
        assertEquals("mine", thrown.getCause().getMessage());

        cancelled.cancel(true);
        encord.close();
        assertThrows(CancellationException.class, cancelled::join);
        assertThrows(CancellationException.class, closed::join);
        assertThrows(IllegalStateException.class, () -> encord.async(() -> "late"));
    }

    @Test
    void aTokenCanReplaceTheKey(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}")));

        try (EncordClient encord = builder()
                .domain(platform.getHttpBaseUrl())
                .bearerToken("old.token")
                .build()) {
            encord.bearerToken();
        }
        verify(getRequestedFor(urlEqualTo(TOKEN_PATH))
                .withHeader("Authorization", equalTo("Bearer old.token"))
                .withoutHeader("Signature")
                .withoutHeader("Content-Digest"));
    }

    @Test
    void theEnvironmentIsTheDefault() {
        Map<String, String> environment = Map.of("ENCORD_SSH_KEY", TestKeys.PROTECTED);

        try (EncordClient encord = new EncordClientBuilder(environment::get)
                .passphrase(TestKeys.PASSPHRASE)
                .build()) {
            assertTrue(encord.toString().contains(TestKeys.KEY_ID), encord.toString());
        }
        assertThrows(CredentialsMissingException.class, () -> builder().build());
    }

    @Test
    void whatIsGivenWinsOverTheEnvironment() {
        Map<String, String> environment = Map.of("ENCORD_SSH_KEY_FILE", "/nowhere");

        assertDoesNotThrow(() -> new EncordClientBuilder(environment::get)
                .sshPrivateKey(TestKeys.PLAIN)
                .build()
                .close());
    }

    @Test
    void theEnvironmentNamesTheProxy() {
        Map<String, String> environment =
                Map.of("ENCORD_SSH_KEY", TestKeys.PLAIN, "HTTPS_PROXY", "http://proxy.invalid:3128");

        try (EncordClient encord = new EncordClientBuilder(environment::get)
                .domain("https://platform.invalid")
                .retryPolicy(RetryPolicy.none())
                .build()) {
            ConnectionException e = assertThrows(ConnectionException.class, encord::bearerToken);
            assertTrue(e.getMessage().contains("through the HTTP proxy proxy.invalid:3128"), e.getMessage());
        }
    }

    @Test
    void aProxyThatCannotBeIsRefusedWhereItIsNamed() {
        for (String each : List.of("https://u:secret@proxy:1", "socks5://proxy:1", "http://proxy", "proxy:1")) {
            EncordClientBuilder builder = builder();
            URI url = URI.create(each);
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> builder.proxy(url));
            assertFalse(e.getMessage().contains("secret"), e.getMessage());
        }
    }

    @Test
    void twoCredentialsAreRefusedByName() {
        assertBothNamed(
                builder().sshPrivateKeyFile(Path.of("x")).sshPrivateKey("y"), "sshPrivateKeyFile", "sshPrivateKey");
        assertBothNamed(builder().sshPrivateKeyFile(Path.of("x")).bearerToken("y"), "sshPrivateKeyFile", "bearerToken");
        assertBothNamed(builder().sshPrivateKey("x").bearerToken("y"), "sshPrivateKey", "bearerToken");
        assertBothNamed(builder().bearerToken("x").passphrase("y"), "passphrase", "bearerToken");
        assertBothNamed(builder().region(Region.US).domain("https://x"), "region", "domain");
        assertBothNamed(
                builder().proxy(URI.create("http://proxy:1")).httpClient(new OkHttpClient()), "proxy", "httpClient");
    }

    private static void assertBothNamed(EncordClientBuilder builder, String one, String other) {
        IllegalStateException e = assertThrows(IllegalStateException.class, builder::build);
        assertTrue(e.getMessage().contains(one) && e.getMessage().contains(other), e.getMessage());
    }

    @Test
    void aPassphraseForAPlainKeyIsRefused() {
        EncordClientBuilder builder = builder().sshPrivateKey(TestKeys.PLAIN).passphrase("x");

        assertThrows(KeyPassphraseException.class, builder::build);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.encord.com/v2",
                "https://api.encord.com?x=1",
                "https://user:secret@api.encord.com",
                "https://api.encord.com#x",
                "http://api.encord.com",
                "http://127.0.0.1.example.com",
                "ftp://api.encord.com",
                "api.encord.com",
                ""
            })
    void aDomainIsSchemeHostAndPortOnly(String domain) {
        EncordClientBuilder builder = builder().sshPrivateKey(TestKeys.PLAIN).domain(domain);

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, builder::build);
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.encord.com/, https://api.encord.com",
        "HTTPS://API.encord.com:443, https://api.encord.com",
        "https://platform:8443, https://platform:8443",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:1234/, http://127.0.0.1:1234",
        "http://[::1]:1234, http://[::1]:1234"
    })
    void aDomainIsNormalised(String given, String shown) {
        try (EncordClient encord =
                builder().sshPrivateKey(TestKeys.PLAIN).domain(given).build()) {
            assertEquals("EncordClient[" + shown + " as SshPrivateKey[" + TestKeys.KEY_ID + "]]", encord.toString());
        }
    }

    @Test
    void regionsHaveTheirOwnDomains() {
        try (EncordClient usual = builder().sshPrivateKey(TestKeys.PLAIN).build();
                EncordClient us = builder()
                        .sshPrivateKey(TestKeys.PLAIN)
                        .region(Region.US)
                        .build()) {
            assertTrue(usual.toString().contains("https://api.encord.com "), usual.toString());
            assertTrue(us.toString().contains("https://api.us.encord.com "), us.toString());
        }
    }

    @Test
    void plainHttpBeyondThisMachineMustBeAllowed() {
        EncordClientBuilder builder = builder().sshPrivateKey(TestKeys.PLAIN).domain("http://platform.internal");

        assertDoesNotThrow(() -> builder.allowPlainHttp().build().close());
    }

    @Test
    void theBuilderPrintsNoSecret() {
        String printed = builder()
                .domain("https://u:secret@h/secret?secret")
                .bearerToken("secret")
                .passphrase("secret")
                .sshPrivateKey("secret")
                .toString();

        assertFalse(printed.contains("secret"), printed);
        assertTrue(printed.contains("https://h"), printed);
    }

    @Test
    void closingTwiceIsFineAndUseAfterwardsIsExplained(WireMockRuntimeInfo platform) {
        EncordClient encord = on(platform).build();
        encord.close();
        encord.close();

        IllegalStateException e = assertThrows(IllegalStateException.class, encord::bearerToken);
        assertTrue(e.getMessage().contains("closed"), e.getMessage());
    }

    @Test
    void aSharedHttpClientStaysOpen(WireMockRuntimeInfo platform) throws Exception {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}")));
        ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
        OkHttpClient shared = new OkHttpClient.Builder().connectionPool(pool).build();

        try (EncordClient encord = on(platform).httpClient(shared).build()) {
            encord.bearerToken();
            assertEquals(1, pool.connectionCount(), "the shared pool is used");
        }

        assertEquals(1, pool.connectionCount(), "its connections stay");
        assertFalse(shared.dispatcher().executorService().isShutdown());
        var request = new okhttp3.Request.Builder()
                .url(platform.getHttpBaseUrl() + TOKEN_PATH)
                .build();
        try (var response = shared.newCall(request).execute()) {
            assertEquals(200, response.code());
        }
        assertEquals(1, pool.connectionCount(), "and are reused");
        shared.dispatcher().executorService().shutdown();
        pool.evictAll();
    }

    @Test
    void interceptorsOfASharedHttpClientSeeNoCredentials(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}")));
        StringBuilder seen = new StringBuilder();
        OkHttpClient shared = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.append(chain.request().headers());
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    seen.append(chain.request().headers());
                    var response = chain.proceed(chain.request());
                    seen.append(response.request().headers());
                    return response;
                })
                .build();

        try (EncordClient encord = on(platform).httpClient(shared).build()) {
            encord.bearerToken();
        }

        assertTrue(seen.toString().contains("X-Cloud-Trace-Context"), "the interceptors run");
        assertFalse(seen.toString().contains("encord-sig"), seen.toString());
    }

    @Test
    void noRetriesMeansOneAttempt(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(aResponse().withStatus(500)));

        try (EncordClient encord = on(platform).retryPolicy(RetryPolicy.none()).build()) {
            assertThrows(ServerErrorException.class, encord::bearerToken);
        }
        verify(1, getRequestedFor(urlEqualTo(TOKEN_PATH)));
    }

    @Test
    void aCallMayTakeNoLongerThanSaid(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{}").withFixedDelay(60_000)));

        try (EncordClient encord = on(platform)
                .callTimeout(Duration.ofMillis(200))
                .retryPolicy(RetryPolicy.none())
                .build()) {
            ConnectionException e = assertThrows(ConnectionException.class, encord::bearerToken);
            assertTrue(e.getMessage().contains("whole exchange took too long"), e.getMessage());
        }
    }

    @Test
    void requestsCarryTheProgramsOwnTraces(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}")));
        String trace = "0123456789abcdef0123456789abcdef/1;o=1";

        try (EncordClient encord = on(platform).traceContexts(() -> trace).build()) {
            encord.bearerToken();
        }
        verify(getRequestedFor(urlEqualTo(TOKEN_PATH)).withHeader("X-Cloud-Trace-Context", equalTo(trace)));
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> builder().readTimeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> builder().writeTimeout(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> builder().callTimeout(Duration.ofDays(8)));
        assertThrows(IllegalArgumentException.class, () -> builder().connectTimeout(Duration.ofSeconds(-1)));
        assertThrows(
                IllegalArgumentException.class, () -> RetryPolicy.standard().withMaxRetries(-1));
        assertThrows(IllegalArgumentException.class, () -> RetryPolicy.standard()
                .withDelays(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        EncordClientBuilder badSuffix = builder().sshPrivateKey(TestKeys.PLAIN).userAgentSuffix("my app (comment)");
        assertThrows(IllegalArgumentException.class, badSuffix::build);
    }

    @Test
    void theUserAgentNamesTheSdkAndTheProgram(WireMockRuntimeInfo platform) {
        stubFor(get(TOKEN_PATH).willReturn(okJson("{\"token\": \"abc.def\"}")));

        try (EncordClient encord =
                on(platform).userAgentSuffix("my-app/1.2 nightly").build()) {
            encord.bearerToken();
        }
        verify(getRequestedFor(urlEqualTo(TOKEN_PATH))
                .withHeader(
                        "User-Agent", matching("encord-sdk-java/\\d\\S* java/\\S+ okhttp/\\S+ my-app/1.2 nightly")));
    }
}
