package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.observe.RequestAttempt;
import com.encord.sdk.observe.RequestKind;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@WireMockTest
@Timeout(30)
class RequestListenerTest {
    private final List<RequestAttempt> attempts = new ArrayList<>();
    private Transport transport;
    private String url;

    @BeforeEach
    void open(WireMockRuntimeInfo server) {
        url = server.getHttpBaseUrl();
        transport = TestTransports.on(url)
                .onRequest(attempt -> {
                    throw new IllegalStateException("mine");
                })
                .onRequest(attempts::add)
                .build();
        stubFor(any(anyUrl()).willReturn(okJson("{\"status\": 200, \"response\": 1}")));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void everyAttemptIsToldWithoutQueryAndIds() {
        stubFor(any(urlPathMatching(".*/items")).willReturn(aResponse().withStatus(503)));
        UUID id = UUID.randomUUID();
        assertThrows(
                RuntimeException.class,
                () -> transport.rest(
                        RestRequest.get("storage/folders/{}/items", id).query("search", "private")));

        assertEquals(4, attempts.size());
        for (int i = 0; i < 4; i++) {
            RequestAttempt each = attempts.get(i);
            assertEquals(RequestKind.PLATFORM, each.kind());
            assertEquals("GET storage/folders/{}/items", each.operation());
            assertEquals("/v2/public/storage/folders/" + id + "/items", each.path());
            assertEquals(url, each.server());
            assertEquals(i + 1, each.number());
            assertEquals("5xx", each.outcome());
            assertEquals(attempts.get(0).requestId(), each.requestId());
            assertEquals(32, each.requestId().orElseThrow().length());
        }
    }

    @Test
    void bytesAreCountedAndTheQueryProtocolIsNamed() {
        transport.query(QueryRequest.onDataset(UUID.randomUUID(), "datarows", "GET"));

        RequestAttempt only = attempts.get(0);
        assertEquals("query GET datarows on dataset {}", only.operation());
        assertEquals("POST", only.method());
        assertEquals("/public", only.path());
        assertEquals(OptionalInt.of(200), only.status());
        assertEquals(30, only.bytesReceived());
        assertTrue(only.bytesSent() > 50);
    }

    @Test
    void transfersTellTheServerOnly(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("f"), "bytes");
        transport.put(new SignedPut(url + "/bucket/key?secret", file, 5, "text/plain", sent -> {}));
        transport.get(new SignedGet(url + "/bucket/key?secret", "f", 0, Optional.empty(), 100), new ObjectSink() {
            @Override
            public void begin(ObjectHead head) {}

            @Override
            public void write(byte[] buffer, int length) {}
        });

        assertEquals(
                List.of(RequestKind.UPLOAD, RequestKind.DOWNLOAD),
                attempts.stream().map(RequestAttempt::kind).toList());
        assertEquals(
                List.of("PUT signed URL", "GET signed URL"),
                attempts.stream().map(RequestAttempt::operation).toList());
        assertEquals(5, attempts.get(0).bytesSent());
        assertEquals(30, attempts.get(1).bytesReceived());
        assertEquals(
                List.of("/", "/"), attempts.stream().map(RequestAttempt::path).toList());
    }

    @Test
    void failuresAreToldToo() {
        stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThrows(ConnectionException.class, () -> transport.rest(RestRequest.post("thing")));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedCallException.class, () -> transport.rest(RestRequest.post("thing")));
        assertTrue(Thread.interrupted());

        assertEquals(
                List.of("failure", "failure"),
                attempts.stream().map(RequestAttempt::outcome).toList());
        assertEquals(OptionalInt.empty(), attempts.get(0).status());
        assertEquals(Optional.of("interrupted"), attempts.get(1).failure());
    }
}
