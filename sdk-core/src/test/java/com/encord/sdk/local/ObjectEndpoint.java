package com.encord.sdk.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers signed URLs: PUT stores an object, GET and HEAD read it. Nothing but the URL itself gives access. */
final class ObjectEndpoint {
    private static final int BUFFER = 1 << 16;

    private final State state;
    private final ObjectStore objects;
    private final StoredFiles files;
    private final SignedUrls urls;

    ObjectEndpoint(State state, ObjectStore objects, StoredFiles files, SignedUrls urls) {
        this.state = state;
        this.objects = objects;
        this.files = files;
        this.urls = urls;
    }

    /** Stores the body and answers what to reply. */
    Reply put(Exchange exchange) throws IOException {
        String key = key(exchange);
        urls.check("write", key, new Params(exchange.query()));
        awaited(key);
        long length = length(exchange.headers());
        long received = objects.receive(key, exchange.body(), length);
        state.write(change -> {
            Item item = change.edit(awaited(key));
            item.arrived = true;
            item.fileSize = received;
            return change.put(state.items, item);
        });
        return new Reply(200, new byte[0], Map.of());
    }

    /** Sends the object, or the range of it that was asked for. */
    void get(Exchange exchange, FaultGate gate) throws IOException {
        String key = key(exchange);
        urls.check("read", key, new Params(exchange.query()));
        Item item = files.readable(key);
        Path file = files.of(item);
        if (file == null || !Files.isRegularFile(file)) {
            throw ApiError.notFound("There is no object " + key);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            Headers headers = exchange.answerHeaders();
            headers.set("Content-Type", item.facts == null ? "application/octet-stream" : item.facts.mimeType());
            headers.set("Accept-Ranges", "bytes");
            String tag = tag(file, size);
            headers.set("ETag", tag);
            ByteSpan span = ByteSpan.of(range(exchange.headers(), tag), size);
            if (span == null) {
                headers.set("Content-Range", "bytes */" + size);
                exchange.respond(416, -1);
                return;
            }
            if (span.partial()) {
                headers.set("Content-Range", "bytes " + span.start() + "-" + (span.end() - 1) + "/" + size);
            }
            long part = gate.share(span.end() - span.start());
            if (part >= 0) {
                send(exchange, channel, span, part);
            }
        }
    }

    private static String tag(Path file, long size) throws IOException {
        return "\"" + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "-" + Long.toHexString(size)
                + "\"";
    }

    /** The range asked for; none when it is of another version of the object (RFC 9110 section 13.1.5). */
    private static @Nullable String range(Headers request, String tag) {
        String version = request.getFirst("If-Range");
        return version == null || version.equals(tag) ? request.getFirst("Range") : null;
    }

    private static void send(Exchange exchange, FileChannel channel, ByteSpan span, long part) throws IOException {
        int status = span.partial() ? 206 : 200;
        long length = span.end() - span.start();
        if (exchange.method().equals("HEAD") || length == 0) {
            exchange.answerHeaders().set("Content-Length", Long.toString(length));
            exchange.respond(status, -1);
            return;
        }
        OutputStream out = exchange.respond(status, length);
        channel.position(span.start());
        InputStream in = Channels.newInputStream(channel);
        byte[] buffer = new byte[BUFFER];
        for (long left = part; left > 0; ) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                throw new IOException("The stored object became shorter while it was sent");
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }

    /** The placeholder whose bytes may still be written. */
    private Item awaited(String key) {
        return state.read(() -> {
            Item item = state.itemsByKey.first(key);
            if (item == null) {
                throw ApiError.notFound("There is no object " + key);
            }
            if (!item.placeholder) {
                throw ApiError.forbidden("The object is registered and can no longer be replaced");
            }
            return item;
        });
    }

    private static String key(Exchange exchange) {
        return exchange.path().substring(SignedUrls.PATH.length());
    }

    private static long length(Headers headers) {
        String length = headers.getFirst("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }
}
