package com.encord.sdk.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stored bytes on disk, one file per object. A file appears under its key only when it is complete. */
final class ObjectStore {
    private static final Pattern KEY = Pattern.compile("encord-local/([0-9a-f]{8}-[0-9a-f-]{27})");

    private final Path objects;
    private final Path work;

    /** Unfinished files of an earlier run are removed. */
    ObjectStore(Path directory) throws IOException {
        this.objects = Files.createDirectories(directory.resolve("objects"));
        this.work = Files.createDirectories(directory.resolve("work"));
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(work)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    static String newKey() {
        return "encord-local/" + UUID.randomUUID();
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Where an object lies, whether it exists or not. */
    Path path(String key) {
        Matcher matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw ApiError.notFound("There is no object " + key);
        }
        String name = matcher.group(1);
        return objects.resolve(name.substring(0, 2)).resolve(name);
    }

    /** A path for a file in the making, to be {@linkplain #adopt adopted} or deleted. */
    Path newWorkFile(String extension) {
        return work.resolve(UUID.randomUUID() + extension);
    }

    /**
     * Stores a request's body.
     *
     * @param length announced length, negative when unknown
     * @return bytes stored
     */
    long receive(String key, RequestBody body, long length) throws IOException {
        Path target = path(key);
        Path file = newWorkFile(".part");
        try {
            long received = save(body, file);
            if (length >= 0 && received != length) {
                throw ApiError.badRequest("The body ended after " + received + " of " + length + " bytes");
            }
            move(file, target);
            return received;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Makes a finished work file an object; answers its size. */
    long adopt(String key, Path file) throws IOException {
        long size = Files.size(file);
        move(file, path(key));
        return size;
    }

    void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private static long save(RequestBody body, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            return body.saveTo(channel);
        }
    }

    private static void move(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) { // the first one there
            Files.createDirectories(target.getParent());
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
