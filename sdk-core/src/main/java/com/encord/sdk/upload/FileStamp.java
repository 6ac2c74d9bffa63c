package com.encord.sdk.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a file is still the same one.
 *
 * @param size in bytes
 * @param modified the time of the last change, in nanoseconds since 1970, as fine as the file system keeps it
 * @param sha256 of the content, in hexadecimal digits; null unless it was asked for
 */
record FileStamp(long size, long modified, @Nullable String sha256) {
    private static final int BUFFER = 1 << 16;

    static FileStamp of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    static FileStamp of(BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        return new FileStamp(attributes.size(), modified.getEpochSecond() * 1_000_000_000L + modified.getNano(), null);
    }

    /** This stamp with the file's content digested. */
    FileStamp withContent(Path file) throws IOException {
        return new FileStamp(size, modified, sha256(file));
    }

    /**
     * Whether a file stamped {@code now} is still the one this stamp was made of.
     *
     * @param byContent whether its content must be the same although its time of change is; where the latter is not,
     *     the content always counts, if it is known
     */
    boolean isStill(FileStamp now, Path file, boolean byContent) throws IOException {
        if (size != now.size) {
            return false;
        }
        boolean isSameTime = modified == now.modified;
        if (sha256 == null || isSameTime && !byContent) {
            return isSameTime;
        }
        return sha256.equals(now.sha256 == null ? sha256(file) : now.sha256);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
