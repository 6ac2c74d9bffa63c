package com.encord.sdk.transport;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a storage that takes one file after the other by HTTP/1.1 (RFC 9112), in large blocks. (Letting the
 * operating system move the bytes from file to socket by itself was a third slower, measured on loopback: it hands them
 * over page by page, which keeps the receiving side busy.) Used by one thread at a time, which an interrupt frees at
 * once, because that closes the channel; {@link #close} and {@link #closeIfOverdue} may be called by any thread.
 */
final class StorageConnection implements Closeable {
    /** A small file and its request head go out in one write; and larger blocks are no faster. */
    private static final int BUFFER_BYTES = 128 * 1024;

    /** How long to look for the answer of a storage that has stopped to listen. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final long NEVER = Long.MAX_VALUE;

    private final StorageUrl.Host host;
    private final SocketChannel channel;
    private final ByteBuffer buffer;
    private final Duration readTimeout;
    private final Duration writeTimeout;
    private final long born = System.nanoTime();
    private @Nullable OutputStream encrypted;
    private BufferedSource in;
    private @Nullable Headers lastHeaders;
    private String lastFields = "";
    private boolean isReusable;
    private boolean hasAnswered;

    /** Nanoseconds since {@link #born}. */
    private volatile long deadline = NEVER;

    private volatile boolean isOverdue;

    private StorageConnection(StorageUrl.Host host, SocketChannel channel, Duration readTimeout, Duration writeTimeout)
            throws IOException {
        this.host = host;
        this.channel = channel;
        this.readTimeout = readTimeout;
        this.writeTimeout = writeTimeout;
        // TLS encrypts from arrays, the operating system writes from memory outside the heap
        buffer = host.root().isHttps() ? ByteBuffer.allocate(BUFFER_BYTES) : ByteBuffer.allocateDirect(BUFFER_BYTES);
        in = Okio.buffer(Okio.source(channel.socket().getInputStream()));
    }

    /** Connects to the first of the host's addresses that answers; for https, {@link #secure} comes next. */
    static StorageConnection open(
            StorageUrl.Host host,
            InetAddress[] addresses,
            Duration connectTimeout,
            Duration readTimeout,
            Duration writeTimeout)
            throws IOException {
        IOException failure = null;
        for (InetAddress address : addresses) {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // the last part must not wait for an ack
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                channel.socket()
                        .connect(
                                new InetSocketAddress(address, host.root().port()),
                                Math.toIntExact(connectTimeout.toMillis()));
                return new StorageConnection(host, channel, readTimeout, writeTimeout);
            } catch (IOException e) {
                channel.close();
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure == null ? new IOException("the host has no address") : failure;
    }

    /** Proves by TLS that the other side is the URL's host. */
    void secure(SSLSocketFactory tls) throws IOException {
        HttpUrl url = host.root();
        within(readTimeout);
        try {
            SSLSocket socket = (SSLSocket) tls.createSocket(channel.socket(), url.host(), url.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // or any valid certificate would do
            parameters.setApplicationProtocols(new String[] {"http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            encrypted = socket.getOutputStream();
            in = Okio.buffer(Okio.source(socket.getInputStream()));
        } catch (IOException e) {
            throw told(e);
        } finally {
            deadline = NEVER;
        }
    }

    StorageUrl.Host host() {
        return host;
    }

    /** Whether another request may follow the last one. */
    boolean isReusable() {
        return isReusable && channel.isOpen();
    }

    /** Whether anything of an answer has come. */
    boolean hasAnswered() {
        return hasAnswered;
    }

    /** Sends the file and reads the answer. */
    StorageAnswer put(String target, Headers headers, PutFile file) throws IOException {
        isReusable = false;
        hasAnswered = false;
        try {
            try {
                send(target, headers, file);
            } catch (IOException e) {
                return lastWords(file, e);
            }
            within(readTimeout);
            StorageAnswer answer = answer();
            isReusable = answer.isReusable() && in.getBuffer().exhausted(); // more would seem to answer the next file
            return answer;
        } catch (IOException e) {
            throw told(e);
        } finally {
            deadline = NEVER;
        }
    }

    private StorageAnswer answer() throws IOException {
        if (!in.request(1)) {
            throw new EOFException("the storage closed the connection without an answer");
        }
        hasAnswered = true;
        return StorageAnswer.read(in);
    }

    /** What a storage said before it stopped to listen, if it was a refusal: it may be why. */
    private StorageAnswer lastWords(PutFile file, IOException e) throws IOException {
        if (file.failure() == null && channel.isOpen()) {
            within(LAST_WORDS);
            try {
                StorageAnswer answer = answer();
                if (!answer.isSuccess()) {
                    return answer;
                }
            } catch (IOException silence) {
                // then the broken connection is all there is to tell
            }
        }
        throw e;
    }

    private void send(String target, Headers headers, PutFile file) throws IOException {
        within(writeTimeout);
        buffer.clear();
        byte[] head = head(target, headers, file.size());
        for (int from = 0; from < head.length; from += BUFFER_BYTES / 2) {
            if (from > 0) {
                flush();
            }
            buffer.put(head, from, Math.min(head.length - from, BUFFER_BYTES / 2));
        }
        file.sendTo((from, length) -> {
            within(writeTimeout);
            buffer.limit(buffer.position() + Math.min(length, buffer.remaining()));
            int read = from.read(buffer);
            flush();
            deadline = NEVER; // how long the listener takes is not the network's fault
            return read;
        });
        within(writeTimeout);
        flush();
    }

    private void flush() throws IOException {
        buffer.flip();
        if (encrypted != null) {
            encrypted.write(buffer.array(), 0, buffer.limit());
        } else {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        buffer.clear();
    }

    private byte[] head(String target, Headers headers, long length) {
        return ("PUT " + target + fields(headers) + length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** All but what each file has of its own; the same for many files. */
    private String fields(Headers headers) {
        if (headers != lastHeaders) {
            String place = host.place();
            StringBuilder text = new StringBuilder(512)
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(place, place.indexOf("://") + 3, place.length());
            for (int i = 0; i < headers.size(); i++) {
                text.append("\r\n").append(headers.name(i)).append(": ").append(headers.value(i));
            }
            lastFields = text.append("\r\nContent-Length: ").toString();
            lastHeaders = headers;
        }
        return lastFields;
    }

    private void within(Duration timeout) {
        deadline = timeout.isZero() ? NEVER : System.nanoTime() - born + timeout.toNanos();
    }

    /** Closes it if the other side has been waited for longer than it may take. */
    void closeIfOverdue() {
        if (System.nanoTime() - born > deadline) {
            isOverdue = true;
            close();
        }
    }

    private IOException told(IOException e) {
        if (!isOverdue) {
            return e;
        }
        SocketTimeoutException timeout = new SocketTimeoutException("timeout");
        timeout.initCause(e);
        return timeout;
    }

    /** Without a farewell by TLS: that could block, and a whole answer has its length. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }
}
