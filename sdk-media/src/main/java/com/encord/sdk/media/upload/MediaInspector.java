package com.encord.sdk.media.upload;

import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.audio.AudioInfo;
import com.encord.sdk.media.check.Finding;
import com.encord.sdk.media.check.FindingCode;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaFacts;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.UploadTags;
import com.encord.sdk.media.document.PdfInfo;
import com.encord.sdk.media.nifti.NiftiVolume;
import com.encord.sdk.upload.FileInspector;
import com.encord.sdk.upload.FileKind;
import com.encord.sdk.upload.Inspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks each file by its content before it is uploaded, and refuses what the platform would not take. Safe for use by
 * many threads at once.
 *
 * <p>It also finds out what an upload can
 * {@linkplain com.encord.sdk.upload.Upload#provideMediaMetadata tell the platform} so that it need not scan: of images,
 * audio, DICOM files, PDF and text, and of videos unless they need a repair, since the platform does not check the
 * frames of videos that it is told about. NIfTI volumes are always scanned.
 *
 * <p>The platform takes one file per volume: a pair of {@code .hdr} and {@code .img} is refused unless {@link
 * MediaRepair} joins it, and the {@code .img} is not an input of its own.
 */
public final class MediaInspector implements FileInspector {
    private static final int DECODED_BITS = 16;
    private static final Pattern VOXELS = Pattern.compile(".*\\.img(\\.gz)?", Pattern.CASE_INSENSITIVE);

    private final Consumer<? super MediaReport> listener;
    private final Map<String, MediaReport> known;
    private final boolean deep;

    /** Checks files. */
    public MediaInspector() {
        this(report -> {});
    }

    /**
     * Checks files and shows the reports.
     *
     * @param listener is given each report, by the thread that checks, possibly by several at once
     */
    public MediaInspector(Consumer<? super MediaReport> listener) {
        this(listener, Map.of(), false);
    }

    private MediaInspector(Consumer<? super MediaReport> listener, Map<String, MediaReport> known, boolean deep) {
        this.listener = listener;
        this.known = known;
        this.deep = deep;
    }

    /**
     * Relies on reports of files that were checked shortly before, instead of checking them again. A file whose size
     * has changed since is checked.
     *
     * @param reports the reports, of files as they are named in the upload
     * @return the same inspector with these reports
     */
    public MediaInspector knowing(Collection<MediaReport> reports) {
        Map<String, MediaReport> byFile = new HashMap<>();
        reports.forEach(report -> byFile.put(report.file(), report));
        return new MediaInspector(listener, byFile, deep);
    }

    /**
     * Decodes every frame and picture as well, which finds damaged ones, so that {@link MediaRepair} can leave them
     * out. An upload then takes at least as long as decoding all of it, which may be much longer than sending it.
     *
     * @param deep true to decode; {@linkplain #knowing known} reports are relied on as they are
     * @return the same inspector with that setting
     */
    public MediaInspector deep(boolean deep) {
        return new MediaInspector(listener, known, deep);
    }

    @Override
    public Inspection inspect(Path file) {
        MediaReport earlier = known.get(file.toString());
        MediaReport report = earlier != null && isStill(file, earlier)
                ? earlier
                : MediaCheck.of(file).deep(deep).run();
        listener.accept(report);
        Inspection inspection = Inspection.of(kind(report.kind()), report.mimeType())
                .withMediaMetadata(new InspectedMetadata(metadata(file, report), report));
        if (isRefused(report)) {
            return inspection.refuse(reasons(report));
        }
        return report.finding(FindingCode.SPLIT_VOLUME)
                .map(split -> half(file, inspection, split))
                .orElse(inspection);
    }

    @Override
    public List<Path> companions(Path file) {
        return NiftiVolume.voxelsBeside(file).map(List::of).orElse(List.of());
    }

    /** The header stands for both halves of a volume. */
    private static Inspection half(Path file, Inspection inspection, Finding split) {
        String name = file.getFileName().toString();
        return VOXELS.matcher(name).matches()
                ? Inspection.of(FileKind.UNKNOWN, inspection.mimeType())
                        .refuse("It has the voxels of a volume, which is uploaded by its header: the file of the same"
                                + " name that ends in .hdr.")
                : inspection.refuse(text(split));
    }

    /** Videos in other containers are taken, since the platform can re-encode them; pictures and sound are not. */
    private static boolean isRefused(MediaReport report) {
        boolean reEncodable = report.kind() != MediaKind.IMAGE && report.kind() != MediaKind.AUDIO;
        return report.verdict() == Verdict.REJECT
                || !reEncodable
                        && report.finding(FindingCode.UNSUPPORTED_CONTAINER).isPresent();
    }

    private static boolean isStill(Path file, MediaReport report) {
        try {
            return Files.size(file) == report.fileSize();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static FileKind kind(MediaKind kind) {
        return switch (kind) {
            case VIDEO -> FileKind.VIDEO;
            case IMAGE -> FileKind.IMAGE;
            case AUDIO -> FileKind.AUDIO;
            case DICOM -> FileKind.DICOM;
            case NIFTI -> FileKind.NIFTI;
            case PDF -> FileKind.PDF;
            case TEXT -> FileKind.TEXT;
            case UNKNOWN -> FileKind.UNKNOWN;
        };
    }

    private static String reasons(MediaReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(MediaInspector::text)
                .collect(Collectors.joining("; "));
    }

    private static String text(Finding finding) {
        return finding.code() + ": " + finding.message();
    }

    /**
     * What the platform would find out by scanning; nothing when a part of it is not known. For a video it replaces the
     * platform's own check of its frames, and of a DICOM file its scan, so it is only given of those that have passed
     * this one.
     */
    private static Map<String, Object> metadata(Path file, MediaReport report) {
        boolean isUnsafe = report.verdict() == Verdict.REJECT
                || (report.kind() == MediaKind.VIDEO || report.kind() == MediaKind.DICOM)
                        && report.verdict() == Verdict.FIX;
        if (isUnsafe) {
            return Map.of();
        }
        MediaFacts facts = report.facts();
        boolean sized = facts.width().isPresent() && facts.height().isPresent();
        return switch (report.kind()) {
            case VIDEO ->
                sized && facts.frameRate().isPresent() && facts.duration().isPresent()
                        ? Map.of(
                                "fps", facts.frameRate().map(Rational::toDouble).orElseThrow(),
                                "duration", facts.duration().getAsDouble(),
                                "width", facts.width().getAsInt(),
                                "height", facts.height().getAsInt(),
                                "fileSize", report.fileSize(),
                                "mimeType", report.mimeType())
                        : Map.of();
            case IMAGE ->
                sized
                        ? Map.of(
                                "mimeType", report.mimeType(),
                                "fileSize", report.fileSize(),
                                "height", facts.height().getAsInt(),
                                "width", facts.width().getAsInt())
                        : Map.of();
            case TEXT -> Map.of("fileSize", report.fileSize(), "mimeType", report.mimeType());
            case PDF -> pdf(file, report);
            case AUDIO -> audio(file, report);
            case DICOM -> Map.of("tags", UploadTags.of(DicomReader.standard().readHeader(file)));
            default -> Map.of();
        };
    }

    private static Map<String, Object> pdf(Path file, MediaReport report) {
        OptionalInt pages = PdfInfo.read(file).pages();
        return pages.isPresent() ? Map.of("fileSize", report.fileSize(), "numPages", pages.getAsInt()) : Map.of();
    }

    /** The platform wants every field; lossy sound has no bit depth of its own, and is played with 16. */
    private static Map<String, Object> audio(Path file, MediaReport report) {
        AudioInfo audio = AudioInfo.read(file);
        if (audio.duration().isEmpty() || audio.sampleRate() == 0 || audio.channels() == 0) {
            return Map.of();
        }
        return Map.of(
                "duration", audio.duration().getAsDouble(),
                "fileSize", report.fileSize(),
                "mimeType", report.mimeType(),
                "sampleRate", audio.sampleRate(),
                "bitDepth", audio.bitsPerSample().orElse(DECODED_BITS),
                "codec", audio.codec(),
                "numChannels", audio.channels());
    }
}
