package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.auth.BearerToken;
import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.AuthenticationException;
import com.encord.sdk.errors.ConflictException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.errors.PayloadTooLargeException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.errors.RateLimitException;
import com.encord.sdk.errors.ServerErrorException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class AnswerTest {
    private static final RestRequest READ =
            RestRequest.get("storage/folders/{}", "1111").query("search", "private");
    private static final QueryRequest QUERY = QueryRequest.onDataset("2222", "datarows", "GET");

    private Transport transport;

    @BeforeEach
    void open(WireMockRuntimeInfo platform) {
        transport = TestTransports.on(platform.getHttpBaseUrl())
                .backoff(new Backoff(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .largestAnswer(1 << 20)
                .build();
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        stubFor(any(anyUrl()).willReturn(answer));
    }

    private static Class<? extends ApiException> named(String name) {
        return switch (name) {
            case "Authentication" -> AuthenticationException.class;
            case "PermissionDenied" -> PermissionDeniedException.class;
            case "NotFound" -> NotFoundException.class;
            case "Conflict" -> ConflictException.class;
            case "PayloadTooLarge" -> PayloadTooLargeException.class;
            case "RateLimit" -> RateLimitException.class;
            case "InvalidRequest" -> InvalidRequestException.class;
            default -> ServerErrorException.class;
        };
    }

    @ParameterizedTest
    @CsvSource({"190, it is 3 h 10 min behind", "-62, it is 1 h 1 min ahead of", "0, belongs to a user"})
    void aClockThatIsOffIsNamedWhenSignaturesAreRefused(int minutesAhead, String advice) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(new RecordingPace()
                .now()
                .plus(Duration.ofMinutes(minutesAhead))
                .plusSeconds(20)
                .atZone(ZoneOffset.UTC));
        answer(aResponse().withStatus(401).withHeader("Date", date));

        AuthenticationException e = assertThrows(AuthenticationException.class, () -> transport.rest(READ));

        assertTrue(e.getMessage().contains(advice), e.getMessage());
        assertEquals(minutesAhead != 0, e.getMessage().contains("clock"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest",
        "422, InvalidRequest",
        "405, InvalidRequest",
        "401, Authentication",
        "403, PermissionDenied",
        "404, NotFound",
        "409, Conflict",
        "413, PayloadTooLarge",
        "429, RateLimit",
        "500, ServerError",
        "502, ServerError",
        "503, ServerError",
        "504, ServerError",
        "418, ServerError"
    })
    void eachStatusHasItsException(int status, String exception) {
        answer(aResponse().withStatus(status).withBody("{\"message\": \"because of this\"}"));

        ApiException e = assertThrows(named(exception), () -> transport.rest(READ));

        assertEquals(status, e.status());
        assertEquals("because of this", e.serverMessage().orElseThrow());
        assertEquals("GET storage/folders/1111", e.operation());
        assertTrue(e.requestId().matches("[0-9a-f]{32}"), e.requestId());
        assertTrue(e.getMessage().contains(e.requestId()), e.getMessage());
        assertFalse(e.getMessage().contains("private"), "parameters may be private");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"detail": "in detail"}                        | in detail
            {"detail": [{"loc": ["a"]}]}                   | [{"loc":["a"]}]
            {"message": null, "detail": "in detail"}       | in detail
            {"message": "two\\nlines\\u001b[31m\\u0000"}   | two lines [31m
            <html>502</html>                               |
            {}                                             |
            [1]                                            |
            {"message":                                    |
            """)
    void theServersWordsAreKeptWhereTheyAreWords(String body, String words) {
        answer(aResponse().withStatus(400).withBody(body));

        ApiException e = assertThrows(InvalidRequestException.class, () -> transport.rest(READ));

        assertEquals(words, e.serverMessage().orElse(null));
    }

    @Test
    void endlessWordsAreCut() {
        answer(aResponse().withStatus(400).withBody("{\"message\": \"" + "x".repeat(100_000) + "\"}"));

        ApiException e = assertThrows(ApiException.class, () -> transport.rest(READ));

        assertTrue(e.getMessage().length() < 3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 206})
    void eachSuccessIsASuccess(int status) {
        answer(aResponse().withStatus(status).withBody("\"3f2b\""));

        assertEquals("3f2b", transport.rest(READ).text());
    }

    @Test
    void noContentIsNoValue() {
        answer(aResponse().withStatus(204));

        assertFalse(transport.rest(READ).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "<html>", "{\"x\": 1", "{\"x\": 1} trailing", "secret-token", "{\"x\": 01}"})
    void whatIsNotJsonIsSaidToBeWithoutBeingShown(String body) {
        answer(aResponse().withStatus(200).withBody(body));

        InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> transport.rest(READ));

        assertTrue(e.getMessage().contains("GET storage/folders/1111"), e.getMessage());
        assertFalse(e.getMessage().contains("secret-token"), e.getMessage());
        assertEquals(null, e.getCause());
    }

    @Test
    void hostileJsonIsRefused() {
        answer(okJson("[".repeat(100_000) + "]".repeat(100_000)));
        assertThrows(InvalidAnswerException.class, () -> transport.rest(READ));
        answer(okJson("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)));
        assertThrows(InvalidAnswerException.class, () -> transport.rest(READ));
        answer(okJson("9".repeat(500_000)));
        assertThrows(InvalidAnswerException.class, () -> transport.rest(READ));
        answer(okJson("{\"metadata\": \"" + "[".repeat(100_000) + "\"}"));
        assertThrows(
                InvalidAnswerException.class,
                () -> transport.rest(READ).at("metadata").freeForm());
    }

    @Test
    void aFloodOfTinyValuesIsRefused() {
        Buffer flood = new Buffer().writeUtf8("[" + "0,".repeat(10_000_000) + "0]");

        assertThrows(WireJson.BrokenJsonException.class, () -> WireJson.read(flood));
    }

    @Test
    void aLargeAnswerIsRefusedAlsoWhenCompressed() throws IOException {
        answer(okJson("\"" + "x".repeat(1 << 20) + "\""));
        InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> transport.rest(READ));
        assertTrue(e.getMessage().contains("1048576 bytes"), e.getMessage());

        answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip(" ".repeat(64 << 20))));
        assertThrows(InvalidAnswerException.class, () -> transport.rest(READ));
    }

    @Test
    void compressedAnswersAreRead() throws IOException {
        answer(aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip("{\"x\": \"é\"}")));

        assertEquals("é", transport.rest(READ).at("x").text());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreReportedAndNotFollowed(int status, WireMockRuntimeInfo platform) throws IOException {
        try (RawServer elsewhere = new RawServer(RawServer.Connection::head);
                Transport withToken = OkHttpTransport.builder(platform.getHttpBaseUrl(), BearerToken.of("abc"))
                        .build()) {
            answer(aResponse()
                    .withStatus(status)
                    .withHeader("Location", elsewhere.url() + "/path-secret?query-secret"));

            for (Transport each : new Transport[] {transport, withToken}) {
                InvalidAnswerException rest = assertThrows(InvalidAnswerException.class, () -> each.rest(READ));
                assertThrows(InvalidAnswerException.class, () -> each.query(QUERY));
                assertTrue(rest.getMessage().contains(elsewhere.url()), rest.getMessage());
                assertFalse(rest.getMessage().contains("secret"), rest.getMessage());
            }
            assertEquals(0, elsewhere.connections());
        }
        verify(4, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHENTICATION_ERROR, Authentication",
        "SSH_KEY_NOT_FOUND_ERROR, Authentication",
        "AUTHORISATION_ERROR, PermissionDenied",
        "OPERATION_NOT_ALLOWED, PermissionDenied",
        "RESOURCE_NOT_FOUND_ERROR, NotFound",
        "RESOURCE_EXISTS_ERROR, Conflict",
        "DUPLICATE_SSH_KEY_ERROR, Conflict",
        "INVALID_ARGUMENTS_ERROR, InvalidRequest",
        "FILE_TYPE_NOT_SUPPORTED_ERROR, InvalidRequest",
        "UNKNOWN_ERROR, ServerError",
        "SOMETHING_NEW, ServerError"
    })
    void eachQueryCodeHasItsException(String code, String exception) {
        answer(okJson("{\"status\": 500, \"response\": [\"" + code + "\"], \"payload\": \"more\"}"));

        ApiException e = assertThrows(named(exception), () -> transport.query(QUERY));

        assertEquals(code, e.code().orElseThrow());
        assertEquals("more", e.serverMessage().orElseThrow());
        assertEquals("query GET datarows on dataset 2222", e.operation());
    }

    @Test
    void anUnknownCodeIsJudgedByTheEnvelopesStatus() {
        answer(okJson("{\"status\": 403, \"response\": \"not a list\"}"));

        ApiException e = assertThrows(PermissionDeniedException.class, () -> transport.query(QUERY));

        assertTrue(e.code().isEmpty());
    }

    @Test
    void theEnvelopeCountsAlsoUnderAnHttpError() {
        answer(aResponse().withStatus(401).withBody("{\"status\": 404, \"response\": [\"RESOURCE_NOT_FOUND_ERROR\"]}"));

        assertThrows(NotFoundException.class, () -> transport.query(QUERY));
    }

    @Test
    void withoutEnvelopeTheHttpStatusCounts() {
        answer(aResponse().withStatus(403).withBody("{\"message\": \"blocked\"}"));
        assertThrows(PermissionDeniedException.class, () -> transport.query(QUERY));
        answer(aResponse().withStatus(502).withBody("<html>"));
        assertThrows(ServerErrorException.class, () -> transport.query(QUERY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"status\": \"200\"}", "null", "{\"status\": 99999999999999999999}", ""})
    void whatIsNoEnvelopeIsSaidToBe(String body) {
        answer(okJson(body));

        assertThrows(InvalidAnswerException.class, () -> transport.query(QUERY));
    }

    @Test
    void aReadAnsweredWithNullFoundNothing() {
        answer(okJson("{\"status\": 200, \"response\": null}"));

        assertThrows(NotFoundException.class, () -> transport.query(QUERY));
        assertFalse(
                transport.query(QueryRequest.onDataset("d", "video", "DELETE")).isPresent());
    }
}
