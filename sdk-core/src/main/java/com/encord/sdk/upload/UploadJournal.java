package com.encord.sdk.upload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an upload has done, written down before and after each step that must not happen twice, so that the same command
 * goes on after a crash. An append-only text file of checksummed lines:
 *
 * <ul>
 *   <li>{@code stored}: a file's bytes are at the platform, under this placeholder item;
 *   <li>{@code registering}: a registration with these inputs is about to be sent;
 *   <li>{@code job}: the platform's id of that registration;
 *   <li>{@code registered}: an input became these items;
 *   <li>{@code dropped}: what is known of an input counts no more.
 * </ul>
 *
 * <p>Every line reaches the operating system at once and so survives the death of this process; all but {@code stored}
 * and {@code dropped} are also forced to the disk, because a lost {@code stored} line only costs sending a file again.
 * A torn last line is cut off; any other damage is refused. Signed URLs are never written. Safe for use by many
 * threads; one process at a time.
 */
final class UploadJournal implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile file;
    private final FileLock lock;
    private final JournalContents contents;

    private UploadJournal(Path path, RandomAccessFile file, FileLock lock) {
        this.path = path;
        this.file = file;
        this.lock = lock;
        this.contents = new JournalContents(path);
    }

    /** Opens a journal, or begins one. */
    static UploadJournal open(Path path, UUID folder) {
        RandomAccessFile file = null;
        boolean isOpen = false;
        try {
            file = new RandomAccessFile(path.toFile(), "rw");
            FileLock lock = lock(path, file);
            UploadJournal journal = new UploadJournal(path, file, lock);
            journal.load(folder);
            isOpen = true;
            return journal;
        } catch (IOException e) {
            throw new UploadJournalException("The journal " + path + " cannot be used: " + e.getMessage(), e);
        } finally {
            if (!isOpen && file != null) {
                closeQuietly(file);
            }
        }
    }

    private static FileLock lock(Path path, RandomAccessFile file) throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new UploadJournalException(
                    "The journal " + path + " is in use by another upload. Wait for it, or use another journal.", null);
        }
        return lock;
    }

    private static void closeQuietly(RandomAccessFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // nothing was written through it
        }
    }

    private void load(UUID folder) throws IOException {
        JournalReader reader = new JournalReader(path, file);
        if (contents.read(reader, folder)) {
            file.setLength(reader.end());
            file.seek(reader.end());
        } else {
            JournalLine own = JournalContents.header(folder);
            reader.refuseUnlessStartOf(own);
            file.setLength(0);
            file.seek(0);
            append(true, own);
        }
    }

    /** What earlier runs wrote. */
    JournalContents earlier() {
        return contents;
    }

    void stored(String key, int index, StoredFile at) {
        String sha256 = at.stamp().sha256();
        List<Object> fields = new ArrayList<>(List.of(
                "stored",
                key,
                index,
                at.itemUuid(),
                at.objectKey(),
                at.kind(),
                at.title(),
                at.stamp().size(),
                at.stamp().modified(),
                sha256 == null ? "" : sha256));
        for (FileStamp companion : at.stamp().companions()) {
            fields.add(companion.size());
            fields.add(companion.modified());
        }
        append(false, JournalLine.of(fields.toArray()));
    }

    void registering(UUID batch, Collection<String> keys) {
        append(
                true,
                keys.stream()
                        .map(key -> JournalLine.of("registering", batch, key))
                        .toArray(JournalLine[]::new));
    }

    void job(UUID batch, UUID job) {
        append(true, JournalLine.of("job", batch, job));
    }

    void registered(Map<String, List<UUID>> itemsByKey) {
        append(
                true,
                itemsByKey.entrySet().stream()
                        .map(each -> {
                            List<Object> fields = new ArrayList<>(List.of("registered", each.getKey()));
                            fields.addAll(each.getValue());
                            return JournalLine.of(fields.toArray());
                        })
                        .toArray(JournalLine[]::new));
    }

    void dropped(String key) {
        append(false, JournalLine.of("dropped", key));
    }

    private synchronized void append(boolean force, JournalLine... lines) {
        if (lines.length == 0) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (JournalLine line : lines) {
            text.append(line.write()).append('\n');
        }
        long before = -1;
        try {
            before = file.getFilePointer();
            // one write without a Java-side buffer; RandomAccessFile is not closed by an interrupt, as a channel would
            // be
            file.write(text.toString().getBytes(StandardCharsets.UTF_8));
            if (force) {
                file.getFD().sync();
            }
        } catch (IOException e) {
            cutBack(before);
            throw new UploadJournalException("The journal " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** A full disk must not leave half a line in the middle. */
    private void cutBack(long length) {
        try {
            if (length >= 0) {
                file.setLength(length);
                file.seek(length);
            }
        } catch (IOException e) {
            // the torn line is then found by the next run
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.getFD().sync();
            lock.release();
            file.close();
        } catch (IOException e) {
            throw new UploadJournalException("The journal " + path + " cannot be written: " + e.getMessage(), e);
        }
    }
}
