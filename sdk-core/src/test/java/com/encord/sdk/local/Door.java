package com.encord.sdk.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP server on the loopback interface: lets requests in, applies faults, sends answers. */
final class Door {
    private static final int MAX_JSON_BODY = 64 << 20;

    private final Listener listener;
    private final Faults faults;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closing;

    /** Binds the port; requests are answered from {@link #open} on. */
    Door(int port, Faults faults) throws IOException {
        this.faults = faults;
        this.listener = new Listener(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
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
        listener.serve(exchange -> handle(exchange, rooms));
    }

    String url() {
        return "http://" + listener.address().getAddress().getHostAddress() + ":" + port();
    }

    int port() {
        return listener.address().getPort();
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
        listener.close();
    }

    private void handle(Exchange exchange, Rooms rooms) {
        if (closing) {
            exchange.close();
            return;
        }
        running.incrementAndGet();
        try {
            answer(exchange, rooms);
            exchange.flush();
        } catch (IOException e) {
            // The client is gone; nobody is left to be told.
            exchange.close();
        } finally {
            running.decrementAndGet();
        }
    }

    private void answer(Exchange exchange, Rooms rooms) throws IOException {
        String path = exchange.path();
        boolean query = path.equals(QueryApi.PATH) || path.startsWith(QueryApi.PATH + "/");
        // A query tells only in its body what it is about, so faults have to wait for it.
        byte[] body = query ? exchange.body().readNBytes(MAX_JSON_BODY) : null;
        IncomingRequest request = new IncomingRequest(
                exchange.method(), path, exchange.query(), body == null ? null : QueryApi.typeOf(body));
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

    private static Reply query(Exchange exchange, Rooms rooms, byte[] body) {
        try {
            return exchange.method().equals("POST")
                    ? rooms.query().answer(exchange, body)
                    : Reply.error(405, "The query protocol is POST only");
        } catch (RuntimeException e) {
            return Reply.ok(QueryApi.envelope(500, "UNKNOWN_ERROR", broken(e)));
        }
    }

    /** The answer; null when it has been sent already. */
    private static @Nullable Reply reply(Exchange exchange, Rooms rooms, FaultGate gate) throws IOException {
        String path = exchange.path();
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

    private static @Nullable Reply object(Exchange exchange, ObjectEndpoint objects, FaultGate gate)
            throws IOException {
        switch (exchange.method()) {
            case "PUT":
                return objects.put(exchange);
            case "GET", "HEAD":
                objects.get(exchange, gate);
                return null;
            default:
                throw ApiError.methodNotAllowed("Signed URLs take PUT, GET and HEAD");
        }
    }

    private static byte[] json(Exchange exchange) throws IOException {
        byte[] body = exchange.body().readNBytes(MAX_JSON_BODY + 1);
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
