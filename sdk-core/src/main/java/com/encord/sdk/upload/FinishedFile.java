package com.encord.sdk.upload;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a journal knows of a file that became an item: the same as its {@link JournalEntry} in half the memory, since
 * there may be millions of these.
 *
 * @param most the first half of the item's id
 * @param least the second half
 * @param kind what the file is
 * @param ownTitle its name on the platform; null if that is its name on disk, as mostly
 * @param size when it was sent, as in {@link FileStamp}
 * @param modified when it was sent, as in {@link FileStamp}
 * @param sha256 when it was sent, as in {@link FileStamp}
 */
record FinishedFile(
        long most,
        long least,
        FileKind kind,
        @Nullable String ownTitle,
        long size,
        long modified,
        @Nullable String sha256) {

    /** The short form of an entry; null if it has none. */
    static @Nullable FinishedFile of(String key, JournalEntry entry) {
        StoredFile file = entry.onlyFile();
        if (file == null
                || !entry.items().equals(List.of(file.itemUuid()))
                || !file.stamp().companions().isEmpty()
                || JournalKey.file(key).isEmpty()) {
            return null;
        }
        UUID item = file.itemUuid();
        FileStamp stamp = file.stamp();
        return new FinishedFile(
                item.getMostSignificantBits(),
                item.getLeastSignificantBits(),
                file.kind(),
                file.title().equals(name(key)) ? null : file.title(),
                stamp.size(),
                stamp.modified(),
                stamp.sha256());
    }

    private static String name(String key) {
        return key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('\\')) + 1);
    }

    JournalEntry entry(String key) {
        UUID item = new UUID(most, least);
        JournalEntry entry = new JournalEntry();
        String title = ownTitle == null ? name(key) : ownTitle;
        entry.stored(0, new StoredFile(item, "", kind, title, new FileStamp(size, modified, sha256), Map.of()));
        entry.registered(List.of(item));
        return entry;
    }
}
