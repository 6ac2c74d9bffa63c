package com.encord.sdk.local;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of one accepted connection, in and out through a buffer each. Used by one thread; anybody may close it. */
final class Connection implements Closeable {
    private static final int LONGEST_LINE = 64 * 1024;

    /** First byte of a TLS handshake (RFC 8446 section 5.1). */
    private static final byte TLS = 22;

    private final SocketChannel channel;
    private final ByteBuffer in;
    private final ByteBuffer out;

    Connection(SocketChannel channel, Buffers buffers) {
        this.channel = channel;
        this.in = buffers.in().clear().limit(0);
        this.out = buffers.out().clear();
    }

    /**
     * What a connection reads into and writes from, to be used by one connection after the other: a client that makes a
     * new connection for each request would otherwise wait for memory to be cleared each time.
     */
    record Buffers(ByteBuffer in, ByteBuffer out) {
        private static final int BYTES = 128 * 1024;

        static Buffers make() {
            return new Buffers(ByteBuffer.allocateDirect(BYTES), ByteBuffer.allocateDirect(BYTES));
        }
    }

    /** Waits for bytes; false at the end. */
    boolean hasMore() throws IOException {
        if (in.hasRemaining()) {
            return true;
        }
        in.clear();
        int read = -1;
        try {
            read = channel.read(in);
        } finally {
            in.flip();
        }
        return read > 0;
    }

    /** One byte. */
    int read() throws IOException {
        return hasMore() ? in.get() & 0xff : -1;
    }

    int read(byte[] bytes, int offset, int length) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, in.remaining());
        in.get(bytes, offset, count);
        return count;
    }

    /** Moves bytes to a file, {@code most} of them at most; negative at the end. */
    long moveTo(FileChannel file, long most) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        int end = in.limit();
        int count = (int) Math.min(most, in.remaining());
        in.limit(in.position() + count);
        try {
            while (in.hasRemaining()) {
                file.write(in);
            }
        } finally {
            in.limit(end);
        }
        return count;
    }

    /** A line without its end (RFC 9112 section 2.2). */
    String line() throws IOException {
        if (hasMore() && in.get(in.position()) == TLS) {
            throw new ProtocolException("The client wants TLS"); // and would wait for ever for its answer
        }
        StringBuilder line = new StringBuilder(128);
        for (int b = read(); b != '\n'; b = read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("A line of the request's head is too long");
            }
            line.append((char) b);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        write(bytes, 0, bytes.length);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        for (int from = 0; from < length; ) {
            if (!out.hasRemaining()) {
                flush();
            }
            int count = Math.min(length - from, out.remaining());
            out.put(bytes, offset + from, count);
            from += count;
        }
    }

    void flush() throws IOException {
        out.flip();
        try {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } finally {
            out.clear();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
