package com.encord.sdk.media.upload;

import com.encord.sdk.media.MediaInterruptedException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.audio.AudioConversion;
import com.encord.sdk.media.check.Finding;
import com.encord.sdk.media.check.FindingCode;
import com.encord.sdk.media.check.Fix;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.image.ImageConversion;
import com.encord.sdk.media.nifti.NiftiConversion;
import com.encord.sdk.media.reencode.ReEncode;
import com.encord.sdk.media.reencode.ReEncodeOperation;
import com.encord.sdk.media.reencode.ReEncodeResult;
import com.encord.sdk.upload.FileKind;
import com.encord.sdk.upload.FileRepair;
import com.encord.sdk.upload.Inspection;
import com.encord.sdk.upload.RepairedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Repairs files before they are uploaded: rewraps or re-encodes videos into temporary files named
 * {@code <stem>_normalized.mp4}, and makes PNGs of single pictures and FLAC of sound in formats that the platform does
 * not take but {@link ImageConversion} and {@link AudioConversion} do, such as a phone's HEIC or an Ogg recording, and
 * joins volumes that are a pair of {@code .hdr} and {@code .img} ({@link NiftiConversion}). The upload deletes them. Everything else passes untouched, with a note on the outcome of a file that
 * {@link MediaInspector} found an error in. Encoders use all cores, so no more than two run at once, however many files
 * are sent at the same time. Safe for use by many threads at once.
 *
 * <p>Labels made on the original keep their place through the frame map that {@link #onRepair} hands out.
 */
public final class MediaRepair implements FileRepair {
    private static final int ENCODERS_AT_ONCE = 2;
    /** Stands for what of a name the locale has no letters for. */
    private static final char LOST = '\ufffd';

    private static final Set<FileKind> REPAIRABLE =
            Set.of(FileKind.VIDEO, FileKind.IMAGE, FileKind.AUDIO, FileKind.NIFTI);

    private final boolean full;
    private final BiConsumer<? super Path, ? super ReEncodeResult> listener;
    private final Semaphore encoders = new Semaphore(ENCODERS_AT_ONCE);

    private MediaRepair(boolean full, BiConsumer<? super Path, ? super ReEncodeResult> listener) {
        this.full = full;
        this.listener = listener;
    }

    /**
     * Repairs what needs it, with the cheapest operation that clears the findings; videos without any pass
     * untouched. Damaged pictures are repaired where the inspector names them, which it does if it is a {@linkplain
     * MediaInspector#deep deep} one: an upload decodes nothing otherwise.
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
        if (!REPAIRABLE.contains(inspection.kind())) {
            return asItIs(file, inspection);
        }
        MediaReport report = report(file, inspection);
        if (!isToBeRepaired(report)) {
            return asItIs(file, inspection);
        }
        if (report.kind() == MediaKind.NIFTI) {
            return repaired(file, report);
        }
        try {
            encoders.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaInterruptedException(file.toString(), "interrupted while waiting for an encoder");
        }
        try {
            return repaired(file, report);
        } finally {
            encoders.release();
        }
    }

    private RepairedFile repaired(Path file, MediaReport report) throws IOException {
        Path name = name(file, suffix(report));
        Path target = Files.createTempDirectory("encord-repair").resolve(name);
        String done = "";
        try {
            done = made(file, report, target);
        } finally {
            if (done.isEmpty()) {
                discard(target);
            }
        }
        return done.isEmpty() ? RepairedFile.unchanged(file) : RepairedFile.temporary(target, done + why(report));
    }

    /** Each file has a folder of its own, since files of the same name may be repaired at once. */
    @Override
    public void discard(Path temporary) throws IOException {
        Files.deleteIfExists(temporary);
        Files.deleteIfExists(temporary.toAbsolutePath().getParent());
    }

    private static String suffix(MediaReport report) {
        return switch (report.kind()) {
            case IMAGE -> ".png";
            case AUDIO -> ".flac";
            case NIFTI ->
                report.finding(FindingCode.SPLIT_VOLUME)
                                .filter(split ->
                                        Boolean.TRUE.equals(split.evidence().get("compressed")))
                                .isPresent()
                        ? ".nii.gz"
                        : ".nii";
            default -> "_normalized.mp4";
        };
    }

    /** What was done; nothing if that was not needed after all. */
    private String made(Path file, MediaReport report, Path target) {
        switch (report.kind()) {
            case IMAGE -> {
                ImageConversion.of(file).to(target);
                return "converted to PNG";
            }
            case AUDIO -> {
                AudioConversion.of(file).to(target);
                return "converted to FLAC";
            }
            case NIFTI -> {
                NiftiConversion.of(file).to(target);
                return "joined into one file";
            }
            default -> {
                return reEncode(file, report, target);
            }
        }
    }

    private String reEncode(Path file, MediaReport report, Path target) {
        ReEncode request = ReEncode.of(file).report(report);
        ReEncodeResult result =
                (full ? request.full() : request.auto()).to(target).run();
        if (result.operation() == ReEncodeOperation.NONE) {
            return "";
        }
        listener.accept(file, result);
        return result.operation() == ReEncodeOperation.REMUX ? "rewrapped" : "re-encoded";
    }

    /** What is wrong and stays so is to be seen on the outcome. */
    private static RepairedFile asItIs(Path file, Inspection inspection) {
        Optional<String> note = inspection.mediaMetadata() instanceof InspectedMetadata inspected
                ? Optional.of(codes(inspected.report(), Severity.ERROR))
                        .filter(codes -> !codes.isEmpty())
                        .map(codes -> "as it is despite " + codes)
                : Optional.empty();
        return new RepairedFile(file, false, note);
    }

    /** The report of our own inspector, or a new one of a file that another inspector looked at. */
    private static MediaReport report(Path file, Inspection inspection) {
        return inspection.mediaMetadata() instanceof InspectedMetadata inspected
                ? inspected.report()
                : MediaCheck.of(file).run();
    }

    private boolean isToBeRepaired(MediaReport report) {
        return switch (report.kind()) {
            case VIDEO -> report.verdict() != Verdict.REJECT && (full || report.verdict() == Verdict.FIX);
            case IMAGE, AUDIO -> report.fix() == Fix.REENCODE;
            case NIFTI -> report.finding(FindingCode.SPLIT_VOLUME).isPresent();
            default -> false;
        };
    }

    @Override
    public Optional<String> foresee(Path file, Inspection inspection) {
        if (!REPAIRABLE.contains(inspection.kind())) {
            return Optional.empty();
        }
        MediaReport report = report(file, inspection);
        if (!isToBeRepaired(report)) {
            return Optional.empty();
        }
        String what =
                switch (report.kind()) {
                    case IMAGE -> "to be converted to PNG";
                    case AUDIO -> "to be converted to FLAC";
                    case NIFTI -> "to be joined into one file";
                    default -> !full && report.fix() == Fix.REMUX ? "to be rewrapped" : "to be re-encoded";
                };
        return Optional.of(what + why(report));
    }

    /** The file's name with another ending. */
    private static Path name(Path file, String suffix) {
        String name = file.getFileName().toString();
        if (name.indexOf(LOST) < 0) {
            return Path.of(stem(name) + suffix);
        }
        // the upload takes the title from the bytes of the name, which only the URI still has
        String whole = file.toUri().getRawPath();
        String encoded = stem(whole.substring(whole.lastIndexOf('/') + 1));
        return Path.of(URI.create("file:///" + encoded + suffix)).getFileName();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf(
                '.', name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.length() - 4 : name.length());
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String why(MediaReport report) {
        String codes = codes(report, Severity.WARNING);
        return codes.isEmpty() ? "" : " for " + codes;
    }

    private static String codes(MediaReport report, Severity least) {
        return report.findings().stream()
                .filter(finding -> finding.severity().compareTo(least) >= 0)
                .map(Finding::code)
                .map(Enum::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
