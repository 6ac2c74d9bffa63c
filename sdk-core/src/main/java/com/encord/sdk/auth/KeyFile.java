package com.encord.sdk.auth;

import com.encord.sdk.errors.KeyFileException;
import com.encord.sdk.errors.KeyFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a key's text from a file. */
final class KeyFile {
    /** A key takes some hundred bytes; whatever is larger is another file, named by mistake. */
    private static final int MOST_BYTES = 64 * 1024;

    private KeyFile() {}

    static String read(Path given, Path home) {
        Path file = expand(given, home).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new KeyFileException("The private key file " + file + " is a directory. Name the file in it.", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new KeyFormatException(
                        "Not an OpenSSH private key: " + file + " is larger than " + MOST_BYTES + " bytes.", null);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new KeyFileException("There is no private key file " + file + ". Check the path.", e);
        } catch (AccessDeniedException e) {
            throw new KeyFileException(
                    "The private key file " + file + " may not be read by this user. Check its owner and mode.", e);
        } catch (IOException e) {
            throw new KeyFileException("The private key file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path expand(Path given, Path home) {
        boolean atHome = !given.isAbsolute() && given.getName(0).toString().equals("~");
        if (!atHome) {
            return given;
        }
        return given.getNameCount() == 1 ? home : home.resolve(given.subpath(1, given.getNameCount()));
    }
}
