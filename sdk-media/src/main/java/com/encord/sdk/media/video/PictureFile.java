package com.encord.sdk.media.video;

import com.encord.sdk.media.UnwritableMediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are complete as soon as they can be seen. */
final class PictureFile {
    private PictureFile() {}

    static void write(ByteBuffer bytes, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            deleteQuietly(part, failure);
            throw new UnwritableMediaException(
                    file.toString(), "cannot be written (" + failure + "); check space and permissions", failure);
        }
    }

    private static void deleteQuietly(Path part, IOException failure) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException also) {
            failure.addSuppressed(also);
        }
    }
}
