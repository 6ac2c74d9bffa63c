package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class RetryTest {
    private static final RestRequest READ = RestRequest.get("thing");
    private static final RestRequest CREATE = RestRequest.post("thing").body(List.of(1));
    private static final RestRequest REMOVE = RestRequest.delete("thing");

    private final RecordingPace pace = new RecordingPace();
    private Transport transport;
    private String url;

    @BeforeEach
    void open(WireMockRuntimeInfo platform) {
        url = platform.getHttpBaseUrl();
        transport = TestTransports.on(url, pace).build();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status).withBody("{}");
    }

    private static void always(ResponseDefinitionBuilder answer) {
        stubFor(any(anyUrl()).willReturn(answer));
    }

    private static void failThenAnswer(int failures, ResponseDefinitionBuilder failure) {
        String state = Scenario.STARTED;
        for (int i = 0; i < failures; i++) {
            String next = "failed " + (i + 1);
            stubFor(any(anyUrl())
                    .inScenario("s")
                    .whenScenarioStateIs(state)
                    .willReturn(failure)
                    .willSetStateTo(next));
            state = next;
        }
        stubFor(any(anyUrl()).inScenario("s").whenScenarioStateIs(state).willReturn(okJson("{\"x\": 1}")));
    }

    private static void assertAttempts(int count) {
        verify(count, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatIsIdempotentIsTriedAgainAfterPassingFailures(int status) {
        failThenAnswer(2, status(status));

        assertEquals("1", transport.rest(READ).at("x").text());

        assertAttempts(3);
        assertEquals(List.of(500L, 1000L), pace.waitsInMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 409, 413, 422, 501})
    void otherRefusalsAreFinal(int status) {
        always(status(status));

        ApiException e = assertThrows(ApiException.class, () -> transport.rest(READ));

        assertEquals(status, e.status());
        assertAttempts(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 413, 429, 500, 502, 503, 504})
    void whatIsNotIdempotentIsNeverSentTwice(int status) {
        // "Retry-After: 0" is what makes OkHttp resend by itself
        always(status(status).withHeader("Retry-After", "0"));

        assertThrows(ApiException.class, () -> transport.rest(CREATE));
        assertThrows(ApiException.class, () -> transport.rest(REMOVE));
        assertThrows(ApiException.class, () -> transport.query(QueryRequest.onDataset("d", "video", "DELETE")));

        assertAttempts(3);
        assertEquals(List.of(), pace.waitsInMillis());
    }

    @Test
    void aPostSaidToBeIdempotentIsTriedAgain() {
        failThenAnswer(1, status(503));

        transport.rest(CREATE.idempotent());

        assertAttempts(2);
    }

    @Test
    void queryReadsAreTriedAgainWritesAreNot() {
        always(status(503));

        assertThrows(ServerErrorException.class, () -> transport.query(QueryRequest.onDataset("d", "datarows", "GET")));
        assertAttempts(4);
        assertThrows(
                ServerErrorException.class,
                () -> transport.query(QueryRequest.onDataset("d", "reencodevideotask", "PUT")));
        assertAttempts(5);
    }

    @Test
    void usedUpRetriesEndInTheLastAnswersError() {
        always(status(429).withHeader("Retry-After", "7"));

        RateLimitException e = assertThrows(RateLimitException.class, () -> transport.rest(READ));

        assertEquals(Duration.ofSeconds(7), e.retryAfter().orElseThrow());
        assertAttempts(4);
        assertEquals(List.of(7000L, 7000L, 7000L), pace.waitsInMillis());
    }

    @Test
    void zeroRetriesMeanOneAttempt() {
        always(status(500));
        try (Transport once = TestTransports.on(url, pace)
                .backoff(new Backoff(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .build()) {
            assertThrows(ServerErrorException.class, () -> once.rest(READ));
        }
        assertAttempts(1);
    }

    @Test
    void waitsGrowUpToTheirCap() {
        always(status(500));
        Backoff patient = new Backoff(6, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));
        try (Transport more = TestTransports.on(url, pace).backoff(patient).build()) {
            assertThrows(ServerErrorException.class, () -> more.rest(READ));
        }
        assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 10_000L, 10_000L), pace.waitsInMillis());
    }

    @Test
    void retryAfterMayBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                RecordingPace.START.plusSeconds(42).atOffset(ZoneOffset.UTC));
        failThenAnswer(1, status(503).withHeader("Retry-After", date));

        transport.rest(READ);

        assertEquals(List.of(42_000L), pace.waitsInMillis());
    }

    @Test
    void retryAfterIsCappedAndNonsenseIgnored() {
        failThenAnswer(1, status(429).withHeader("Retry-After", "86400"));
        transport.rest(READ);

        assertEquals(List.of(120_000L), pace.waitsInMillis());
        assertEquals(null, RetryAfter.parse("soon", RecordingPace.START));
        assertEquals(Duration.ZERO, RetryAfter.parse("Thu, 01 Jan 1970 00:00:00 GMT", RecordingPace.START));
    }

    @Test
    void tooLargeIsTriedAgainOnlyIfTheAnswerSaysWhen() {
        failThenAnswer(1, status(413).withHeader("Retry-After", "3"));

        transport.rest(READ);

        assertEquals(List.of(3000L), pace.waitsInMillis());
    }

    @Test
    void eachAttemptIsSignedAnewUnderOneTrace() {
        failThenAnswer(2, status(500).withHeader("Retry-After", "10"));

        transport.rest(READ);
        transport.rest(READ);

        List<LoggedRequest> sent = findAll(anyRequestedFor(anyUrl()));
        List<String> inputs =
                sent.stream().map(r -> r.getHeader("Signature-Input")).toList();
        List<String> traces =
                sent.stream().map(r -> r.getHeader("X-Cloud-Trace-Context")).toList();
        assertTrue(inputs.get(0).contains("created=1700000000;"), inputs.get(0));
        assertTrue(inputs.get(1).contains("created=1700000010;"), inputs.get(1));
        assertTrue(inputs.get(2).contains("created=1700000020;"), inputs.get(2));
        assertEquals(
                3,
                sent.stream()
                        .limit(3)
                        .map(r -> r.getHeader("Signature"))
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(Set.of(traces.get(0)), Set.copyOf(traces.subList(0, 3)));
        assertNotEquals(traces.get(0), traces.get(3), "another request is another trace");
        assertTrue(traces.get(0).matches("[0-9a-f]{32}/1;o=1"), traces.get(0));
    }

    @Test
    void theCallerMaySupplyTheTrace() {
        always(status(404));
        String id = "0123456789abcdef0123456789abcdef";
        try (Transport traced =
                TestTransports.on(url).traceContexts(() -> id + "/7;o=0").build()) {
            assertEquals(
                    id,
                    assertThrows(ApiException.class, () -> traced.rest(READ)).requestId());
        }
        assertEquals(id + "/7;o=0", findAll(anyRequestedFor(anyUrl())).get(0).getHeader("X-Cloud-Trace-Context"));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenExchangesAreTriedAgainOnlyIfIdempotent(Fault fault) {
        failThenAnswer(1, aResponse().withFault(fault));
        transport.rest(READ);
        assertAttempts(2);

        always(aResponse().withFault(fault));
        EncordException e = assertThrows(EncordException.class, () -> transport.rest(CREATE));
        assertAttempts(3);
        assertTrue(e.getMessage().contains("may or may not have acted"), e.getMessage());
    }

    @Test
    void withoutConnectionEverythingIsTriedAgain() throws IOException {
        RawServer gone = new RawServer(c -> {});
        gone.close();
        try (Transport alone = TestTransports.on(gone.url(), pace).build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> alone.rest(CREATE));

            assertTrue(e.getMessage().contains("in 4 attempts"), e.getMessage());
            assertTrue(e.getMessage().contains("Nothing was sent"), e.getMessage());
            assertFalse(e.getMessage().contains("may not have acted"), e.getMessage());
        }
        assertEquals(List.of(500L, 1000L, 2000L), pace.waitsInMillis());
    }

    @Test
    void whatItsCallerSendsAgainIsTriedOnceEvenIfNothingWasSent() {
        try (Transport nowhere = TestTransports.on("http://127.0.0.1:1", pace).build()) {
            assertThrows(ConnectionException.class, () -> nowhere.rest(READ.once()));
        }
        always(status(503));
        assertThrows(ServerErrorException.class, () -> transport.rest(READ.once()));

        assertAttempts(1);
        assertEquals(List.of(), pace.waitsInMillis());
    }

    @Test
    void whatAnHttp2ServerRefusesUnseenIsTriedAgain() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        OkHttpClient http2 = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .build();
        try (RawServer leaving = new RawServer(c -> {
                    DataInputStream in = new DataInputStream(c.in());
                    DataOutputStream out = new DataOutputStream(c.socket().getOutputStream());
                    in.readNBytes(24); // the preface; frames follow (RFC 9113 section 4.1)
                    frame(out, 4, 0, 0);
                    while (true) {
                        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
                        int type = in.readUnsignedByte();
                        in.readByte();
                        int stream = in.readInt();
                        in.readNBytes(length);
                        if (type == 1 && requests.incrementAndGet() == 1) {
                            frame(out, 3, 0, stream, 0, 0, 0, 7); // RST_STREAM with REFUSED_STREAM
                        } else if (type == 1) {
                            frame(out, 1, 5, stream, 0x89); // status 204, and no more
                        }
                    }
                });
                Transport alone =
                        TestTransports.on(leaving.url(), pace).httpClient(http2).build()) {
            assertFalse(alone.rest(CREATE).isPresent());
        } finally {
            http2.connectionPool().evictAll();
        }
        assertEquals(2, requests.get());
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, int... payload)
            throws IOException {
        out.writeByte(0);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        for (int each : payload) {
            out.writeByte(each);
        }
        out.flush();
    }
}
