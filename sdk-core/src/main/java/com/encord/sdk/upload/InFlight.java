package com.encord.sdk.upload;

import com.encord.sdk.transport.Pace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An input between its first file's turn and its outcome: which of its files are stored, and what went wrong. Safe for
 * use by many threads.
 */
final class InFlight {
    /** Why an input will not become an item. */
    record Failure(
            UploadStatus status, String reason, @Nullable Throwable error) {}

    private final int index;
    private final Input input;
    private final Pace pace;
    private final long start;
    private final @Nullable StoredFile[] stored;
    private List<String> notes = List.of();
    private int filesLeft;
    private @Nullable Failure failure;
    private Map<String, ?> clientMetadata = Map.of();
    private @Nullable String content;
    private @Nullable String journalKey;

    InFlight(int index, Input input, Pace pace) {
        this.index = index;
        this.input = input;
        this.pace = pace;
        this.start = pace.nanoTime();
        this.stored = new StoredFile[input.files().size()];
        this.filesLeft = stored.length;
    }

    int index() {
        return index;
    }

    Input input() {
        return input;
    }

    synchronized UploadKind kind() {
        StoredFile first = stored[0];
        return input.kind() == UploadKind.UNKNOWN && first != null ? UploadKind.ofSingle(first.kind()) : input.kind();
    }

    synchronized String title() {
        StoredFile first = stored[0];
        return input.givenTitle() == null && first != null ? first.title() : input.name();
    }

    /** What the journal knows it by, made once: a group's is made of all its files, each of which asks for it. */
    synchronized String journalKey() {
        if (journalKey == null) {
            journalKey = JournalKey.of(input);
        }
        return journalKey;
    }

    Duration elapsed() {
        return Duration.ofNanos(pace.nanoTime() - start);
    }

    synchronized void note(String text) {
        notes = Stream.concat(notes.stream(), Stream.of(text)).toList();
    }

    /** Sets the notes to a list that never changes and that others may share. */
    synchronized void notes(List<String> texts) {
        notes = texts;
    }

    synchronized List<String> notes() {
        return notes;
    }

    synchronized void stored(int file, StoredFile at) {
        stored[file] = at;
    }

    /** All files in order; call only when every one is stored. */
    synchronized List<StoredFile> files() {
        return List.copyOf(Arrays.asList(stored));
    }

    /** The first failure counts; a group fails as a whole. */
    synchronized void fail(UploadStatus status, String reason, @Nullable Throwable error) {
        if (failure == null) {
            failure = new Failure(status, reason, error);
        }
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }

    synchronized @Nullable Failure failure() {
        return failure;
    }

    /** Counts a file as dealt with, well or not; true for the last one. */
    synchronized boolean fileDone() {
        filesLeft--;
        return filesLeft == 0;
    }

    synchronized void clientMetadata(Map<String, ?> metadata) {
        clientMetadata = metadata;
    }

    synchronized Map<String, ?> clientMetadata() {
        return clientMetadata;
    }

    /** It stands for this content, given by its SHA-256. */
    synchronized void content(String sha256) {
        content = sha256;
    }

    /** The content it stands for; null if for none. */
    synchronized @Nullable String content() {
        return content;
    }

    /** Whether the item made of it is a new one, rather than the placeholder of its only file. */
    boolean makesNewItem() {
        return kind().hasManyFiles();
    }

    boolean isPlaceholder(UUID item) {
        return files().stream().anyMatch(file -> file.itemUuid().equals(item));
    }
}
