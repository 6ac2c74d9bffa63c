package com.encord.sdk.media;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

    /**
     * A file behind an address, read by range requests: only the parts that are needed travel.
     *
     * @param address an http, https or file address; its query may hold a signature and never appears in messages
     * @return the source
     * @throws IllegalArgumentException for other schemes
     */
    static MediaSource of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> new HttpSource(address);
            case "file" -> of(Path.of(address));
            default ->
                throw new IllegalArgumentException("Only http, https and file addresses can be read, not " + scheme);
        };
    }
}
