package com.encord.sdk.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Bytes that can be read at any place: a file, or anything that can be opened as a seekable channel. Opening must be
 * repeatable and each opened channel is closed by whoever opened it. Implementations are safe for use by many threads;
 * the channels they open are not.
 */
public interface MediaSource {
    /**
     * What messages call this source.
     *
     * @return a path or an address without its query
     */
    String name();

    /**
     * The file behind this source.
     *
     * @return the path, or empty if the bytes are not a file
     */
    default Optional<Path> path() {
        return Optional.empty();
    }

    /**
     * Opens the bytes for reading from the start.
     *
     * @return a new channel, to be closed by the caller
     * @throws IOException if the bytes cannot be reached
     */
    SeekableByteChannel open() throws IOException;

    /**
     * A file on disk.
     *
     * @param file the file; whether it exists is found out when it is opened
     * @return the source
     */
    static MediaSource of(Path file) {
        Objects.requireNonNull(file, "file");
        return new MediaSource() {
            @Override
            public String name() {
                return file.toString();
            }

            @Override
            public Optional<Path> path() {
                return Optional.of(file);
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return Files.newByteChannel(file);
            }

            @Override
            public String toString() {
                return name();
            }
        };
    }
}
