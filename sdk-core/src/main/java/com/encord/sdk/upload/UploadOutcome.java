package com.encord.sdk.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of one input of an upload: a file, a group, a series. Immutable. */
public final class UploadOutcome {
    private final Input input;
    private final UploadKind kind;
    private final @Nullable String
            ownTitle; // null if it is its input's name, as mostly: there may be very many of these
    private final UploadStatus status;
    private final Object items; // a UUID, or a list of any other number of them
    private final long elapsedNanos;
    private final List<String> notes;
    private final @Nullable Trouble trouble;

    /** What there is to say of an input that was not uploaded. */
    private record Trouble(
            String reason,
            @Nullable Throwable error,
            @Nullable Path sameContentAs) {}

    private UploadOutcome(
            Input input,
            UploadKind kind,
            String title,
            UploadStatus status,
            List<UUID> itemUuids,
            Duration elapsed,
            List<String> notes,
            @Nullable Trouble trouble) {
        this.input = input;
        this.kind = kind;
        this.ownTitle = title.equals(input.name()) ? null : title;
        this.status = status;
        this.items = itemUuids.size() == 1 ? itemUuids.get(0) : itemUuids;
        this.elapsedNanos = elapsed.toNanos();
        this.notes = notes;
        this.trouble = trouble;
    }

    static UploadOutcome uploaded(InFlight flight, List<UUID> items) {
        return new UploadOutcome(
                flight.input(),
                flight.kind(),
                flight.title(),
                UploadStatus.UPLOADED,
                List.copyOf(items),
                flight.elapsed(),
                flight.notes(),
                null);
    }

    static UploadOutcome failed(InFlight flight, String reason, @Nullable Throwable error) {
        return new UploadOutcome(
                flight.input(),
                flight.kind(),
                flight.title(),
                UploadStatus.FAILED,
                List.of(),
                flight.elapsed(),
                flight.notes(),
                new Trouble(reason, error, null));
    }

    static UploadOutcome without(Input input, UploadStatus status, String reason, @Nullable Throwable error) {
        return new UploadOutcome(
                input,
                input.kind(),
                input.name(),
                status,
                List.of(),
                Duration.ZERO,
                List.of(),
                new Trouble(reason, error, null));
    }

    /** Not sent, since another file of the same content was. */
    static UploadOutcome repeats(Input input, Path first) {
        return new UploadOutcome(
                input,
                input.kind(),
                input.name(),
                UploadStatus.SKIPPED,
                List.of(),
                Duration.ZERO,
                List.of(),
                new Trouble("Its content is that of " + first + ", which was uploaded.", null, first));
    }

    /**
     * The files as the user gave them or as they were found.
     *
     * @return one file, or a group's or series' files in order
     */
    public List<Path> files() {
        return input.files();
    }

    /**
     * The title on the platform, or the file name if it did not get that far.
     *
     * @return the title
     */
    public String title() {
        return ownTitle == null ? input.name() : ownTitle;
    }

    /**
     * What it is on the platform, or would have been.
     *
     * @return the kind; {@link UploadKind#UNKNOWN} if that was not found out
     */
    public UploadKind kind() {
        return kind;
    }

    /**
     * How it ended.
     *
     * @return the status
     */
    public UploadStatus status() {
        return status;
    }

    /**
     * The item it became.
     *
     * @return the item's UUID if it was uploaded; the first one's for an image sequence that became several
     */
    public Optional<UUID> itemUuid() {
        return itemUuids().stream().findFirst();
    }

    /**
     * The items it became: one, except for an image sequence of several resolutions.
     *
     * @return their UUIDs; empty if it was not uploaded
     */
    @SuppressWarnings("unchecked") // as the constructor made it
    public List<UUID> itemUuids() {
        return items instanceof UUID one ? List.of(one) : (List<UUID>) items;
    }

    /**
     * The size of its files.
     *
     * @return bytes
     */
    public long bytes() {
        return input.scannedBytes();
    }

    /**
     * The time from its turn to its outcome, waiting for others included.
     *
     * @return the time; zero if it was never started
     */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos);
    }

    /**
     * Why it was not uploaded.
     *
     * @return the reason in words; empty if it was uploaded
     */
    public Optional<String> reason() {
        return Optional.ofNullable(trouble).map(Trouble::reason);
    }

    /**
     * What was thrown when it failed.
     *
     * @return the exception, when there was one
     */
    public Optional<Throwable> error() {
        return Optional.ofNullable(trouble).map(Trouble::error);
    }

    /**
     * What else there is to know, such as a repair, or that it had been uploaded by an earlier run.
     *
     * @return notes in words, mostly none
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * Which file was uploaded in its place, if it was skipped because {@linkplain RepeatedContent its content is
     * repeated}.
     *
     * @return the first file of that content, of this upload or of an earlier one with the same journal
     */
    public Optional<Path> sameContentAs() {
        return Optional.ofNullable(trouble).map(Trouble::sameContentAs);
    }

    @Override
    public String toString() {
        String what = status + " " + title() + " (" + (files().isEmpty() ? "no files" : files().get(0))
                + (files().size() > 1 ? " and " + (files().size() - 1) + " more" : "") + ")";
        return what
                + (itemUuids().isEmpty() ? "" : " -> " + itemUuids())
                + (trouble == null ? "" : ": " + trouble.reason());
    }
}
