package com.encord.sdk.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which file of a directory is which item, kept in the directory, so that names stay the same from run to run, foreign
 * files stay untouched, and unfinished ones can be read on. Lines are only added; the last one of a path counts. Holds
 * a lock on the directory while open. Safe for use by many threads.
 */
final class DirectoryIndex implements AutoCloseable {
    static final String FILE = ".encord-download";
    private static final String TITLE = "encord-download 1";
    private static final int SHORT_ID = 8;

    private final Path root;
    private final FileChannel channel;
    private final Map<String, IndexLine> lines = new HashMap<>();

    private DirectoryIndex(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    static DirectoryIndex open(Path directory) {
        Path root;
        FileChannel channel = null;
        try {
            root = Files.createDirectories(directory).toRealPath();
            channel = FileChannel.open(
                    root.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            DirectoryIndex index = new DirectoryIndex(root, channel);
            index.load();
            return index;
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw new DownloadDirectoryException(
                    "Another download into " + directory + " is running. Wait for it, or use another directory.", e);
        } catch (IOException e) {
            close(channel);
            throw new DownloadDirectoryException(
                    "The directory " + directory + " cannot be downloaded into: " + e
                            + ". Use a directory that can be written to.",
                    e);
        } catch (DownloadDirectoryException e) {
            close(channel);
            throw e;
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // what made us close it is told instead
        }
    }

    private void load() throws IOException {
        Path file = root.resolve(FILE);
        List<String> text = new java.io.BufferedReader(new java.io.InputStreamReader(
                        java.nio.channels.Channels.newInputStream(channel), StandardCharsets.UTF_8))
                .lines()
                .toList();
        if (text.isEmpty()) {
            channel.position(0);
            write(TITLE + "\n");
            return;
        }
        if (!text.get(0).equals(TITLE)) {
            throw new DownloadDirectoryException(
                    "The file " + file + " is not from a download. Move it away, or use another directory.", null);
        }
        text.stream().skip(1).forEach(line -> IndexLine.parse(line)
                .ifPresent(each -> lines.put(FileNames.key(each.path()), each)));
        channel.position(channel.size());
        write("\n"); // ends a line that a crash cut off; it does not match its checksum
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private synchronized void add(IndexLine line) {
        try {
            write(line.text() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + root.resolve(FILE) + " cannot be written: " + e, e);
        }
        lines.put(FileNames.key(line.path()), line);
    }

    /** Where a path of this directory is. */
    Path resolve(String path) {
        return path.isEmpty() ? root : root.resolve(path);
    }

    /**
     * A name for an item: its own if that is free or has been its before, or else one with a piece of its id.
     *
     * @param parent the path of the directory it is to lie in, empty for this one
     * @return its path
     */
    synchronized String claim(String parent, String name, UUID item, boolean isDirectory) {
        String id = item.toString();
        for (String candidate :
                List.of(name, FileNames.marked(name, id.substring(0, SHORT_ID)), FileNames.marked(name, id), id)) {
            String path = (parent.isEmpty() ? "" : parent + "/") + writable(candidate);
            IndexLine line = lines.get(FileNames.key(path));
            if (line == null ? isFree(path, isDirectory) : line.item().equals(item)) {
                if (line == null) {
                    add(IndexLine.named(item, path));
                    return path;
                }
                return line.path();
            }
        }
        throw new UncheckedIOException(
                new IOException("There is no free name for " + name + " in " + resolve(parent) + ". Tidy it up."));
    }

    private boolean isFree(String path, boolean isDirectory) {
        Path file = resolve(path);
        if (isDirectory && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.exists(PartialFile.beside(file), LinkOption.NOFOLLOW_LINKS);
    }

    private String writable(String name) {
        try {
            root.resolve(name);
            return name;
        } catch (InvalidPathException e) { // this JVM's locale has no way to write it
            return FileNames.ascii(name);
        }
    }

    /** The size that an item's file had when it was whole. */
    synchronized Optional<Long> wholeSize(String path) {
        return Optional.ofNullable(lines.get(FileNames.key(path))).flatMap(IndexLine::size);
    }

    /** The version of the object that the bytes of an unfinished file belong to. */
    synchronized Optional<String> partOf(String path) {
        return Optional.ofNullable(lines.get(FileNames.key(path))).flatMap(IndexLine::validator);
    }

    /** An item's file is begun; without validator it cannot be read on. */
    void begun(UUID item, String path, Optional<String> validator) {
        if (!partOf(path).equals(validator) || wholeSize(path).isPresent()) {
            add(validator.map(tag -> IndexLine.part(item, path, tag)).orElseGet(() -> IndexLine.named(item, path)));
        }
    }

    void whole(UUID item, String path, long size) {
        add(IndexLine.whole(item, path, size));
    }

    @Override
    public void close() {
        close(channel);
    }
}
