package com.encord.sdk.transport;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A file on its way to a signed URL.
 *
 * @param url the signed URL; a credential, never printed
 * @param file where the bytes are; read again from the start at each call
 * @param size the bytes announced; a file of another size fails the call
 * @param contentType the {@code Content-Type} to send
 * @param sent is told the running total of bytes handed to the socket, by the sending thread while the call lasts; the
 *     total starts over if a connection turns out to have been given up
 */
public record SignedPut(String url, Path file, long size, String contentType, LongConsumer sent) {
    @Override
    public String toString() {
        return "SignedPut[" + file + ", " + size + " bytes, " + contentType + "]";
    }
}
