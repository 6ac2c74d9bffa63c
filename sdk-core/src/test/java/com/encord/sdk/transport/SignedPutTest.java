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
import com.encord.sdk.errors.InvalidAnswerException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@WireMockTest
@Timeout(30)
class SignedPutTest {
    private static final int SIZE = 300_000;

    @TempDir
    Path dir;

    private Transport transport;
    private String url;
    private Path file;

    /** Files go over connections of the SDK's own. */
    TransportBuilder on(String storage) {
        return TestTransports.on(storage);
    }

    @BeforeEach
    void open(WireMockRuntimeInfo storage) throws IOException {
        url = storage.getHttpBaseUrl() + "/bucket/object%20key?X-Sig=very%2Fsecret&X-Date=1";
        transport = on(storage.getHttpBaseUrl()).build();
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        file = Files.write(dir.resolve("cat.mp4"), bytes);
        answer(ok());
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        stubFor(any(anyUrl()).willReturn(answer));
    }

    private SignedPut put(LongConsumer sent) {
        return new SignedPut(url, file, SIZE, "video/mp4", sent);
    }

    @Test
    void theBytesArriveWithExactlyTheHeadersThatWereSigned() throws IOException {
        transport.put(put(sent -> {}));

        LoggedRequest request = findAll(anyRequestedFor(anyUrl())).get(0);
        assertEquals("/bucket/object%20key?X-Sig=very%2Fsecret&X-Date=1", request.getUrl());
        assertArrayEquals(Files.readAllBytes(file), request.getBody());
        assertEquals("video/mp4", request.getHeader("Content-Type"));
        assertEquals("max-age=86400", request.getHeader("Cache-Control"));
        assertEquals("" + SIZE, request.getHeader("Content-Length"));
        for (String absent : List.of(
                "Authorization",
                "Signature",
                "Signature-Input",
                "Content-Digest",
                "X-Cloud-Trace-Context",
                "ResourceType",
                "Transfer-Encoding",
                "Expect")) {
            assertNull(request.getHeader(absent), absent);
        }
    }

    @Test
    void anEmptyFileHasLengthZero() throws IOException {
        Path empty = Files.createFile(dir.resolve("empty"));

        transport.put(new SignedPut(url, empty, 0, "text/plain", sent -> {}));

        LoggedRequest request = findAll(anyRequestedFor(anyUrl())).get(0);
        assertEquals("0", request.getHeader("Content-Length"));
        assertNull(request.getHeader("Transfer-Encoding"));
        assertEquals("text/plain", request.getHeader("Content-Type"));
    }

    @Test
    void progressIsTheRunningTotal() {
        List<Long> totals = new ArrayList<>();

        transport.put(put(totals::add));

        assertEquals(SIZE, totals.get(totals.size() - 1));
        assertEquals(totals.stream().sorted().distinct().toList(), totals);
        assertTrue(totals.size() > 2, totals.toString());
    }

    @Test
    void aFailingListenerFailsTheCallWithItsOwnException() {
        IllegalStateException mine = new IllegalStateException("mine");

        assertSame(
                mine,
                assertThrows(
                        IllegalStateException.class,
                        () -> transport.put(put(sent -> {
                            throw mine;
                        }))));
    }

