package com.encord.sdk.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * A storage's answer to a file, read from an HTTP/1.1 connection (RFC 9112).
 *
 * @param status the status
 * @param fields the header fields
 * @param page the start of the body, no longer than anybody wants to know
 * @param isReusable whether the connection is at the start of a next answer
 */
record StorageAnswer(int status, StorageFields fields, Buffer page, boolean isReusable) {
    private static final long LONGEST_PAGE = 64 * 1024;

    static StorageAnswer read(BufferedSource in) throws IOException {
        while (true) {
            String line = StorageFields.line(in);
            int status = status(line);
            StorageFields fields = StorageFields.read(in);
            if (status >= 200) {
                return read(in, line.startsWith("HTTP/1.1 "), status, fields);
            } // the others announce one to come (RFC 9110 section 15.2)
        }
    }

    private static StorageAnswer read(BufferedSource in, boolean isPersistent, int status, StorageFields fields)
            throws IOException {
        Buffer page = new Buffer();
        boolean isWhole = body(in, status, fields, page);
        String connection = fields.get("Connection");
        boolean isClosed =
                connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
        return new StorageAnswer(status, fields, page, isWhole && isPersistent && !isClosed);
    }

    private static int status(String line) throws IOException {
        if (line.startsWith("HTTP/1.") && line.length() >= 12 && line.charAt(8) == ' ') {
            try {
                return Integer.parseUnsignedInt(line, 9, 12, 10);
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw new ProtocolException("the answer is not HTTP/1.1");
    }

    /** Reads what is wanted of the body; true if that was all of it. */
    private static boolean body(BufferedSource in, int status, StorageFields fields, Buffer page) throws IOException {
        if (status == 204 || status == 304) {
            return true;
        }
        String encoding = fields.get("Transfer-Encoding");
        if (encoding != null) {
            return encoding.equalsIgnoreCase("chunked") && chunks(in, page);
        }
        long length = length(fields.get("Content-Length"));
        if (length < 0 || length > LONGEST_PAGE) {
            if (in.request(LONGEST_PAGE)) {
                page.write(in, LONGEST_PAGE);
            } else {
                page.writeAll(in);
            }
            return false;
        }
        page.write(in, length);
        return true;
    }

    private static long length(@Nullable String header) throws IOException {
        try {
            return header == null ? -1 : Long.parseUnsignedLong(header);
        } catch (NumberFormatException e) {
            throw new ProtocolException("the answer's length is no number");
        }
    }

    /** RFC 9112 section 7.1. */
    private static boolean chunks(BufferedSource in, Buffer page) throws IOException {
        while (true) {
            String line = StorageFields.line(in);
            int end = line.indexOf(';');
            long length;
            try {
                length = Long.parseUnsignedLong((end < 0 ? line : line.substring(0, end)).strip(), 16);
            } catch (NumberFormatException e) {
                throw new ProtocolException("the answer's chunks are broken");
            }
            if (length < 0 || page.size() + length > LONGEST_PAGE) {
                return false;
            }
            if (length == 0) {
                StorageFields.read(in); // trailers
                return true;
            }
            page.write(in, length);
            if (!StorageFields.line(in).isEmpty()) {
                throw new EOFException("the answer's chunks are broken");
            }
        }
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
