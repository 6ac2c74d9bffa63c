package com.encord.sdk.upload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs wrote into a journal. Once it is read it only gets less, as inputs are met again; then it is safe
 * for use by many threads.
 */
final class JournalContents {
    private static final String MAGIC = "encord-upload-journal";
    private static final String VERSION = "1";
    private static final int COMPANIONS = 10;

    private final Path path;
    private final Map<String, JournalEntry> entries = new ConcurrentHashMap<>();
    private final Map<String, FinishedFile> finished = new ConcurrentHashMap<>();
    private UUID lastBatch = new UUID(0, 0);
    private final Map<UUID, UUID> jobs = new HashMap<>();

    JournalContents(Path path) {
        this.path = path;
    }

    static JournalLine header(UUID folder) {
        return JournalLine.of(MAGIC, VERSION, folder);
    }

    /**
     * Reads a journal without touching it; one that is not there yet is empty.
     *
     * @param folder whose journal it must be; null for any
     */
    static JournalContents of(Path path, @Nullable UUID folder) {
        JournalContents contents = new JournalContents(path);
        if (!Files.exists(path)) {
            return contents;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            JournalReader reader = new JournalReader(path, file);
            if (!contents.read(reader, folder)) {
                reader.refuseUnlessStartOf(header(folder == null ? new UUID(0, 0) : folder));
            }
            return contents;
        } catch (IOException e) {
            throw new UploadJournalException("The journal " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Takes all whole lines in; false if there is not even a first one. */
    boolean read(JournalReader reader, @Nullable UUID folder) throws IOException {
        JournalLine header = reader.next();
        if (header == null) {
            return false;
        }
        checkHeader(header, folder);
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
            try {
                apply(line);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new UploadJournalException(
                        "The journal " + path + " has a line this SDK does not understand: \"" + line.type()
                                + "\". It may be of a newer version; use that, or another journal.",
                        e);
            }
        }
        return true;
    }

    private void checkHeader(JournalLine header, @Nullable UUID folder) {
        if (!header.type().equals(MAGIC) || header.fields().size() != 3) {
            throw new UploadJournalException(path + " is not an upload journal. It was left as it is.", null);
        }
        if (!header.field(1).equals(VERSION)) {
            throw new UploadJournalException(
                    "The journal " + path + " is of version " + header.field(1) + ", and this SDK knows only " + VERSION
                            + ".",
                    null);
        }
        if (folder != null && !header.field(2).equals(folder.toString())) {
            throw new UploadJournalException(
                    "The journal " + path + " belongs to an upload into folder " + header.field(2) + ", not " + folder
                            + ". Use another journal for this folder.",
                    null);
        }
    }

    private void apply(JournalLine line) {
        switch (line.type()) {
            case "stored" ->
                entry(line.field(1))
                        .stored(
                                Integer.parseInt(line.field(2)),
                                new StoredFile(
                                        UUID.fromString(line.field(3)),
                                        line.field(4),
                                        FileKind.valueOf(line.field(5)),
                                        line.field(6),
                                        stamp(line),
                                        Map.of()));
            case "registering" -> entry(line.field(2)).registering(batch(UUID.fromString(line.field(1))));
            case "job" -> jobs.put(UUID.fromString(line.field(1)), UUID.fromString(line.field(2)));
            case "registered" ->
                registered(
                        line.field(1),
                        line.fields().subList(2, line.fields().size()).stream()
                                .map(UUID::fromString)
                                .toList());
            case "dropped" -> forget(line.field(1));
            default -> throw new IllegalArgumentException("Unknown line " + line.type());
        }
    }

    /** Companions follow as pairs of numbers, which versions that do not know them leave unread. */
    private static FileStamp stamp(JournalLine line) {
        List<FileStamp> companions = new ArrayList<>(0);
        for (int at = COMPANIONS; at + 1 < line.fields().size(); at += 2) {
            companions.add(new FileStamp(Long.parseLong(line.field(at)), Long.parseLong(line.field(at + 1)), null));
        }
        String sha256 = line.field(9).isEmpty() ? null : line.field(9);
        return new FileStamp(Long.parseLong(line.field(7)), Long.parseLong(line.field(8)), sha256).with(companions);
    }

    /** The same object for all of a batch, whose lines follow each other: there may be very many of these. */
    private UUID batch(UUID id) {
        if (!id.equals(lastBatch)) {
            lastBatch = id;
        }
        return lastBatch;
    }

    private JournalEntry entry(String key) {
        return entries.computeIfAbsent(key, each -> {
            FinishedFile file = finished.remove(key);
            return file == null ? new JournalEntry() : file.entry(key);
        });
    }

    private void registered(String key, List<UUID> items) {
        JournalEntry entry = entry(key);
        entry.registered(items);
        FinishedFile file = FinishedFile.of(key, entry);
        if (file != null) {
            entries.remove(key);
            finished.put(key, file);
        }
    }

    /** What earlier runs did with an input; null if nothing. */
    @Nullable
    JournalEntry of(String key) {
        FinishedFile file = finished.get(key);
        return file == null ? entries.get(key) : file.entry(key);
    }

    /** The input has been met again and has its outcome: from now on that takes the memory. */
    void forget(String key) {
        entries.remove(key);
        finished.remove(key);
    }

    /** Tells the path and the SHA-256 of each single file that became an item, where the latter is known. */
    void forEachContent(BiConsumer<String, String> to) {
        finished.forEach((key, file) -> tell(key, file.sha256(), to));
        // also those that have no short form, such as a DICOM file, whose series is an item of its own
        entries.forEach((key, entry) -> {
            StoredFile file = entry.items().isEmpty() ? null : entry.onlyFile();
            if (file != null) {
                tell(key, file.stamp().sha256(), to);
            }
        });
    }

    private static void tell(String key, @Nullable String sha256, BiConsumer<String, String> to) {
        if (sha256 != null) {
            JournalKey.file(key).ifPresent(path -> to.accept(path, sha256));
        }
    }

    /** The job a registration became; null if its answer was never written down. */
    @Nullable
    UUID job(UUID batch) {
        return jobs.get(batch);
    }
}
