package com.encord.sdk.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The file of a {@link SignedPut} on its way, handed out piece by piece, of exactly the announced length. A file that
 * is not what was announced any more breaks the request off before its last byte, so that the storage cannot take it
 * for whole. Used by one thread; what it says of itself may be asked by others.
 */
final class PutFile {
    /** Small enough to pass within any write timeout, however slow the line. */
    private static final int SMALLEST_PIECE = 64 * 1024;

    /** From here on a piece costs next to nothing beside its bytes. */
    private static final int LARGEST_PIECE = 1024 * 1024;

    /** A line, or a listener, that takes longer for a piece gets smaller ones. */
    private static final long QUICK_NANOS = 50_000_000;

    /** Takes the pieces. */
    @FunctionalInterface
    interface Target {
        /**
         * Moves bytes from where {@code file} stands, by {@link #read}.
         *
         * @param length how many at most
         * @return how many; none or a negative number if the file has no more
         */
        int take(PutFile file, int length) throws IOException;
    }

    private final SignedPut put;
    private volatile @Nullable RuntimeException failure;
    private volatile long sent;
    private @Nullable FileChannel channel;

    PutFile(SignedPut put) {
        this.put = put;
    }

    /** What went wrong on this side, as opposed to the network's. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    long size() {
        return put.size();
    }

    long sent() {
        return sent;
    }

    /** Hands out the file from its start to its end. */
    void sendTo(Target target) throws IOException {
        sent = 0;
        try (FileChannel open = open()) {
            channel = open;
            checkSize(open.size());
            FileTime before = put.size() > SMALLEST_PIECE ? modified() : null; // one piece has no time to change in
            int piece = SMALLEST_PIECE;
            while (sent < put.size()) {
                int length = (int) Math.min(piece, put.size() - sent);
                if (before != null && sent + length == put.size()) {
                    checkUnchanged(before);
                }
                long start = System.nanoTime();
                send(target, length);
                tell();
                boolean isQuick = System.nanoTime() - start < QUICK_NANOS;
                piece = isQuick ? Math.min(LARGEST_PIECE, piece * 2) : SMALLEST_PIECE;
            }
        } finally {
            channel = null;
        }
    }

    private void send(Target target, int length) throws IOException {
        for (int left = length; left > 0; ) {
            int moved = target.take(this, left);
            if (moved <= 0) {
                throw changed("ends at byte " + sent);
            }
            sent += moved;
            left -= moved;
        }
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(put.file());
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw fileFailure("cannot be opened", e);
        }
    }

    /** Copies bytes, as many as there is room for. */
    int read(ByteBuffer into) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("The file is only open while it is sent");
        }
        try {
            return open.read(into, sent);
        } catch (IOException e) {
            throw fileFailure("cannot be read at byte " + sent, e);
        }
    }

    private void checkSize(long now) throws IOException {
        if (now != put.size()) {
            throw changed("now has " + now + " bytes");
        }
    }

    private FileTime modified() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(put.file(), BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw fileFailure("cannot be read", e);
        }
        checkSize(attributes.size());
        return attributes.lastModifiedTime();
    }

    private void checkUnchanged(FileTime before) throws IOException {
        if (!modified().equals(before)) {
            throw changed("was written to meanwhile");
        }
    }

    private IOException gone(NoSuchFileException e) {
        return fileFailure("is not there any more", e);
    }

    private IOException changed(String how) {
        return fileFailure(
                "changed while it was uploaded: it had " + put.size() + " bytes and " + how,
                new IOException("file changed"));
    }

    private IOException fileFailure(String what, IOException cause) {
        if (Thread.currentThread().isInterrupted()) {
            return cause; // an interrupt closes files as well, and nothing is wrong with this one
        }
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
