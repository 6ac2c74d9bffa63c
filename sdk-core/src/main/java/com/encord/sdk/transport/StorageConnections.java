package com.encord.sdk.transport;

import com.encord.sdk.errors.InterruptedCallException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Sends files over connections of its own, past OkHttp, which copies each byte through blocks of 8 KB and spends on
 * each request more than a small file costs: an upload is nothing but such requests. Only what OkHttp is not needed for
 * goes this way: a client without settings of the user's own, and no proxy. Safe for use by many threads.
 */
final class StorageConnections implements AutoCloseable {
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_IDLE = 64;

    /** What may be on its way at most before it shows that nobody is there: a socket's buffers. */
    private static final long MOST_UNHEARD_BYTES = 8L << 20;

    private record Idle(StorageConnection connection, long since) {}

    private final FileClients clients;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Duration writeTimeout;
    private final Executor threads;
    private final long tickMillis;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<StorageConnection> busy = new HashSet<>();
    private boolean isWatched;
    private boolean isClosed;

    /**
     * @param clients whose timeouts and TLS to use
     * @param threads where to watch over the connections, while there are any
     */
    StorageConnections(FileClients clients, Executor threads) {
        this.clients = clients;
        this.threads = threads;
        OkHttpClient settings = clients.plain();
        connectTimeout = Duration.ofMillis(settings.connectTimeoutMillis());
        readTimeout = Duration.ofMillis(settings.readTimeoutMillis());
        writeTimeout = Duration.ofMillis(settings.writeTimeoutMillis());
        int shortest = Math.min(settings.readTimeoutMillis(), settings.writeTimeoutMillis());
        tickMillis = Math.max(10, Math.min(1000, shortest / 8));
    }

    /**
     * Sends a file.
     *
     * @return the storage's answer; null, with nothing sent, if there is a proxy on the way
     * @throws InterruptedCallException if the thread is interrupted; the connection is closed then
     */
    @Nullable
    StorageAnswer put(StorageUrl url, Headers headers, PutFile file, String operation) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedCallException(operation + " was not sent, because its thread is interrupted.", null);
        }
        try {
            StorageConnection pooled = pooled(url.host());
            if (pooled != null) {
                StorageAnswer answer = putIfAlive(pooled, url, headers, file);
                if (answer != null) {
                    return answer;
                }
            }
            boolean isBehindProxy =
                    HttpProxy.between(clients.plain(), url.host().root()) != null;
            return isBehindProxy ? null : put(opened(url.host()), url, headers, file);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedCallException(
                        operation + " was interrupted. The platform may or may not have acted.", e);
            }
            throw e;
        }
    }

    /**
     * The answer; null if the storage turns out to have given up the connection before. To put twice does no harm (RFC
     * 9110 section 9.2.2), so there is no need to look before each request.
     */
    private @Nullable StorageAnswer putIfAlive(StorageConnection pooled, StorageUrl url, Headers headers, PutFile file)
            throws IOException {
        try {
            return put(pooled, url, headers, file);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            boolean isDead = file.failure() == null
                    && file.sent() <= MOST_UNHEARD_BYTES
                    && !pooled.hasAnswered()
                    && !Thread.currentThread().isInterrupted();
            if (!isDead) {
                throw e;
            }
            return null;
        }
    }

    private StorageAnswer put(StorageConnection connection, StorageUrl url, Headers headers, PutFile file)
            throws IOException {
        try {
            return connection.put(url.target(), headers, file);
        } finally {
            release(connection);
        }
    }

    private synchronized @Nullable StorageConnection pooled(StorageUrl.Host host) {
        for (Iterator<Idle> it = idle.iterator(); it.hasNext(); ) {
            StorageConnection connection = it.next().connection();
            if (connection.host().place().equals(host.place())) {
                it.remove();
                busy.add(connection);
                return connection;
            }
        }
        return null;
    }

    private StorageConnection opened(StorageUrl.Host host) throws IOException {
        StorageConnection connection =
                StorageConnection.open(host, addresses(host.root().host()), connectTimeout, readTimeout, writeTimeout);
        watch(connection);
        try {
            if (host.root().isHttps()) {
                connection.secure(clients.secure().sslSocketFactory());
            }
            return connection;
        } catch (IOException | RuntimeException e) {
            release(connection);
            throw e;
        }
    }

    /** Asked on another thread, because the operating system's resolver does not react to an interrupt. */
    private InetAddress[] addresses(String host) throws IOException {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
        threads.execute(lookup);
        try {
            return lookup.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown
                    ? unknown
                    : new IOException("the host name cannot be resolved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized void watch(StorageConnection connection) {
        busy.add(connection);
        if (isClosed) {
            connection.close();
        } else if (!isWatched) {
            isWatched = true;
            threads.execute(this::watchAll);
        }
    }

    private synchronized void release(StorageConnection connection) {
        busy.remove(connection);
        if (connection.isReusable() && !isClosed && idle.size() < MOST_IDLE) {
            idle.push(new Idle(connection, System.nanoTime())); // the last one used is the likeliest to live
        } else {
            connection.close();
        }
    }

    /** Blocking channels have no timeouts of their own. */
    private synchronized void watchAll() {
        try {
            while (!isClosed && !(busy.isEmpty() && idle.isEmpty())) {
                wait(tickMillis);
                busy.forEach(StorageConnection::closeIfOverdue);
                while (!idle.isEmpty() && System.nanoTime() - idle.getLast().since() > LONGEST_IDLE_NANOS) {
                    idle.removeLast().connection().close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the pool is being shut down
        } finally {
            isWatched = false;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        busy.forEach(StorageConnection::close);
        idle.forEach(each -> each.connection().close());
        idle.clear();
        notifyAll();
    }
}
