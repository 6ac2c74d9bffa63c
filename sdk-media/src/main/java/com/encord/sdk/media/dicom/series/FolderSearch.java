package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files in a folder at any depth. Links to files count as files; of links to folders only the one where the search
 * starts is followed, so that it ends.
 *
 * @param files the files, sorted
 * @param unreadable what could not be looked into, and why, sorted
 */
record FolderSearch(List<Path> files, Map<Path, UnreadableMediaException> unreadable) {
    /**
     * Searches a folder, or takes a file.
     *
     * @throws UnreadableMediaException if there is nothing at this place, or it cannot be looked into
     */
    static FolderSearch of(Path place) {
        List<Path> files = new ArrayList<>();
        Map<Path, UnreadableMediaException> unreadable = new TreeMap<>();
        try {
            // A link that leads nowhere fails here.
            Path target = place.toRealPath();
            boolean link = Files.isSymbolicLink(place) && Files.isDirectory(target);
            Path start = link ? target : place;
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                private Path named(Path found) {
                    return link ? place.resolve(start.relativize(found)) : found;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() || attributes.isSymbolicLink() && Files.isRegularFile(file)) {
                        files.add(named(file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                    if (path.equals(start)) {
                        throw failure;
                    }
                    unreadable.put(
                            named(path), UnreadableMediaException.of(named(path).toString(), failure));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
                }
            });
        } catch (IOException e) {
            throw UnreadableMediaException.of(place.toString(), e);
        }
        Collections.sort(files);
        return new FolderSearch(List.copyOf(files), unreadable);
    }
}
