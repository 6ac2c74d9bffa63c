package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of JSON lines, each with its checksum in front. A line is handed to the operating system before
 * the change it records is acknowledged, so killing the process loses nothing; {@link #force} moves it to the disk.
 */
final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final AtomicBoolean dirty = new AtomicBoolean();

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads a journal line by line. A damaged last line is what a crash leaves behind and is dropped; a damaged line
     * before others means the file was tampered with.
     */
    static void replay(Path file, Consumer<JsonNode> lines) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (Lines in = new Lines(Files.newInputStream(file))) {
            long number = 0;
            boolean damaged = false;
            for (byte[] line = in.next(); line != null; line = in.next()) {
                if (damaged) {
                    throw new IOException(file + " line " + number
                            + " is damaged although others follow it; delete the data directory to start afresh");
                }
                number++;
                JsonNode node = verified(line);
                if (node == null) {
                    damaged = true;
                } else {
                    lines.accept(node);
                }
            }
        }
    }

    /** Replaces the file by one with just these operations, a line each, atomically, and opens it for appending. */
    static Journal rewrite(Path file, Iterator<JournalLine.Operation> operations) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            Journal journal = new Journal(channel);
            ByteArrayOutputStream buffer = new ByteArrayOutputStream();
            while (operations.hasNext()) {
                buffer.writeBytes(JournalLine.of(List.of(operations.next())));
                if (buffer.size() > 1 << 20) {
                    journal.write(buffer.toByteArray());
                    buffer.reset();
                }
            }
            journal.write(buffer.toByteArray());
            channel.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Appends a line; one that could not be written whole is taken back. */
    void append(List<JournalLine.Operation> operations) throws IOException {
        byte[] line = JournalLine.of(operations);
        long end = channel.position();
        try {
            write(line);
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        dirty.set(true);
    }

    /** Moves everything appended so far to the disk. */
    void force() throws IOException {
        if (dirty.getAndSet(false)) {
            channel.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            force();
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static @Nullable JsonNode verified(byte[] line) {
        int start = JournalLine.CHECKSUM_LENGTH + 1;
        if (line.length <= start || line[line.length - 1] != '\n') {
            return null;
        }
        int length = line.length - start - 1;
        String expected = new String(line, 0, JournalLine.CHECKSUM_LENGTH, StandardCharsets.US_ASCII);
        if (!JournalLine.checksum(line, start, length).equals(expected)) {
            return null;
        }
        try {
            return Json.MAPPER.readTree(line, start, length);
        } catch (IOException e) {
            return null;
        }
    }
}
