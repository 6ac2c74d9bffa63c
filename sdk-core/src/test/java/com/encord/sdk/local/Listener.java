package com.encord.sdk.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * An HTTP/1.1 server with a thread for each connection. The JDK's own takes three changes of threads for each request,
 * which costs more than storing a small file, and reads bodies 8 KB at a time, which made it the slowest part of any
 * upload to this platform.
 */
final class Listener implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final InetSocketAddress address;
    private final ExecutorService threads = Executors.newCachedThreadPool(new NamedThreads("encord-local-http"));
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Connection.Buffers> unused = new ConcurrentLinkedQueue<>();

    /** Binds the port; connections are served from {@link #serve} on. */
    Listener(InetSocketAddress wanted) throws IOException {
        try {
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(wanted, BACKLOG);
            address = (InetSocketAddress) server.getLocalAddress();
        } catch (BindException e) {
            server.close();
            throw new IOException(
                    "Port " + wanted.getPort() + " cannot be had (" + e.getMessage()
                            + "). Choose another one, or 0 for any free one",
                    e);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** @param handler answers one request; called by many threads */
    void serve(Consumer<Exchange> handler) {
        threads.execute(() -> accept(handler));
    }

    private void accept(Consumer<Exchange> handler) {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                connections.add(channel);
                threads.execute(() -> serve(channel, handler));
            } catch (IOException | RejectedExecutionException e) {
                // a client that has gone already, or the end
            }
        }
    }

    private void serve(SocketChannel channel, Consumer<Exchange> handler) {
        Connection.Buffers free = unused.poll();
        Connection.Buffers buffers = free == null ? Connection.Buffers.make() : free;
        try (channel;
                Connection connection = new Connection(channel, buffers)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean goesOn = server.isOpen();
            while (goesOn) {
                Exchange exchange = Exchange.next(connection);
                if (exchange == null) {
                    return;
                }
                handler.accept(exchange);
                goesOn = exchange.finish();
            }
        } catch (IOException e) {
            // the client has gone; nobody is left to be told
        } finally {
            connections.remove(channel);
            unused.add(buffers);
        }
    }

    @Override
    public void close() {
        close(server);
        connections.forEach(Listener::close);
        threads.shutdownNow();
    }

    private static void close(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            // it is of no more use either way
        }
    }
}
