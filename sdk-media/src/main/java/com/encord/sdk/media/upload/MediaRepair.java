package com.encord.sdk.media.upload;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.check.Finding;
import com.encord.sdk.media.check.Fix;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.reencode.ReEncode;
import com.encord.sdk.media.reencode.ReEncodeOperation;
import com.encord.sdk.media.reencode.ReEncodeResult;
import com.encord.sdk.upload.FileKind;
import com.encord.sdk.upload.FileRepair;
import com.encord.sdk.upload.Inspection;
import com.encord.sdk.upload.RepairedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Repairs videos before they are uploaded: rewraps or re-encodes them into temporary files named
 * {@code <stem>_normalized.mp4}, which the upload deletes. Other kinds of files pass untouched. Encoders use all cores, so
 * no more than two run at once, however many files are sent at the same time. Safe for use by many threads at once.
 *
 * <p>Labels made on the original keep their place through the frame map that {@link #onRepair} hands out.
 */
public final class MediaRepair implements FileRepair {
    private static final int ENCODERS_AT_ONCE = 2;

    private final boolean full;
    private final BiConsumer<? super Path, ? super ReEncodeResult> listener;
    private final Semaphore encoders = new Semaphore(ENCODERS_AT_ONCE);

    private MediaRepair(boolean full, BiConsumer<? super Path, ? super ReEncodeResult> listener) {
        this.full = full;
        this.listener = listener;
    }

    /**
     * Repairs what needs it, with the cheapest operation that clears the findings; sound videos pass untouched.
     *
     * @return the repair
     */
    public static MediaRepair auto() {
        return new MediaRepair(false, (original, result) -> {});
    }

    /**
     * Encodes every video anew, whatever it looks like.
     *
     * @return the repair
     */
    public static MediaRepair full() {
        return new MediaRepair(true, (original, result) -> {});
    }

    /**
     * Shows each repair that was made, with its frame map.
     *
     * @param seen is given the original file and the result, by the thread that repaired, possibly by several at once
     * @return the same repair with this listener instead
     */
    public MediaRepair onRepair(BiConsumer<? super Path, ? super ReEncodeResult> seen) {
        return new MediaRepair(full, seen);
    }

    @Override
    public RepairedFile repair(Path file, Inspection inspection) throws IOException {
        if (inspection.kind() != FileKind.VIDEO) {
            return RepairedFile.unchanged(file);
        }
        MediaReport report = report(file, inspection);
        if (!isToBeRepaired(report)) {
            return RepairedFile.unchanged(file);
        }
        Path folder = Files.createTempDirectory("encord-repair");
        folder.toFile().deleteOnExit();
        Path target = folder.resolve(normalized(file));
        try {
            encoders.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(file.toString(), "interrupted while waiting for an encoder");
        }
        try {
            ReEncode request = ReEncode.of(file).report(report);
            ReEncodeResult result =
                    (full ? request.full() : request.auto()).to(target).run();
            if (result.operation() == ReEncodeOperation.NONE) {
                Files.deleteIfExists(folder);
                return RepairedFile.unchanged(file);
            }
            listener.accept(file, result);
            return RepairedFile.temporary(target, note(result, report));
        } catch (MediaException e) {
            Files.deleteIfExists(target);
            Files.deleteIfExists(folder);
            throw e;
        } finally {
            encoders.release();
        }
    }

    /** The report of our own inspector, or a new one of a file that another inspector looked at. */
    private static MediaReport report(Path file, Inspection inspection) {
        return inspection.mediaMetadata() instanceof InspectedMetadata inspected
                ? inspected.report()
                : MediaCheck.of(file).run();
    }

    private boolean isToBeRepaired(MediaReport report) {
        return report.verdict() != Verdict.REJECT && (full || report.verdict() == Verdict.FIX);
    }

    @Override
    public Optional<String> foresee(Path file, Inspection inspection) {
        if (inspection.kind() != FileKind.VIDEO) {
            return Optional.empty();
        }
        MediaReport report = report(file, inspection);
        String what = !full && report.fix() == Fix.REMUX ? "to be rewrapped" : "to be re-encoded";
        return isToBeRepaired(report) ? Optional.of(what + why(report)) : Optional.empty();
    }

    private static String normalized(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name) + "_normalized.mp4";
    }

    private static String note(ReEncodeResult result, MediaReport before) {
        String what = result.operation() == ReEncodeOperation.REMUX ? "rewrapped" : "re-encoded";
        return what + why(before);
    }

    private static String why(MediaReport report) {
        String codes = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::code)
                .map(Enum::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : " for " + codes;
    }
}
