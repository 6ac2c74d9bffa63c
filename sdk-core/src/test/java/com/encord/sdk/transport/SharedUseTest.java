package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.auth.TestKeys;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One transport, many threads. */
@Timeout(60)
class SharedUseTest {
    private static final int THREADS = 24;
    private static final int CALLS = 20;

    /** Echoes what was sent, if its signature is right. */
    private static void echo(HttpExchange exchange, Set<String> traces) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestURI().toString();
        Map<String, String> expected =
                TestKeys.key().restHeaders(exchange.getRequestMethod(), target, body, RecordingPace.START);
        boolean right = expected.entrySet().stream()
                .allMatch(e -> e.getValue().equals(exchange.getRequestHeaders().getFirst(e.getKey())));
        boolean fresh = traces.add(exchange.getRequestHeaders().getFirst("X-Cloud-Trace-Context"));
        byte[] answer = body.length == 0 ? ("\"" + target + "\"").getBytes(StandardCharsets.UTF_8) : body;
        exchange.sendResponseHeaders(right && fresh ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void manyThreadsEachGetTheirOwnAnswer() throws Exception {
        Set<String> traces = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        ExecutorService serverThreads = Executors.newCachedThreadPool();
        server.setExecutor(serverThreads);
        server.createContext("/", exchange -> echo(exchange, traces));
        server.start();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (Transport transport = TestTransports.on(
                        "http://127.0.0.1:" + server.getAddress().getPort())
                .build()) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String name = "thread " + thread;
                all.add(callers.submit(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        String mine = name + " call " + call;
                        String read = transport
                                .rest(RestRequest.get("echo").query("q", mine))
                                .text();
                        assertTrue(read.endsWith("?q=" + mine.replace(' ', '+')), read);
                        assertEquals(
                                mine,
                                transport
                                        .rest(RestRequest.post("echo").body(Map.of("x", mine)))
                                        .at("x")
                                        .text());
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get(50, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
            server.stop(0);
            serverThreads.shutdownNow();
        }
        assertEquals(THREADS * CALLS * 2, traces.size());
    }
}