    @Test
    void aRefusalTellsWhatAndWhereButNotTheUrl() {
        answer(aResponse()
                .withStatus(403)
                .withHeader("Retry-After", "9")
                .withBody("<Error><Code>AccessDenied</Code><StringToSign>very/secret</StringToSign></Error>"));

        SignedUrlException e = assertThrows(SignedUrlException.class, () -> transport.put(put(sent -> {})));

        assertEquals(403, e.status());
        assertEquals(Duration.ofSeconds(9), e.retryAfter().orElseThrow());
        assertTrue(e.getMessage().contains("cat.mp4"), e.getMessage());
        assertTrue(e.getMessage().contains("AccessDenied"), e.getMessage());
        assertTrue(e.getMessage().contains("expired"), e.getMessage());
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        assertFalse(e.getMessage().contains("bucket"), e.getMessage());
        verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aFileTooLargeForTheStorageIsSaidToBe() {
        answer(aResponse().withStatus(413));

        SignedUrlException e = assertThrows(SignedUrlException.class, () -> transport.put(put(sent -> {})));

        assertTrue(e.getMessage().contains("larger than the storage takes"), e.getMessage());
    }

    @Test
    void oneAttemptOnlyWhateverTheStatus() {
        for (int status : new int[] {408, 429, 500, 503}) {
            answer(aResponse().withStatus(status).withHeader("Retry-After", "0"));
            assertThrows(SignedUrlException.class, () -> transport.put(put(sent -> {})));
        }
        verify(4, anyRequestedFor(anyUrl()));
    }

    @Test
    void aRedirectIsARefusal() throws IOException {
        try (RawServer elsewhere = new RawServer(RawServer.Connection::head)) {
            answer(aResponse().withStatus(307).withHeader("Location", elsewhere.url() + "/x?secret"));

            SignedUrlException e = assertThrows(SignedUrlException.class, () -> transport.put(put(sent -> {})));

            assertTrue(e.getMessage().contains(elsewhere.url()), e.getMessage());
            assertFalse(e.getMessage().contains("secret"), e.getMessage());
            assertEquals(0, elsewhere.connections());
        }
    }

    @Test
    void aBrokenExchangeTellsHowFarItCame() {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        ConnectionException e = assertThrows(ConnectionException.class, () -> transport.put(put(sent -> {})));

        assertTrue(e.getMessage().contains("of " + SIZE + " bytes"), e.getMessage());
        for (Throwable each = e; each != null; each = each.getCause()) {
            assertFalse(String.valueOf(each).contains("secret"), each.toString());
        }
    }

    @Test
    void aFileThatIsNotAsAnnouncedIsNotSent() throws IOException {
        SignedPut announced = put(sent -> {});
        Files.write(file, new byte[10]);

        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> transport.put(announced));
        assertTrue(e.getMessage().contains("cat.mp4"), e.getMessage());
        assertTrue(e.getMessage().contains(SIZE + " bytes") && e.getMessage().contains("10 bytes"), e.getMessage());
        Files.delete(file);
        UncheckedIOException gone = assertThrows(UncheckedIOException.class, () -> transport.put(announced));
        assertTrue(gone.getMessage().contains("not there any more"), gone.getMessage());
    }

