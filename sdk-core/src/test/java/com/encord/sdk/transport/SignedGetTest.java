package com.encord.sdk.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import com.encord.sdk.errors.InvalidAnswerException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WireMockTest
@Timeout(30)
class SignedGetTest {
    private static final int SIZE = 300_000;
    private static final String TAG = "\"v1\"";

    private final byte[] object = new byte[SIZE];
    private final Kept kept = new Kept();
    private Transport transport;
    private String url;

    /** Keeps what comes. */
    private static final class Kept implements ObjectSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable ObjectHead head;

        @Override
        public void begin(ObjectHead begun) {
            head = begun;
        }

        @Override
        public void write(byte[] buffer, int length) {
            bytes.write(buffer, 0, length);
        }
    }

    @BeforeEach
    void open(WireMockRuntimeInfo storage) {
        new Random(1).nextBytes(object);
        url = storage.getHttpBaseUrl() + "/bucket/object%20key?X-Sig=very%2Fsecret&X-Date=1";
        transport = TestTransports.on(storage.getHttpBaseUrl()).build();
        answer(ok().withHeader("ETag", TAG).withBody(object).withHeader("Content-Length", "" + SIZE));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        stubFor(any(anyUrl()).willReturn(answer));
    }

    private SignedGet from(long from) {
        return new SignedGet(url, "cat.mp4", from, from > 0 ? Optional.of(TAG) : Optional.empty(), SIZE);
    }

    private static ResponseDefinitionBuilder part(String range, byte[] bytes) {
        return aResponse()
                .withStatus(206)
                .withHeader("ETag", TAG)
                .withHeader("Content-Range", range)
                .withHeader("Content-Length", "" + bytes.length)
                .withBody(bytes);
    }

    private byte[] rest(int from) {
        return java.util.Arrays.copyOfRange(object, from, SIZE);
    }

    @Test
    void theBytesComeAndNothingButTheUrlIsShown() {
        transport.get(from(0), kept);

        assertArrayEquals(object, kept.bytes.toByteArray());
        assertEquals(new ObjectHead(0, OptionalLong.of(SIZE), Optional.of(TAG)), kept.head);
        LoggedRequest request = findAll(anyRequestedFor(anyUrl())).get(0);
        assertEquals("/bucket/object%20key?X-Sig=very%2Fsecret&X-Date=1", request.getUrl());
        assertEquals("identity", request.getHeader("Accept-Encoding"));
        for (String absent : List.of(
                "Authorization",
                "Signature",
                "Content-Digest",
                "X-Cloud-Trace-Context",
                "Range",
                "If-Range",
                "Cookie")) {
            assertNull(request.getHeader(absent), absent);
        }
    }

    @Test
    void readingOnAsksForTheRestOfTheSameVersion() {
        answer(part("bytes 1000-" + (SIZE - 1) + "/" + SIZE, rest(1000)));

        transport.get(from(1000), kept);

        assertArrayEquals(rest(1000), kept.bytes.toByteArray());
        assertEquals(new ObjectHead(1000, OptionalLong.of(SIZE), Optional.of(TAG)), kept.head);
        LoggedRequest request = findAll(anyRequestedFor(anyUrl())).get(0);
        assertEquals("bytes=1000-", request.getHeader("Range"));
        assertEquals(TAG, request.getHeader("If-Range"));
    }

    @Test
    void aChangedObjectComesFromItsBeginning() {
        answer(ok().withHeader("ETag", "\"v2\"").withBody(object).withHeader("Content-Length", "" + SIZE));

        transport.get(from(1000), kept);

        assertArrayEquals(object, kept.bytes.toByteArray());
        assertEquals(new ObjectHead(0, OptionalLong.of(SIZE), Optional.of("\"v2\"")), kept.head);
    }

    @Test
    void anotherPartThanAskedForIsRefusedBeforeItsFirstByte() {
        byte[] rest = rest(1000);
        List<ResponseDefinitionBuilder> wrong = List.of(
                part("bytes 999-" + (SIZE - 2) + "/" + SIZE, rest),
                part("bytes 1000-" + (SIZE - 2) + "/" + SIZE, rest),
                part("bytes 1000-" + (SIZE - 1) + "/" + (SIZE + 1), rest),
                part("bytes 1000-" + (SIZE - 1) + "/*", rest),
                part("bytes 1000-" + (SIZE - 1) + "/" + SIZE, rest(1001)),
                part("pages 1-2/3", rest),
                aResponse().withStatus(206).withHeader("ETag", TAG).withBody(rest),
                part("bytes 1000-" + (SIZE - 1) + "/" + SIZE, rest).withHeader("ETag", "\"v2\""));
        for (ResponseDefinitionBuilder each : wrong) {
            answer(each);
            assertThrows(InvalidAnswerException.class, () -> transport.get(from(1000), kept));
            assertNull(kept.head);
        }
    }

    @Test
    void weakTagsAreNoValidators() {
        for (String tag : List.of("W/\"v1\"", "v1", "\"a\"b\"", "\"\"")) {
            answer(ok().withHeader("ETag", tag).withBody(object).withHeader("Content-Length", "" + SIZE));
            transport.get(from(0), kept);
            assertEquals(Optional.empty(), kept.head.validator(), tag);
        }
        assertThrows(IllegalArgumentException.class, () -> new SignedGet(url, "x", 5, Optional.empty(), SIZE));
    }

    @Test
    void moreThanExpectedIsRefusedWhetherAnnouncedOrNot() throws IOException {
        SignedGet small = new SignedGet(url, "cat.mp4", 0, Optional.empty(), SIZE - 1);
        InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> transport.get(small, kept));
        assertTrue(e.getMessage().contains("" + SIZE), e.getMessage());
        assertNull(kept.head);
        try (RawServer endless = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                c.send("10000\r\n" + "x".repeat(0x10000) + "\r\n");
            }
        })) {
            SignedGet get = new SignedGet(endless.url() + "/?secret", "cat.mp4", 0, Optional.empty(), SIZE);
            assertThrows(InvalidAnswerException.class, () -> transport.get(get, kept));
            assertTrue(kept.bytes.size() <= SIZE);
        }
    }

    @Test
    void encodedBytesAreRefused() {
        answer(ok().withHeader("Content-Encoding", "br").withBody(object).withHeader("Content-Length", "" + SIZE));

        assertThrows(InvalidAnswerException.class, () -> transport.get(from(0), kept));
    }

    @Test
    void refusalsTellWhatAndWhereButNotTheUrl() {
        for (int status : new int[] {204, 206, 304, 307, 403, 404, 416, 503}) {
            answer(aResponse()
                    .withStatus(status)
                    .withHeader("Retry-After", "9")
                    .withHeader("Location", "https://elsewhere/?secret")
                    .withBody("<Error><Code>AccessDenied</Code><StringToSign>very/secret</StringToSign></Error>"));

            SignedUrlException e = assertThrows(SignedUrlException.class, () -> transport.get(from(0), kept));

            assertEquals(status, e.status());
            assertEquals(Duration.ofSeconds(9), e.retryAfter().orElseThrow());
            assertTrue(e.getMessage().contains("cat.mp4"), e.getMessage());
            assertFalse(e.getMessage().contains("secret"), e.getMessage());
            assertFalse(e.getMessage().contains("bucket"), e.getMessage());
        }
        verify(8, anyRequestedFor(anyUrl()));
        assertNull(kept.head);
    }

    @Test
    void aBrokenExchangeIsToldAfterTheBytesThatCame() throws IOException {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThrows(ConnectionException.class, () -> transport.get(from(0), kept));
        try (RawServer cut = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345");
        })) {
            SignedGet get = new SignedGet(cut.url() + "/?secret", "cat.mp4", 0, Optional.empty(), SIZE);
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.get(get, kept));
            assertTrue(e.getMessage().contains("after 5 bytes"), e.getMessage());
            assertEquals(5, kept.bytes.size());
        }
    }

    @Test
    void silenceEndsTheCall() throws IOException {
        try (RawServer silent = new RawServer(c -> {
                    c.head();
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345");
                    c.awaitClose();
                });
                Transport impatient = TestTransports.on(silent.url())
                        .readTimeout(Duration.ofMillis(200))
                        .build()) {
            SignedGet get = new SignedGet(silent.url() + "/?secret", "cat.mp4", 0, Optional.empty(), SIZE);
            ConnectionException e = assertThrows(ConnectionException.class, () -> impatient.get(get, kept));
            assertTrue(e.getMessage().contains("silent"), e.getMessage());
        }
    }

    @Test
    void anInterruptClosesTheSocket() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Thread reader = Thread.currentThread();
        try (RawServer slow = new RawServer(c -> {
            c.head();
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n12345");
            reader.interrupt();
            c.awaitClose();
            closed.countDown();
        })) {
            SignedGet get = new SignedGet(slow.url() + "/?secret", "cat.mp4", 0, Optional.empty(), SIZE);
            assertThrows(InterruptedCallException.class, () -> transport.get(get, kept));
            assertTrue(Thread.interrupted());
            assertTrue(closed.await(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatTheSinkThrowsComesOut() {
        IllegalStateException mine = new IllegalStateException("disk full");

        assertSame(
                mine,
                assertThrows(
                        IllegalStateException.class,
                        () -> transport.get(from(0), new ObjectSink() {
                            @Override
                            public void begin(ObjectHead head) {}

                            @Override
                            public void write(byte[] buffer, int length) {
                                throw mine;
                            }
                        })));
    }

    @Test
    void plainHttpToElsewhereIsRefused() {
        SignedGet get = new SignedGet("http://storage.example/o?secret", "cat.mp4", 0, Optional.empty(), SIZE);

        InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> transport.get(get, kept));
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        assertFalse(get.toString().contains("secret"), get.toString());
    }
}
