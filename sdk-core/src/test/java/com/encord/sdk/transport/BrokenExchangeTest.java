package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges that break below HTTP, hang, or are ended from this side. */
@Timeout(20)
class BrokenExchangeTest {
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"x\": 1}";
    private static final RestRequest READ = RestRequest.get("thing");
    private static final RestRequest CREATE = RestRequest.post("thing").body(List.of());

    private static TransportBuilder on(RawServer server) {
        return TestTransports.on(server.url());
    }

    @Test
    void anAnswerCutOffInTheMiddleIsAskedForAgain() throws IOException {
        RawServer.Script cutFirst = c -> {
            c.head();
            c.send(c.number() == 1 ? "HTTP/1.1 200 OK\r\nContent-Length: 800\r\n\r\n{\"x\"" : GOOD);
        };
        try (RawServer server = new RawServer(cutFirst);
                Transport transport = on(server).build()) {
            assertEquals("1", transport.rest(READ).at("x").text());
            assertEquals(2, server.connections());
        }
        try (RawServer server = new RawServer(cutFirst);
                Transport transport = on(server).build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(CREATE));
            assertTrue(e.getMessage().contains("may or may not have acted"), e.getMessage());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void aConnectionThatDiedWhileIdleDoesNotCostARequest() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    c.send(GOOD);
                    c.socket().close();
                    gone.countDown();
                });
                Transport transport = on(server).build()) {
            transport.rest(CREATE);
            assertTrue(gone.await(5, TimeUnit.SECONDS));
            Thread.sleep(50); // lets the FIN arrive

            assertEquals("1", transport.rest(CREATE).at("x").text());
            assertEquals(2, server.connections());
        }
    }

    @Test
    void aServerThatHangsUpOnEverybodyIsGivenUp() throws IOException {
        try (RawServer server = new RawServer(c -> {});
                Transport transport = on(server).build()) {
            assertThrows(ConnectionException.class, () -> transport.rest(CREATE));
        }
    }

    @Test
    void aSilentServerTimesOut() throws IOException {
        try (RawServer server = new RawServer(RawServer.Connection::awaitClose);
                Transport transport =
                        on(server).readTimeout(Duration.ofMillis(200)).build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(CREATE));

            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void aRequestsOwnReadTimeoutGoesBeforeTheClients() throws IOException {
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    if (c.number() == 1) {
                        c.awaitClose();
                    }
                    Thread.sleep(250); // beyond the client's own times
                    c.send(GOOD);
                });
                Transport transport = on(server)
                        .readTimeout(Duration.ofMillis(100))
                        .callTimeout(Duration.ofMillis(100))
                        .build()) {
            assertThrows(ConnectionException.class, () -> transport.rest(CREATE));
            assertEquals(
                    "1",
                    transport
                            .rest(CREATE.readTimeout(Duration.ofSeconds(5)))
                            .at("x")
                            .text());
        }
    }

    @Test
    void aDrippingServerTimesOut() throws IOException {
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    while (true) {
                        c.send(" ");
                        Thread.sleep(20);
                    }
                });
                Transport transport =
                        on(server).callTimeout(Duration.ofMillis(300)).build()) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.rest(CREATE));

            assertTrue(e.getMessage().contains("whole exchange took too long"), e.getMessage());
        }
    }

    /** Runs a call on a thread, interrupts that once the call is under way, and gives what it threw. */
    private static Throwable interrupted(CountDownLatch underWay, Runnable call) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (RuntimeException e) {
                thrown.set(e);
                flag.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.start();
        assertTrue(underWay.await(10, TimeUnit.SECONDS));
        thread.interrupt();
        thread.join(10_000);
        assertFalse(thread.isAlive(), "it goes on");
        assertTrue(flag.get(), "the flag is set again");
        return thrown.get();
    }

    @Test
    void anInterruptEndsTheCallDownToItsSocket() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    asked.countDown();
                    c.awaitClose();
                    closed.countDown();
                });
                Transport transport = on(server).build()) {
            Throwable thrown = interrupted(asked, () -> transport.rest(READ));

            assertEquals(InterruptedCallException.class, thrown.getClass());
            assertTrue(closed.await(5, TimeUnit.SECONDS), "the server sees the socket closed");
            assertEquals(1, server.connections(), "an interrupted call is not tried again");
        }
    }

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        try (RawServer server = new RawServer(RawServer.Connection::awaitClose);
                Transport transport = on(server).build()) {
            Thread.currentThread().interrupt();

            assertThrows(InterruptedCallException.class, () -> transport.rest(CREATE));

            assertTrue(Thread.interrupted(), "the flag stays");
            assertEquals(0, server.connections());
        }
    }

    @Test
    void anInterruptEndsTheWaitForARetry() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    c.send("HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n");
                    asked.countDown();
                });
                Transport transport =
                        TestTransports.on(server.url(), Pace.SYSTEM).build()) {
            Throwable thrown = interrupted(asked, () -> transport.rest(READ));

            assertEquals(InterruptedCallException.class, thrown.getClass());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void anInterruptEndsAnUpload(@TempDir Path dir) throws Exception {
        Path file = Files.write(dir.resolve("f"), new byte[32 << 20]);
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(16 << 10, c -> {
                    c.head();
                    sending.countDown();
                    interrupted.await();
                    c.awaitClose();
                    closed.countDown();
                });
                Transport transport = on(server).build()) {
            SignedPut put = new SignedPut(server.url() + "/f", file, 32 << 20, "image/png", n -> {});
            CountDownLatch half = sending;

            assertEquals(
                    InterruptedCallException.class,
                    interrupted(half, () -> transport.put(put)).getClass());
            interrupted.countDown();
            assertTrue(closed.await(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void cancellingAsynchronousWorkInterruptsIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    asked.countDown();
                    c.awaitClose();
                    closed.countDown();
                });
                Transport transport = on(server).build()) {
            CompletableFuture<WireValue> answer = transport.async(() -> transport.rest(READ));
            assertTrue(asked.await(5, TimeUnit.SECONDS));

            answer.cancel(true);

            assertTrue(closed.await(5, TimeUnit.SECONDS));
            assertThrows(CancellationException.class, answer::get);
        }
    }

    @Test
    void asynchronousWorkGivesItsResultOrItsError() throws Exception {
        try (RawServer server = new RawServer(c -> {
                    c.head();
                    c.send(GOOD);
                });
                Transport transport = on(server).build()) {
            assertEquals(
                    "1",
                    transport.async(() -> transport.rest(READ)).get().at("x").text());
            CompletableFuture<Object> failing = transport.async(() -> {
                throw new IllegalArgumentException("why");
            });
            assertEquals(
                    "why",
                    assertThrows(ExecutionException.class, failing::get)
                            .getCause()
                            .getMessage());
            assertTrue(transport.async(() -> Thread.currentThread().isDaemon()).get());
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        try (RawServer server = new RawServer(c -> {
            c.head();
            asked.countDown();
            c.awaitClose();
        })) {
            Transport transport = on(server).build();
            CompletableFuture<WireValue> async = transport.async(() -> transport.rest(READ));
            CompletableFuture<Throwable> blocked = new CompletableFuture<>();
            new Thread(() -> {
                        try {
                            transport.rest(CREATE);
                        } catch (RuntimeException e) {
                            blocked.complete(e);
                        }
                    })
                    .start();
            assertTrue(asked.await(5, TimeUnit.SECONDS));

            transport.close();

            assertThrows(CancellationException.class, async::get);
            IllegalStateException e = (IllegalStateException) blocked.get();
            assertTrue(e.getMessage().contains("closed"), e.getMessage());
            assertThrows(IllegalStateException.class, () -> transport.async(() -> 1));
        }
    }
}
