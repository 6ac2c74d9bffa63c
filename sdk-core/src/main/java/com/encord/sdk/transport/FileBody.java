package com.encord.sdk.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes as a request body: streamed through one buffer, of exactly the announced length. A file that is not
 * what was announced any more breaks the request off before its last byte, so that the storage cannot take it for whole.
 */
final class FileBody extends RequestBody {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SignedPut put;
    private volatile @Nullable RuntimeException failure;
    private volatile long sent;

    FileBody(SignedPut put) {
        this.put = put;
    }

    @Override
    public @Nullable MediaType contentType() {
        return null; // the header is set by hand, because it must arrive letter for letter
    }

    @Override
    public long contentLength() {
        return put.size();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    /** What went wrong on this side, as opposed to the network's. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    long sent() {
        return sent;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        BasicFileAttributes before = attributes();
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, put.size()))];
        try (InputStream in = open()) {
            while (sent < put.size()) {
                int length = read(in, buffer, (int) Math.min(buffer.length, put.size() - sent));
                if (sent + length == put.size()) {
                    checkUnchanged(before);
                }
                sink.write(buffer, 0, length);
                sent += length;
                tell();
            }
        }
    }

    private InputStream open() throws IOException {
        try {
            return Files.newInputStream(put.file());
        } catch (IOException e) {
            throw fileFailure("cannot be opened", e);
        }
    }

    private int read(InputStream in, byte[] buffer, int length) throws IOException {
        int read;
        try {
            read = in.readNBytes(buffer, 0, length);
        } catch (IOException e) {
            throw fileFailure("cannot be read at byte " + sent, e);
        }
        if (read < length) {
            throw changed("ends at byte " + (sent + read));
        }
        return length;
    }

    private BasicFileAttributes attributes() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(put.file(), BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw fileFailure("is not there any more", e);
        } catch (IOException e) {
            throw fileFailure("cannot be read", e);
        }
        if (attributes.size() != put.size()) {
            throw changed("now has " + attributes.size() + " bytes");
        }
        return attributes;
    }

    private void checkUnchanged(BasicFileAttributes before) throws IOException {
        if (!attributes().lastModifiedTime().equals(before.lastModifiedTime())) {
            throw changed("was written to meanwhile");
        }
    }

    private IOException changed(String how) {
        return fileFailure(
                "changed while it was uploaded: it had " + put.size() + " bytes and " + how,
                new IOException("file changed"));
    }

    private IOException fileFailure(String what, IOException cause) {
        Path file = put.file();
        failure = new UncheckedIOException(
                "The file " + file + " " + what + ". Upload it again when it is complete.", cause);
        return new IOException("the file to upload is not as announced", cause);
    }

    private void tell() throws IOException {
        try {
            put.sent().accept(sent);
        } catch (RuntimeException e) {
            failure = e;
            throw new IOException("the progress listener failed", e);
        }
    }
}
