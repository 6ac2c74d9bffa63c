package com.encord.sdk.download;

import com.encord.sdk.transport.ObjectHead;
import com.encord.sdk.transport.ObjectSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file that is being fetched, under a name of its own beside its target until it is whole. Not forced to disk: after
 * a power failure a file can be short, which the next run sees by its size. Used by one thread at a time.
 */
final class PartialFile implements ObjectSink, AutoCloseable {
    private static final String SUFFIX = ".part";

    private final Path target;
    private final Path part;
    private final OptionalLong expected;
    private final Consumer<ObjectHead> onBegin;
    private final LongConsumer onBytes;
    private volatile @Nullable FileChannel channel;
    private volatile long size;
    private volatile OptionalLong announced = OptionalLong.empty();

    PartialFile(Path target, OptionalLong expected, Consumer<ObjectHead> onBegin, LongConsumer onBytes) {
        this.target = target;
        this.part = beside(target);
        this.expected = expected;
        this.onBegin = onBegin;
        this.onBytes = onBytes;
    }

    static Path beside(Path target) {
        return target.resolveSibling(target.getFileName() + SUFFIX);
    }

    /** How many bytes there are already. */
    long sizeOnDisk() {
        try {
            return Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) ? Files.size(part) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many bytes there are since it was begun. */
    long size() {
        return size;
    }

    void discard() {
        try {
            close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failure("cannot be deleted", part, e);
        }
    }

    @Override
    public void begin(ObjectHead head) {
        if (expected.isPresent() && head.size().isPresent() && !head.size().equals(expected)) {
            throw new WrongSizeException("The platform says that " + target.getFileName() + " has "
                    + expected.getAsLong() + " bytes, but the storage has an object of "
                    + head.size().getAsLong() + ".");
        }
        announced = head.size();
        try {
            Files.createDirectories(part.getParent());
            FileChannel opened = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            channel = opened;
            opened.truncate(head.from());
            opened.position(head.from());
        } catch (IOException e) {
            throw failure("cannot be opened", part, e);
        }
        size = head.from();
        onBegin.accept(head);
        onBytes.accept(size);
    }

    @Override
    public void write(byte[] buffer, int length) {
        FileChannel open = channel;
        if (open == null) {
            throw new IllegalStateException("Not begun: " + part);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
        } catch (IOException e) {
            throw failure("cannot be written", part, e);
        }
        size += length;
        onBytes.accept(size);
    }

    /** All bytes have come: gives the file its name. */
    void complete() {
        close();
        OptionalLong due = expected.isPresent() ? expected : announced;
        try {
            long onDisk = Files.size(part);
            if (onDisk != size || due.isPresent() && due.getAsLong() != onDisk) {
                throw new WrongSizeException(target.getFileName() + " has " + onDisk + " bytes on disk, where "
                        + (due.isPresent() ? due.getAsLong() : size) + " were due.");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure("cannot be given its name", target, e);
        }
    }

    private static UncheckedIOException failure(String what, Path file, IOException e) {
        return new UncheckedIOException("The file " + file + " " + what + ": " + e, e);
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw failure("cannot be closed", part, e);
        }
    }

    /** The bytes are not those of the item. */
    static final class WrongSizeException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        WrongSizeException(String message) {
            super(message);
        }
    }
}
