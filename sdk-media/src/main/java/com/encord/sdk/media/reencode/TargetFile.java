package com.encord.sdk.media.reencode;

import com.encord.sdk.media.UnwritableMediaException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: written under a temporary name beside the target, where a rename is atomic,
 * and deleted unless it was published.
 */
final class TargetFile implements AutoCloseable {
    private static final String SUFFIX = "_normalized.";

    private final Path target;
    private final Path temporary;
    private boolean published;

    private TargetFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /** The platform's name for a re-encoded file: {@code drive.mov} becomes {@code drive_normalized.mp4}. */
    static Path normalizedBeside(Path source, String extension) {
        Path name = source.getFileName();
        String text = name == null ? "" : name.toString();
        int dot = text.lastIndexOf('.');
        String stem = dot > 0 ? text.substring(0, dot) : text;
        return source.resolveSibling(stem + SUFFIX + extension);
    }

    static TargetFile beside(Path target, Iterable<Path> sources) {
        for (Path source : sources) {
            requireOther(target, source);
        }
        if (Files.isDirectory(target)) {
            throw new UnwritableMediaException(target.toString(), "is a directory; name a file in it");
        }
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new UnwritableMediaException(
                    target.toString(), "its directory does not exist; create " + directory + " first");
        }
        try {
            // no media extension: a directory watcher must not take a half-written file; and not the system's own
            // temporary files, which only their owner may read
            return new TargetFile(
                    target, Files.createFile(directory.resolve(".reencode-" + UUID.randomUUID() + ".part")));
        } catch (IOException failure) {
            throw new UnwritableMediaException(
                    target.toString(),
                    "no file can be created in its directory (" + failure + "); check permissions and space",
                    failure);
        }
    }

    private static void requireOther(Path target, Path source) {
        try {
            if (target.toAbsolutePath()
                            .normalize()
                            .equals(source.toAbsolutePath().normalize())
                    || (Files.exists(target) && Files.isSameFile(target, source))) {
                throw new IllegalArgumentException("The target " + target
                        + " is the source itself, which is never overwritten; name another file");
            }
        } catch (IOException unknown) {
            // a path that cannot be looked at is not the file that was just read
            return;
        }
    }

    /** Where to write. */
    Path temporary() {
        return temporary;
    }

    /** Moves the written file to the target, replacing what was there. */
    void publish() {
        try {
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException sameDirectoryWithoutAtomicMoves) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
            published = true;
        } catch (IOException failure) {
            throw new UnwritableMediaException(
                    target.toString(), "the written file cannot be moved there: " + failure, failure);
        }
    }

    /** Deletes what was not published. */
    @Override
    public void close() {
        if (!published) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException failure) {
                throw new UnwritableMediaException(
                        temporary.toString(), "this temporary file cannot be deleted: " + failure, failure);
            }
        }
    }
}
