package com.encord.sdk.local;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;

/** What follows a request's head: so many bytes, or chunks (RFC 9112 section 7.1). A cut one is an error. */
final class RequestBody extends InputStream {
    private final Connection connection;
    private final boolean isChunked;
    private boolean mustBeAskedFor;
    private long left;
    private boolean isBegun;
    private boolean isOver;

    /**
     * @param length how many bytes; negative if it comes in chunks
     * @param mustBeAskedFor whether the client waits for a word to send it (RFC 9110 section 10.1.1)
     */
    RequestBody(Connection connection, long length, boolean mustBeAskedFor) {
        this.connection = connection;
        this.isChunked = length < 0;
        this.left = Math.max(0, length);
        this.isOver = length == 0;
        this.mustBeAskedFor = mustBeAskedFor;
    }

    /** Whether all of it has been read. */
    boolean isOver() {
        return isOver;
    }

    /** The bytes that can be read before the next chunk; none at the end. */
    private long next() throws IOException {
        if (mustBeAskedFor && !isOver) {
            connection.write("HTTP/1.1 100 Continue\r\n\r\n");
            connection.flush();
        }
        mustBeAskedFor = false;
        if (isChunked && left == 0 && !isOver) {
            if (isBegun && !connection.line().isEmpty()) {
                throw new IOException("The request's chunks are broken");
            }
            isBegun = true;
            left = size(connection.line());
            if (left == 0) {
                while (!connection.line().isEmpty()) {
                    continue; // trailers
                }
                isOver = true;
            }
        }
        return left;
    }

    private static long size(String line) throws IOException {
        int end = line.indexOf(';');
        try {
            return Long.parseUnsignedLong((end < 0 ? line : line.substring(0, end)).strip(), 16);
        } catch (NumberFormatException e) {
            throw new IOException("The request's chunks are broken", e);
        }
    }

    private void moved(long count) throws IOException {
        if (count < 0) {
            throw new EOFException("The request's body was cut off");
        }
        left -= count;
        isOver = !isChunked && left == 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long available = next();
        if (available == 0) {
            return -1;
        }
        int read = connection.read(bytes, offset, (int) Math.min(available, length));
        moved(read);
        return read;
    }

    /** Writes all of it to a file; answers how many bytes that were. */
    long saveTo(FileChannel file) throws IOException {
        long total = 0;
        for (long available = next(); available > 0; available = next()) {
            long count = connection.moveTo(file, available);
            moved(count);
            total += count;
        }
        return total;
    }

    /** Reads what nobody wanted, up to a limit; true if that was all. */
    boolean skip(byte[] buffer, long most) throws IOException {
        for (long skipped = 0; !isOver && skipped < most; ) {
            int read = mustBeAskedFor ? -1 : read(buffer, 0, buffer.length);
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return isOver;
    }
}
