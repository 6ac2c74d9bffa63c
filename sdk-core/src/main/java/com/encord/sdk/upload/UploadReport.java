package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an upload: one outcome for each input, whatever happened. Immutable. */
public final class UploadReport {
    private static final int SHOWN = 20;

    private final List<UploadOutcome> outcomes;
    private final Duration elapsed;
    private final @Nullable EncordException stop;

    UploadReport(List<UploadOutcome> outcomes, Duration elapsed, @Nullable EncordException stop) {
        this.outcomes = outcomes;
        this.elapsed = elapsed;
        this.stop = stop;
    }

    /**
     * Every input's outcome, in the order of the inputs; a directory's files in natural order of their names.
     *
     * @return an unmodifiable list
     */
    public List<UploadOutcome> outcomes() {
        return outcomes;
    }

    /**
     * The items that exist now, in the order of the inputs: what a dataset links.
     *
     * @return their UUIDs
     */
    public List<UUID> items() {
        return outcomes.stream()
                .flatMap(outcome -> outcome.itemUuids().stream())
                .toList();
    }

    /**
     * Inputs that are items now.
     *
     * @return their outcomes
     */
    public List<UploadOutcome> uploaded() {
        return with(UploadStatus.UPLOADED);
    }

    /**
     * Inputs that failed.
     *
     * @return their outcomes, each with its reason
     */
    public List<UploadOutcome> failed() {
        return with(UploadStatus.FAILED);
    }

    /**
     * Inputs whose turn never came, because the run was stopped.
     *
     * @return their outcomes
     */
    public List<UploadOutcome> notStarted() {
        return with(UploadStatus.NOT_STARTED);
    }

    /**
     * What was not for uploading: found in a directory without being anything the platform takes, left out by a
     * pattern, met a second time, or of a content that is {@linkplain Upload#repeatedContent known already}.
     *
     * @return their outcomes, each with its reason
     */
    public List<UploadOutcome> skipped() {
        return with(UploadStatus.SKIPPED);
    }

    private List<UploadOutcome> with(UploadStatus status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
    }

    /**
     * Whether nothing failed and nothing was left out. Skipped files do not count against it.
     *
     * @return true if every input to upload is an item now
     */
    public boolean isComplete() {
        return outcomes.stream()
                .allMatch(outcome ->
                        outcome.status() == UploadStatus.UPLOADED || outcome.status() == UploadStatus.SKIPPED);
    }

    /**
     * What stopped the whole run before its end: it was cancelled, the platform could not be reached, or the platform
     * refuses this user or folder.
     *
     * @return the reason, when the run was stopped
     */
    public Optional<EncordException> stoppedBy() {
        return Optional.ofNullable(stop);
    }

    /**
     * The time the run took.
     *
     * @return wall-clock time
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * The bytes of the inputs that are items now.
     *
     * @return bytes
     */
    public long uploadedBytes() {
        return outcomes.stream()
                .filter(outcome -> outcome.status() == UploadStatus.UPLOADED)
                .mapToLong(UploadOutcome::bytes)
                .sum();
    }

    /**
     * Makes an exception of an incomplete upload.
     *
     * @return this report
     * @throws UploadIncompleteException unless {@link #isComplete()}; it carries this report
     */
    public UploadReport throwIfIncomplete() {
        if (!isComplete()) {
            throw new UploadIncompleteException(this);
        }
        return this;
    }

    /**
     * The counts in one line.
     *
     * @return such as {@code 98 of 100 uploaded (12.3 MB in 4.5 s), 2 failed}
     */
    public String summary() {
        int skipped = skipped().size();
        StringBuilder text = new StringBuilder()
                .append(uploaded().size())
                .append(" of ")
                .append(outcomes.size() - skipped)
                .append(" uploaded (")
                .append(String.format(
                        java.util.Locale.ROOT, "%.1f MB in %.1f s", uploadedBytes() / 1e6, elapsed.toMillis() / 1e3))
                .append(')');
        count(text, failed().size(), "failed");
        count(text, notStarted().size(), "not started");
        count(text, skipped, "skipped");
        return text.toString();
    }

    private static void count(StringBuilder text, int number, String what) {
        if (number > 0) {
            text.append(", ").append(number).append(' ').append(what);
        }
    }

    /** The summary, what stopped the run, and the first inputs that were not uploaded, each with its reason. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary());
        if (stop != null) {
            text.append("\nStopped: ").append(stop.getMessage());
        }
        List<UploadOutcome> unhappy = outcomes.stream()
                .filter(outcome -> outcome.status() != UploadStatus.UPLOADED)
                .toList();
        unhappy.stream().limit(SHOWN).forEach(outcome -> text.append("\n  ").append(outcome));
        if (unhappy.size() > SHOWN) {
            text.append("\n  and ").append(unhappy.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
