package com.encord.sdk.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 request and its answer. */
final class Exchange {
    private static final int MOST_HEADERS = 200;
    private static final int MOST_SKIPPED = 64 * 1024;

    private final Connection connection;
    private final String method;
    private final String target;
    private final boolean isLatest;
    private final Headers headers;
    private final RequestBody body;
    private final Headers answerHeaders = new Headers();
    private long answerLeft = -1;
    private boolean isClosed;

    private Exchange(
            Connection connection, String method, String target, boolean isLatest, Headers headers, RequestBody body) {
        this.connection = connection;
        this.method = method;
        this.target = target;
        this.isLatest = isLatest;
        this.headers = headers;
        this.body = body;
    }

    /** The next request; null when the client has gone, or was told that it does not speak HTTP/1. */
    static @Nullable Exchange next(Connection connection) throws IOException {
        try {
            return read(connection);
        } catch (ProtocolException e) {
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            connection.flush();
            return null;
        }
    }

    private static @Nullable Exchange read(Connection connection) throws IOException {
        String line = "";
        while (line.isEmpty()) { // RFC 9112 section 2.2
            if (!connection.hasMore()) {
                return null;
            }
            line = connection.line();
        }
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[1].startsWith("/") || !words[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("The request line is not one of HTTP/1");
        }
        Headers headers = new Headers();
        int count = 0;
        for (String header = connection.line(); !header.isEmpty(); header = connection.line()) {
            int colon = header.indexOf(':');
            if (colon < 1 || ++count > MOST_HEADERS) {
                throw new ProtocolException("The request's head is no list of headers, or too long a one");
            }
            headers.addFirst(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        boolean waits = "100-continue".equalsIgnoreCase(headers.getFirst("Expect"));
        RequestBody body = new RequestBody(connection, length(headers), waits);
        return new Exchange(connection, words[0], words[1], words[2].equals("HTTP/1.1"), headers, body);
    }

    private static long length(Headers headers) throws ProtocolException {
        if (headers.getFirst("Transfer-Encoding") != null) {
            return -1;
        }
        String length = headers.getFirst("Content-Length");
        if (length == null) {
            return 0;
        }
        try {
            long bytes = Long.parseLong(length);
            if (bytes >= 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProtocolException("The request's length is no number of bytes");
    }

    String method() {
        return method;
    }

    /** Path and query, exactly as they stood in the request line. */
    String target() {
        return target;
    }

    /** The path, percent-encoded as it came. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query, percent-encoded as it came. */
    @Nullable
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? null : target.substring(query + 1);
    }

    Headers headers() {
        return headers;
    }

    RequestBody body() {
        return body;
    }

    /** To be filled before {@link #respond}. */
    Headers answerHeaders() {
        return answerHeaders;
    }

    /**
     * Sends the head of the answer.
     *
     * @param length of the body to be written; negative for none
     * @return takes the body
     */
    OutputStream respond(int status, long length) throws IOException {
        answerLeft = Math.max(0, length);
        if (length >= 0 || answerHeaders.getFirst("Content-Length") == null) {
            answerHeaders.set("Content-Length", Long.toString(answerLeft));
        }
        if (isLatest != isKept()) {
            // Unless told, some clients count on the connection and send their next request into nothing.
            answerHeaders.set("Connection", isLatest ? "close" : "keep-alive");
        }
        StringBuilder head =
                new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" \r\n");
        answerHeaders.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        connection.write(head.append("\r\n").toString());
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                connection.write(bytes, offset, count);
                answerLeft -= count;
            }
        };
    }

    /** Ends the exchange and its connection, whatever was sent. */
    void close() {
        isClosed = true;
    }

    /** Sends what was answered so far. */
    void flush() throws IOException {
        connection.flush();
    }

    /** Reads what is left of the request; true if another one may follow. */
    boolean finish() throws IOException {
        return isKept() && !isClosed && answerLeft == 0 && body.skip(new byte[8192], MOST_SKIPPED);
    }

    /** Whether the client wants to go on with the connection (RFC 9112 section 9.3). */
    private boolean isKept() {
        String wish = String.valueOf(headers.getFirst("Connection")).toLowerCase(Locale.ROOT);
        return isLatest ? !wish.contains("close") : wish.contains("keep-alive");
    }
}
