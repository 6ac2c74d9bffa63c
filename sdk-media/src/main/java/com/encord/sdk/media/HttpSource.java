package com.encord.sdk.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file behind HTTP, read in blocks by range requests (RFC 9110 14). The few blocks read last are kept and shared by
 * all channels, as checking opens the same file several times. Safe for use by many threads.
 */
final class HttpSource implements MediaSource {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int KEPT_BLOCKS = 8;
    private static final int ATTEMPTS = 3;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private final URI address;
    private final HttpClient client;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private long size = -1;
    private @Nullable String version;

    HttpSource(URI address) {
        this.address = address;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** The address without user, query and fragment: a signed address carries its secret there. */
    @Override
    public String name() {
        String host = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        return address.getScheme() + "://" + host + address.getPath();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return new HttpChannel(this, size());
    }

    @Override
    public String toString() {
        return name();
    }

    static int blockBytes() {
        return BLOCK_BYTES;
    }

    /** One block; the last one is shorter. */
    synchronized byte[] block(long number) throws IOException {
        byte[] block = blocks.get(number);
        if (block == null) {
            block = fetch(number);
            blocks.put(number, block);
            if (blocks.size() > KEPT_BLOCKS) {
                blocks.remove(blocks.keySet().iterator().next());
            }
        }
        return block;
    }

    private synchronized long size() throws IOException {
        if (size < 0) {
            block(0);
        }
        return size;
    }

    /** A connection that breaks in the middle of a block says nothing about the file: the block is asked for again. */
    private byte[] fetch(long number) throws IOException {
        int attempt = 1;
        while (true) {
            try {
                return request(number);
            } catch (CutShort broken) {
                if (attempt == ATTEMPTS) {
                    throw broken;
                }
                attempt++;
            }
        }
    }

    private byte[] request(long number) throws IOException {
        long first = number * BLOCK_BYTES;
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_TIMEOUT)
                .header("Range", "bytes=" + first + "-" + (first + BLOCK_BYTES - 1))
                .build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return read(answer, body, number);
            }
        } catch (ConnectException unreachable) {
            // the cause often has no words of its own
            throw new IOException(
                    "no connection to " + address.getHost() + "; check the address and the network", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it waited for " + name());
        }
    }

    private byte[] read(HttpResponse<InputStream> answer, InputStream body, long number) throws IOException {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        if (answer.statusCode() == 416 && range.endsWith("*/0")) {
            size = 0;
            return new byte[0];
        }
        if (answer.statusCode() != 206) {
            throw new IOException(refusal(answer.statusCode()));
        }
        long total = total(range, number * BLOCK_BYTES);
        String answered = answer.headers()
                .firstValue("ETag")
                .or(() -> answer.headers().firstValue("Last-Modified"))
                .orElse(null);
        if (size >= 0 && (total != size || version != null && !version.equals(answered))) {
            throw new IOException("the file changed on the server while it was read; start again");
        }
        int expected = (int) Math.min(BLOCK_BYTES, total - number * BLOCK_BYTES);
        byte[] block = body(body, expected);
        size = total;
        version = answered;
        return block;
    }

    private static String refusal(int status) {
        return switch (status) {
            case 200 -> "the server does not serve ranges; download the file and check it on disk";
            case 401, 403 ->
                "the server answers with status " + status
                        + "; if the address is a signed one it may have expired, so ask for a new one";
            case 404, 410 -> "the server answers with status " + status + "; check the address";
            default -> "the server answers with status " + status + "; try again later";
        };
    }

    private static byte[] body(InputStream body, int expected) throws IOException {
        byte[] block;
        try {
            block = body.readNBytes(expected);
        } catch (IOException broken) {
            throw new CutShort("the connection broke while " + expected + " bytes were sent; try again", broken);
        }
        if (block.length < expected) {
            throw new CutShort("the server sent " + block.length + " of " + expected + " bytes; try again", null);
        }
        return block;
    }

    /** An answer that ended before it was whole. */
    private static final class CutShort extends IOException {
        private static final long serialVersionUID = 1;

        CutShort(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The whole length from {@code bytes 0-99/1234}, if the range starts where it was asked to. */
    private static long total(String range, long first) throws IOException {
        int slash = range.indexOf('/');
        try {
            if (slash > 0 && range.startsWith("bytes " + first + "-")) {
                long total = Long.parseLong(range.substring(slash + 1));
                if (total > first) {
                    return total;
                }
            }
        } catch (NumberFormatException unknownLength) {
            // told below
        }
        throw new IOException("the server answers with an unusable range '" + range + "'");
    }
}
