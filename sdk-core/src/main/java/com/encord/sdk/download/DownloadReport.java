package com.encord.sdk.download;

import com.encord.sdk.errors.EncordException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a download: one outcome for each item, whatever happened. Immutable. */
public final class DownloadReport {
    private static final int SHOWN = 20;

    private final List<DownloadOutcome> outcomes;
    private final Duration elapsed;
    private final @Nullable EncordException stop;

    DownloadReport(List<DownloadOutcome> outcomes, Duration elapsed, @Nullable EncordException stop) {
        this.outcomes = List.copyOf(outcomes);
        this.elapsed = elapsed;
        this.stop = stop;
    }

    /**
     * Every item's outcome, in the order in which they were asked for or listed.
     *
     * @return an unmodifiable list
     */
    public List<DownloadOutcome> outcomes() {
        return outcomes;
    }

    /**
     * The items of one status.
     *
     * @param status which
     * @return their outcomes
     */
    public List<DownloadOutcome> with(DownloadStatus status) {
        return outcomes.stream().filter(outcome -> outcome.status() == status).toList();
    }

    /**
     * The files on disk, whole: fetched by this run or an earlier one.
     *
     * @return their paths, in the order of the items
     */
    public List<Path> files() {
        return outcomes.stream().flatMap(outcome -> outcome.files().stream()).toList();
    }

    /**
     * Whether everything there is to download is on disk. Items with nothing to download do not count against it.
     *
     * @return false if an item failed or was not started, or the run was stopped before everything was listed
     */
    public boolean isComplete() {
        return stop == null
                && outcomes.stream()
                        .noneMatch(outcome -> outcome.status() == DownloadStatus.FAILED
                                || outcome.status() == DownloadStatus.NOT_STARTED);
    }

    /**
     * What stopped the whole run before its end: it was cancelled, the platform could not be reached, or a folder could
     * not be listed. Items that had not been listed by then have no outcome.
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
     * The size of the files on disk.
     *
     * @return bytes
     */
    public long bytes() {
        return outcomes.stream().mapToLong(DownloadOutcome::bytes).sum();
    }

    /**
     * Makes an exception of an incomplete download.
     *
     * @return this report
     * @throws DownloadIncompleteException unless {@link #isComplete()}; it carries this report
     */
    public DownloadReport throwIfIncomplete() {
        if (!isComplete()) {
            throw new DownloadIncompleteException(this);
        }
        return this;
    }

    /**
     * The counts in one line.
     *
     * @return such as {@code 98 of 100 on disk (12.3 MB in 4.5 s), 40 of them already there, 2 failed}
     */
    public String summary() {
        int alreadyThere = with(DownloadStatus.ALREADY_THERE).size();
        int skipped = with(DownloadStatus.SKIPPED).size();
        return (with(DownloadStatus.DOWNLOADED).size() + alreadyThere) + " of " + (outcomes.size() - skipped)
                + String.format(Locale.ROOT, " on disk (%.1f MB in %.1f s)", bytes() / 1e6, elapsed.toMillis() / 1e3)
                + count(alreadyThere, "of them already there")
                + count(with(DownloadStatus.FAILED).size(), "failed")
                + count(with(DownloadStatus.NOT_STARTED).size(), "not started")
                + count(skipped, "skipped");
    }

    private static String count(int number, String what) {
        return number == 0 ? "" : ", " + number + " " + what;
    }

    /** The summary, what stopped the run, and the first items that are not on disk, each with its reason. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary());
        if (stop != null) {
            text.append("\nStopped: ").append(stop.getMessage());
        }
        List<DownloadOutcome> unhappy = outcomes.stream()
                .filter(outcome -> outcome.reason().isPresent())
                .toList();
        unhappy.stream().limit(SHOWN).forEach(outcome -> text.append("\n  ").append(outcome));
        if (unhappy.size() > SHOWN) {
            text.append("\n  and ").append(unhappy.size() - SHOWN).append(" more");
        }
        return text.toString();
    }
}
