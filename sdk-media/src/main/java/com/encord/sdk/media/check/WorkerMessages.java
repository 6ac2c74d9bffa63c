package com.encord.sdk.media.check;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Messages between host and worker: a length of four bytes, high byte first, and so many bytes. */
final class WorkerMessages {
    private static final int MOST_BYTES = 16 << 20;

    private WorkerMessages() {}

    static void write(OutputStream out, byte[] message) throws IOException {
        if (message.length > MOST_BYTES) {
            throw new IOException("A message of " + message.length + " bytes is longer than " + MOST_BYTES);
        }
        out.write(ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message)
                .array());
        out.flush();
    }

    /** The next message, or null at the end of the stream. */
    static byte @Nullable [] read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES);
        if (head.length == 0) {
            return null;
        }
        if (head.length < Integer.BYTES) {
            throw new EOFException("The stream ends inside a message's length");
        }
        int length = ByteBuffer.wrap(head).getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("A message claims " + length + " bytes, the most is " + MOST_BYTES);
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException("The stream ends after " + message.length + " of a message's " + length + " bytes");
        }
        return message;
    }
}