    /** The storage must never see a whole request when the file changes under way. */
    private void assertBrokenOff(LongConsumer meddle) throws Exception {
        AtomicLong received = new AtomicLong();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (RawServer storage = new RawServer(c -> {
            c.head();
            while (c.in().read() >= 0) {
                received.incrementAndGet();
            }
            ended.complete(null);
        })) {
            AtomicBoolean done = new AtomicBoolean();
            SignedPut put = new SignedPut(storage.url() + "/x", file, SIZE, "video/mp4", sent -> {
                if (done.compareAndSet(false, true)) {
                    meddle.accept(sent);
                }
            });

            UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> transport.put(put));

            assertTrue(e.getMessage().contains("cat.mp4"), e.getMessage());
            ended.get(5, TimeUnit.SECONDS);
            assertTrue(received.get() < SIZE, "the storage got " + received.get());
        }
    }

    @Test
    void aFileThatShrinksUnderWayBreaksTheRequestOff() throws Exception {
        assertBrokenOff(sent -> resize(SIZE / 2));
    }

    @Test
    void aFileThatGrowsUnderWayBreaksTheRequestOff() throws Exception {
        assertBrokenOff(sent -> resize(SIZE + 1));
    }

    @Test
    void aFileThatVanishesUnderWayBreaksTheRequestOff() throws Exception {
        assertBrokenOff(sent -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void aFileThatIsRewrittenUnderWayBreaksTheRequestOff() throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_000L));
        assertBrokenOff(sent -> {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.write(1);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void resize(long size) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path sparse(long size) throws IOException {
        Path large = dir.resolve("large");
        try (RandomAccessFile open = new RandomAccessFile(large.toFile(), "rw")) {
            open.setLength(size);
        }
        return large;
    }

    @Test
    void aStorageThatTakesNothingTimesOut() throws IOException {
        Path large = sparse(64 << 20);
        try (RawServer idle = new RawServer(16 << 10, c -> {
                    c.head();
                    Thread.sleep(20_000);
                });
                Transport hasty =
                        on(idle.url()).writeTimeout(Duration.ofMillis(300)).build()) {
            SignedPut put = new SignedPut(idle.url() + "/x", large, 64 << 20, "video/mp4", sent -> {});

            ConnectionException e = assertThrows(ConnectionException.class, () -> hasty.put(put));

            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
    }

    @Test
    void aSlowUploadIsNotBoundByTheCallTimeout() throws IOException {
        try (RawServer slow = new RawServer(16 << 10, c -> {
                    c.head();
                    for (int read = 0; read < SIZE; read += c.in().readNBytes(30_000).length) {
                        Thread.sleep(40);
                    }
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                });
                Transport hasty =
                        on(slow.url()).callTimeout(Duration.ofMillis(100)).build()) {
            hasty.put(new SignedPut(slow.url() + "/x", file, SIZE, "video/mp4", sent -> {}));
        }
    }

    @Test
    void anEarlyRefusalIsHeardThoughTheStorageStopsReading() throws IOException {
        Path large = sparse(64 << 20);
        try (RawServer storage = new RawServer(16 << 10, c -> {
            c.head();
            c.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            c.socket().shutdownOutput();
            c.in().readNBytes(100_000);
        })) {
            SignedPut put = new SignedPut(storage.url() + "/x", large, 64 << 20, "video/mp4", sent -> {});

            RuntimeException e = assertThrows(RuntimeException.class, () -> transport.put(put));
            // a reset may overtake the answer on the way; then the broken connection is all there is to see
            assertTrue(e instanceof SignedUrlException || e instanceof ConnectionException, e.toString());
        }
    }

    @Test
    void aLargeFilePassesThroughLittleMemory() throws IOException {
        long size = 1L << 30;
        Path large = sparse(size);
        AtomicLong received = new AtomicLong();
        try (RawServer storage = new RawServer(c -> {
            c.head();
            byte[] buffer = new byte[1 << 16];
            while (received.get() < size) {
                received.addAndGet(c.in().read(buffer));
            }
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        })) {
            AtomicLong most = new AtomicLong();
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            long before = runtime.totalMemory() - runtime.freeMemory();
            AtomicLong total = new AtomicLong();
            transport.put(new SignedPut(storage.url() + "/x", large, size, "video/mp4", sent -> {
                total.set(sent);
                if (sent % (128L << 20) == 0) {
                    System.gc();
                    most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory() - before, Math::max);
                }
            }));
            assertEquals(size, total.get());
            assertEquals(size, received.get());
            assertTrue(most.get() < 16 << 20, "held " + most.get() + " bytes");
        }
    }

    @Test
    void manyFilesGoAtOnce() throws Exception {
        int many = 40;
        CyclicBarrier together = new CyclicBarrier(many);
        try (RawServer storage = new RawServer(c -> {
            c.head();
            c.in().readNBytes(SIZE);
            together.await(15, TimeUnit.SECONDS);
            c.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        })) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(transport.async(() -> {
                    transport.put(new SignedPut(storage.url() + "/x", file, SIZE, "video/mp4", sent -> {}));
                    return null;
                }));
            }
            for (CompletableFuture<Void> each : all) {
                each.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void plainHttpToOtherMachinesIsRefused() {
        SignedPut put = new SignedPut("http://storage.example.com/x?secret", file, SIZE, "video/mp4", sent -> {});

        InvalidAnswerException e = assertThrows(InvalidAnswerException.class, () -> transport.put(put));
        assertFalse(e.getMessage().contains("secret"), e.getMessage());
        SignedPut nonsense = new SignedPut("secret", file, SIZE, "video/mp4", sent -> {});
        assertFalse(assertThrows(InvalidAnswerException.class, () -> transport.put(nonsense))
                .getMessage()
                .contains("secret"));
        assertFalse(put.toString().contains("secret"), put.toString());
    }
}
