package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.InterruptedCallException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class StorageConnectionsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    Path dir;

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(dir.resolve("file-" + size), bytes);
    }

    private static SignedPut put(RawServer storage, Path file) throws IOException {
        return new SignedPut(storage.url() + "/x?secret", file, Files.size(file), "image/png", sent -> {});
    }

    private static byte[] body(RawServer.Connection c) throws IOException {
        String head = c.head();
        int at = head.indexOf("Content-Length: ");
        return at < 0
                ? new byte[0]
                : c.in().readNBytes(Integer.parseInt(
                        head.substring(at + 16, head.indexOf("\r\n", at)).strip()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 69_632, 69_633, 300_000, 5_000_001})
    void allSizesArriveWholeOverOneConnection(int size) throws IOException {
        List<byte[]> received = new CopyOnWriteArrayList<>();
        try (RawServer storage = new RawServer(c -> {
                    while (true) {
                        received.add(body(c));
                        c.send(OK);
                    }
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            Path file = file(size);
            for (int i = 0; i < 3; i++) {
                transport.put(put(storage, file));
            }
            for (byte[] each : received) {
                assertArrayEquals(Files.readAllBytes(file), each);
            }
            assertEquals(3, received.size());
            assertEquals(1, storage.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n0\r\nTrailer: 1\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length-X: 9\r\nCONTENT-LENGTH : 5 \r\nConnection: keep-alive\r\n\r\nhello",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\nContent-Length:0\r\n\r\n"
            })
    void aWholeAnswerLeavesTheConnectionForTheNextFile(String answer) throws IOException {
        try (RawServer storage = new RawServer(c -> {
                    while (true) {
                        body(c);
                        c.send(answer);
                    }
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            for (int i = 0; i < 3; i++) {
                transport.put(put(storage, file(100)));
            }
            assertEquals(1, storage.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\nuntil the end",
            })
    void aConnectionThatTheStorageEndsIsNotUsedAgain(String answer) throws IOException {
        try (RawServer storage = new RawServer(c -> {
                    body(c);
                    c.send(answer);
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            for (int i = 0; i < 3; i++) {
                transport.put(put(storage, file(100)));
            }
            assertEquals(3, storage.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000_000})
    void aConnectionThatWasGivenUpMeanwhileIsReplaced(int size) throws Exception {
        List<byte[]> received = new CopyOnWriteArrayList<>();
        AtomicReference<CountDownLatch> closed = new AtomicReference<>(new CountDownLatch(1));
        try (RawServer storage = new RawServer(c -> {
                    received.add(body(c));
                    c.send(OK);
                    c.socket().close(); // without having said so
                    closed.get().countDown();
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            Path file = file(size);
            for (int i = 0; i < 3; i++) {
                closed.set(new CountDownLatch(1));
                transport.put(put(storage, file));
                closed.get().await();
            }
            assertEquals(3, received.size());
            assertArrayEquals(Files.readAllBytes(file), received.get(2));
        }
    }

    @Test
    void anAnswerThatComesTwiceIsNotTakenForThatToTheNextFile() throws IOException {
        try (RawServer storage = new RawServer(c -> {
                    body(c);
                    c.send(c.number() == 1 ? OK + OK : OK.replace("200 OK", "403 No"));
                    c.awaitClose();
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            transport.put(put(storage, file(100)));
            SignedPut next = put(storage, file(100));
            assertThrows(SignedUrlException.class, () -> transport.put(next));
            assertEquals(2, storage.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 2",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123",
                "",
                "\r\n"
            })
    void aBrokenAnswerIsABrokenConnection(String answer) throws IOException {
        try (RawServer storage = new RawServer(c -> {
                    body(c);
                    c.send(answer);
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            SignedPut put = put(storage, file(100));
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.put(put));
            assertTrue(!e.getMessage().contains("secret"), e.getMessage());
            assertEquals(1, storage.connections());
        }
    }

    @Test
    void anAnswerThatDoesNotComeTimesOut() throws IOException {
        try (RawServer storage = new RawServer(c -> {
                    body(c);
                    Thread.sleep(20_000);
                });
                Transport transport = TestTransports.on(storage.url())
                        .readTimeout(Duration.ofMillis(200))
                        .build()) {
            SignedPut put = put(storage, file(100));
            ConnectionException e = assertThrows(ConnectionException.class, () -> transport.put(put));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
    }

    @Test
    void anInterruptClosesTheSocketAndKeepsTheFlag() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Path large = dir.resolve("large");
        try (RandomAccessFile open = new RandomAccessFile(large.toFile(), "rw")) {
            open.setLength(64 << 20);
        }
        try (RawServer storage = new RawServer(16 << 10, c -> {
                    c.head();
                    begun.countDown();
                    interrupted.await();
                    c.awaitClose();
                    ended.complete(null);
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            SignedPut put = put(storage, large);
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            Thread sender = new Thread(() -> {
                assertThrows(InterruptedCallException.class, () -> transport.put(put));
                flag.complete(Thread.currentThread().isInterrupted());
            });
            sender.start();
            begun.await();
            sender.interrupt();

            assertTrue(flag.get(5, TimeUnit.SECONDS));
            interrupted.countDown();
            ended.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingTheClientCutsItsTransfers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (RawServer storage = new RawServer(c -> {
            body(c);
            begun.countDown();
            c.awaitClose();
        })) {
            Transport transport = TestTransports.on(storage.url()).build();
            SignedPut put = put(storage, file(100));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(
                    () -> assertThrows(IllegalStateException.class, () -> transport.put(put)));
            begun.await();
            transport.close();
            sending.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProxyIsNotPassedBy() throws IOException {
        ProxySelector usual = ProxySelector.getDefault();
        try (RawServer proxy = new RawServer(c -> {
            assertTrue(c.head().startsWith("PUT http://localhost:1/x?secret HTTP/1.1"));
            c.in().readNBytes(100);
            c.send(OK);
        })) {
            int port = URI.create(proxy.url()).getPort();
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException e) {}
            });
            try (Transport transport = TestTransports.on("http://localhost:1").build()) {
                transport.put(new SignedPut("http://localhost:1/x?secret", file(100), 100, "image/png", sent -> {}));
            }
            assertEquals(1, proxy.connections());
        } finally {
            ProxySelector.setDefault(usual);
        }
    }

    @Test
    void theSignedTextIsSentAsItIs() throws IOException {
        AtomicReference<String> head = new AtomicReference<>();
        String target = "/a//b/./%7e[x]|{y}'\"/?X=a+b%2fc&&=~^`";
        try (RawServer storage = new RawServer(c -> {
                    head.set(c.head());
                    c.in().readNBytes(100);
                    c.send(OK);
                });
                Transport transport = TestTransports.on(storage.url()).build()) {
            transport.put(new SignedPut(storage.url() + target, file(100), 100, "image/png", sent -> {}));
            assertTrue(head.get().startsWith("PUT " + target + " HTTP/1.1\r\nHost: 127.0.0.1:"), head.get());
        }
    }

    @Test
    void aContentTypeCannotAddHeaders() throws IOException {
        try (RawServer storage = new RawServer(RawServer.Connection::head);
                Transport transport = TestTransports.on(storage.url()).build()) {
            Path file = file(100);
            SignedPut put = new SignedPut(storage.url() + "/x", file, 100, "image/png\r\nX: y", sent -> {});
            assertThrows(IllegalArgumentException.class, () -> transport.put(put));
            assertEquals(0, storage.connections());
        }
    }
}
