package com.encord.sdk.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which file has which content, for very many files: sixteen to thirty-two bytes of memory for each, and the rest in a
 * temporary file. A hash table of places in that file, where a record is the SHA-256, a length and a path; part of each
 * hash is kept beside the place, so that almost only the right record is ever read. Not safe for use by many threads.
 */
final class ContentIndex implements AutoCloseable {
    private static final int DIGEST_BYTES = 32;
    private static final int HEAD_BYTES = DIGEST_BYTES + Integer.BYTES;
    private static final int PLACE_BITS = 40;
    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private final FileChannel file;
    private long[] table = new long[1 << 10];
    private int size;
    /** One more than the place of the next record, since 0 is a free slot. */
    private long end = 1;

    private ContentIndex(FileChannel file) {
        this.file = file;
    }

    static ContentIndex open() {
        try {
            Path path = Files.createTempFile("encord-contents", ".tmp");
            return new ContentIndex(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Adds what earlier runs uploaded. */
    void addAll(JournalContents journal) {
        journal.forEachContent((path, sha256) -> {
            if (find(sha256).isEmpty()) {
                add(sha256, path);
            }
        });
    }

    /** The file of a content, if it was added. */
    Optional<String> find(String sha256) {
        byte[] digest = HexFormat.of().parseHex(sha256);
        long hash = ByteBuffer.wrap(digest).getLong();
        for (int slot = slot(hash); table[slot] != 0; slot = next(slot)) {
            if ((table[slot] ^ hash) >>> PLACE_BITS == 0) {
                Optional<String> path = read((table[slot] & PLACE) - 1, digest);
                if (path.isPresent()) {
                    return path;
                }
            }
        }
        return Optional.empty();
    }

    /** Adds a content that is not there yet. */
    void add(String sha256, String path) {
        byte[] digest = HexFormat.of().parseHex(sha256);
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        write(ByteBuffer.allocate(HEAD_BYTES + name.length)
                .put(digest)
                .putInt(name.length)
                .put(name)
                .flip());
        if (2 * (size + 1) > table.length) {
            grow();
        }
        put(ByteBuffer.wrap(digest).getLong(), end);
        end += HEAD_BYTES + name.length;
        size++;
    }

    private void put(long hash, long place) {
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = next(slot);
        }
        table[slot] = hash >>> PLACE_BITS << PLACE_BITS | place;
    }

    /** The bits that are kept in the table place an entry too, so that it can grow without reading the file. */
    private int slot(long hash) {
        return (int) (hash >>> PLACE_BITS) & table.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & table.length - 1;
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        for (long entry : old) {
            if (entry != 0) {
                put(entry, entry & PLACE);
            }
        }
    }

    private Optional<String> read(long place, byte[] digest) {
        ByteBuffer head = read(place, HEAD_BYTES);
        byte[] found = new byte[DIGEST_BYTES];
        head.get(found);
        if (!Arrays.equals(found, digest)) {
            return Optional.empty();
        }
        return Optional.of(new String(read(place + HEAD_BYTES, head.getInt()).array(), StandardCharsets.UTF_8));
    }

    private ByteBuffer read(long place, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining()) {
                if (file.read(buffer, place + buffer.position()) < 0) {
                    throw new IOException("it ends early");
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
        return buffer.flip();
    }

    private void write(ByteBuffer record) {
        try {
            long place = end - 1;
            while (record.hasRemaining()) {
                place += file.write(record, place);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException("The temporary file of contents cannot be used: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
