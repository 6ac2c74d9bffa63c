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
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a file is still the same one.
 *
 * @param size in bytes
 * @param modified the time of the last change, in nanoseconds since 1970, as fine as the file system keeps it
 * @param sha256 of the content, companions included, in hexadecimal digits; null unless it was asked for
 * @param companions the stamps of its {@linkplain FileInspector#companions companions}, without their content
 */
record FileStamp(long size, long modified, @Nullable String sha256, List<FileStamp> companions) {
    private static final int BUFFER = 1 << 16;

    FileStamp(long size, long modified, @Nullable String sha256) {
        this(size, modified, sha256, List.of());
    }

    static FileStamp of(BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        return new FileStamp(attributes.size(), modified.getEpochSecond() * 1_000_000_000L + modified.getNano(), null);
    }

    /** This stamp with those of its companions. */
    FileStamp with(List<FileStamp> others) {
        return others.isEmpty() ? this : new FileStamp(size, modified, sha256, List.copyOf(others));
    }

    /**
     * This stamp with the content digested.
     *
     * @param files the file and its companions
     */
    FileStamp withContent(List<Path> files) throws IOException {
        return new FileStamp(size, modified, sha256(files), companions);
    }

    /**
     * Whether a file stamped {@code now} is still the one this stamp was made of.
     *
     * @param files the file and its companions
     * @param byContent whether its content must be the same although its time of change is; where the latter is not,
     *     the content always counts, if it is known
     */
    boolean isStill(FileStamp now, List<Path> files, boolean byContent) throws IOException {
        if (!agrees(now, (one, other) -> one.size == other.size)) {
            return false;
        }
        boolean isSameTime = agrees(now, (one, other) -> one.modified == other.modified);
        if (sha256 == null || isSameTime && !byContent) {
            return isSameTime;
        }
        return sha256.equals(now.sha256 == null ? sha256(files) : now.sha256);
    }

    private boolean agrees(FileStamp now, BiPredicate<FileStamp, FileStamp> with) {
        return with.test(this, now)
                && companions.size() == now.companions.size()
                && IntStream.range(0, companions.size())
                        .allMatch(i -> with.test(companions.get(i), now.companions.get(i)));
    }

    /** Of several files the digest of their digests, since where one ends is part of the content. */
    private static String sha256(List<Path> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] only = new byte[0];
            for (Path file : files) {
                only = sha256(file);
                digest.update(only);
            }
            return HexFormat.of().formatHex(files.size() == 1 ? only : digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] sha256(Path file) throws IOException, NoSuchAlgorithmException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        }
    }
}
