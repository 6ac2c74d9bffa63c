package com.encord.sdk.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP server on the loopback interface: lets requests in, applies faults, sends answers. */
final class Door {
    private static final int MAX_JSON_BODY = 64 << 20;
    private static final int BACKLOG = 1024;
    private static final int MAX_IDLE_CONNECTIONS = 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Faults faults;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closing;

    /** Binds the port; requests are answered from {@link #open} on. */
    Door(int port, Faults faults) throws IOException {
        tuneHttpServer();
        this.faults = faults;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        this.threads = Executors.newCachedThreadPool(new NamedThreads("encord-local-http"));
    }

    /**
     * What is behind the door.
     *
     * @param rest answers REST
     * @param query answers the query protocol
     * @param objects answers signed URLs
     */
    record Rooms(RestApi rest, QueryApi query, ObjectEndpoint objects) {}

    void open(Rooms rooms) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, rooms));
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Waits for running requests as long as {@code patience}, then releases the port. New ones are not answered. */
    void close(Duration patience) {
        closing = true; // or a busy client's next request would keep it open
        long deadline = System.nanoTime() + patience.toNanos();
        while (running.get() > 0
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        server.stop(0);
        threads.shutdownNow();
    }

    /** The JDK's server reads these once per process, before its first use; whoever set them already wins. */
    private static void tuneHttpServer() {
        // Without it, Nagle's algorithm and delayed acknowledgements cost 40 ms per small answer.
        Map<String, String> settings = Map.of(
                "sun.net.httpserver.nodelay",
                "true",
                "sun.net.httpserver.maxIdleConnections",
                Integer.toString(MAX_IDLE_CONNECTIONS));
        settings.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private void handle(HttpExchange exchange, Rooms rooms) {
        if (closing) {
            exchange.close();
            return;
        }
        running.incrementAndGet();
        try {
            answer(exchange, rooms);
        } catch (IOException e) {
            // The client is gone; nobody is left to be told.
            exchange.close();
        } finally {
            exchange.close();
            running.decrementAndGet();
        }
    }

    private void answer(HttpExchange exchange, Rooms rooms) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        boolean query = path.equals(QueryApi.PATH) || path.startsWith(QueryApi.PATH + "/");
        // A query tells only in its body what it is about, so faults have to wait for it.
        byte[] body = query ? exchange.getRequestBody().readNBytes(MAX_JSON_BODY) : null;
        IncomingRequest request = new IncomingRequest(
                exchange.getRequestMethod(),
                path,
                exchange.getRequestURI().getRawQuery(),
                body == null ? null : QueryApi.typeOf(body));
        FaultGate gate = new FaultGate(faults.hitting(request), query);
        if (gate.endsBefore(exchange)) {
            return;
        }
        Reply reply = gate.instead();
        if (reply == null) {
            reply = body == null ? reply(exchange, rooms, gate) : query(exchange, rooms, body);
        }
        if (reply != null) {
            gate.send(exchange, reply);
        }
    }

    private static Reply query(HttpExchange exchange, Rooms rooms, byte[] body) {
        try {
            return exchange.getRequestMethod().equals("POST")
                    ? rooms.query().answer(exchange, body)
                    : Reply.error(405, "The query protocol is POST only");
        } catch (RuntimeException e) {
            return Reply.ok(QueryApi.envelope(500, "UNKNOWN_ERROR", broken(e)));
        }
    }

    /** The answer; null when it has been sent already. */
    private static @Nullable Reply reply(HttpExchange exchange, Rooms rooms, FaultGate gate) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        try {
            if (path.startsWith(SignedUrls.PATH)) {
                return object(exchange, rooms.objects(), gate);
            }
            return path.startsWith(RestApi.PATH)
                    ? rooms.rest().answer(exchange, json(exchange))
                    : Reply.error(404, "There is no such path: " + path);
        } catch (ApiError e) {
            return Reply.error(e.status(), e.getMessage());
        } catch (RuntimeException e) {
            return Reply.error(500, broken(e));
        }
    }

    private static @Nullable Reply object(HttpExchange exchange, ObjectEndpoint objects, FaultGate gate)
            throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT":
                return objects.put(exchange);
            case "GET", "HEAD":
                objects.get(exchange, gate);
                return null;
            default:
                throw ApiError.methodNotAllowed("Signed URLs take PUT, GET and HEAD");
        }
    }

    private static byte[] json(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_JSON_BODY + 1);
        if (body.length > MAX_JSON_BODY) {
            throw ApiError.tooLarge("A JSON body may have at most " + MAX_JSON_BODY + " bytes");
        }
        return body;
    }

    /** A fault of this server, not of the request: to be said instead of letting the connection die. */
    private static String broken(RuntimeException e) {
        return "The local platform failed: " + e;
    }
}
