package com.encord.sdk.upload;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Names of files as they are on disk, whatever the locale. Java reads and writes them in the character set of the
 * process (JEP 400 has not changed that), and in a container or a service without {@code LANG} that is ASCII: then what
 * a path says of itself has lost all other letters, though the path still leads to its file, and a URI of it still has
 * all bytes.
 */
final class Spelling {
    /** Stands for what could not be read. */
    private static final char LOST = '\ufffd';

    private Spelling() {}

    /** A path's last name. */
    static String name(Path file) {
        Path last = file.getFileName();
        String name = String.valueOf(last);
        if (last == null || name.indexOf(LOST) < 0) {
            return name;
        }
        String whole = fromUri(file);
        return whole.substring(whole.lastIndexOf('/') + 1);
    }

    /** A path; made absolute if it could not be read. */
    static String path(Path file) {
        String path = file.toString();
        return path.indexOf(LOST) < 0 ? path : fromUri(file);
    }

    /** The file of such a path. */
    static Path file(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            return byUri(path, e);
        }
    }

    /** UTF-8 is what names are written in everywhere nowadays. */
    private static String fromUri(Path file) {
        String encoded = file.toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        String path = bytes.toString(StandardCharsets.UTF_8);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path; // as it is for directories
    }

    /** The file of that name in a directory. */
    static Path child(Path directory, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            return directory.resolve(byUri("/" + name, e).getFileName());
        }
    }

    private static Path byUri(String absolute, InvalidPathException failure) {
        StringBuilder uri = new StringBuilder("file://");
        for (byte b : absolute.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/') {
                uri.append('/');
            } else {
                uri.append('%').append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            }
        }
        try {
            return Path.of(URI.create(uri.toString()));
        } catch (IllegalArgumentException e) { // no name of this system's at all
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
