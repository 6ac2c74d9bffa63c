package com.encord.sdk.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that misbehaves below HTTP: each connection is a script. */
final class RawServer implements AutoCloseable {
    /** What happens on one connection; the socket is closed afterwards. */
    @FunctionalInterface
    interface Script {
        void play(Connection connection) throws Exception;
    }

    /** One accepted connection. */
    record Connection(Socket socket, InputStream in, int number) {
        /** Reads up to the end of the request's head; empty when the client has gone. */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    return head.toString();
                }
                head.append((char) c);
            }
            return head.toString();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        /** Waits until the client has closed its side. */
        void awaitClose() {
            try {
                while (in.read() >= 0) {
                    // whatever is still sent does not matter
                }
            } catch (IOException e) {
                // a reset is an end too
            }
        }
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    RawServer(Script script) {
        this(0, script);
    }

    /** With a small receive buffer, a client that sends more has to wait soon. */
    RawServer(int receiveBuffer, Script script) {
        try {
            server = new ServerSocket();
            if (receiveBuffer > 0) {
                server.setReceiveBufferSize(receiveBuffer);
            }
            server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(() -> accept(script));
    }

    private void accept(Script script) {
        while (true) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (IOException e) {
                return;
            }
            sockets.add(socket);
            int number = connections.incrementAndGet();
            daemon(() -> {
                try (socket) {
                    script.play(new Connection(socket, new BufferedInputStream(socket.getInputStream()), number));
                } catch (Exception e) {
                    // the client's side tells what matters
                }
            });
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
