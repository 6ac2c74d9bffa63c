package com.encord.sdk.examples;

import com.encord.sdk.local.MediaEngine;
import com.encord.sdk.local.MediaFacts;
import com.encord.sdk.local.MediaIssue;
import com.encord.sdk.local.ReEncodeOutcome;
import com.encord.sdk.local.StoredMedia;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.audio.AudioInfo;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.DicomReader;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.reencode.ImageSequenceVideo;
import com.encord.sdk.media.reencode.ReEncode;
import com.encord.sdk.media.reencode.ReEncodeResult;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does the local platform's media work with this SDK's own checks and re-encoding. */
final class LocalMediaEngine implements MediaEngine {
    private static final Map<String, MediaKind> KINDS = Map.of(
            "video", MediaKind.VIDEO,
            "image", MediaKind.IMAGE,
            "audio", MediaKind.AUDIO,
            "dicomFile", MediaKind.DICOM,
            "nifti", MediaKind.NIFTI,
            "pdf", MediaKind.PDF,
            "plainText", MediaKind.TEXT);

    /** What must be decoded to be of use; anything else is taken as it is, and its issues are kept with the item. */
    private static final Set<String> DECODED = Set.of("video", "image", "audio", "dicomFile");

    @Override
    public MediaFacts facts(StoredMedia source) throws IOException {
        MediaReport report = MediaCheck.of(named(source)).run();
        if (report.verdict() == Verdict.REJECT && DECODED.contains(source.itemType())) {
            throw new IOException(issues(report).stream()
                    .map(issue -> issue.code() + ": " + issue.message())
                    .reduce((a, b) -> a + "; " + b)
                    .orElse("not supported"));
        }
        requireKind(source, report);
        com.encord.sdk.media.check.MediaFacts found = report.facts();
        MediaFacts facts = MediaFacts.of(report.mimeType()).withIssues(issues(report));
        if (found.width().isPresent() && found.height().isPresent()) {
            facts = facts.withSize(found.width().getAsInt(), found.height().getAsInt());
        }
        facts = facts.withTiming(
                found.frameRate().map(Rational::toDouble).orElse(null),
                number(found.duration()),
                found.frameCount().isPresent()
                        ? Math.toIntExact(found.frameCount().getAsLong())
                        : null);
        return switch (report.kind()) {
            case DICOM -> withDicom(facts, source.file());
            case AUDIO -> withAudio(facts, source.file());
            default -> facts;
        };
    }

    /** Refuses healthy files of another kind than the uploader says. */
    private static void requireKind(StoredMedia source, MediaReport report) throws IOException {
        MediaKind wanted = KINDS.get(source.itemType());
        if (report.verdict() != Verdict.REJECT && wanted != null && report.kind() != wanted) {
            throw new IOException(source.name() + " is of kind " + report.kind() + " (" + report.mimeType() + "), not "
                    + wanted + ": upload it as what it is");
        }
    }

    private static MediaFacts withAudio(MediaFacts facts, Path file) {
        AudioInfo audio = AudioInfo.read(file);
        return facts.withAudio(
                audio.sampleRate(),
                audio.bitsPerSample().isPresent() ? audio.bitsPerSample().getAsInt() : null,
                audio.codec(),
                audio.channels());
    }

    private static MediaFacts withDicom(MediaFacts facts, Path file) {
        DicomDataset header = DicomReader.standard().readHeader(file).dataset();
        OptionalInt rows = header.integer(Tag.ROWS);
        OptionalInt columns = header.integer(Tag.COLUMNS);
        MediaFacts sized =
                rows.isPresent() && columns.isPresent() ? facts.withSize(columns.getAsInt(), rows.getAsInt()) : facts;
        return sized.withDicom(
                header.text(Tag.STUDY_INSTANCE_UID).orElse(null),
                header.text(Tag.SERIES_INSTANCE_UID).orElse(null),
                header.text(Tag.SOP_INSTANCE_UID).orElse(null));
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static List<MediaIssue> issues(MediaReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding -> new MediaIssue(finding.code().name(), finding.message()))
                .toList();
    }

    @Override
    public ReEncodeOutcome reEncode(StoredMedia source, Path target, boolean full) throws IOException {
        try {
            // what is to be repaired may show only when decoded; a full re-encode decodes anyway
            MediaReport before = MediaCheck.of(named(source)).deep(!full).run();
            ReEncode request = ReEncode.of(source.file()).report(before);
            ReEncodeResult result =
                    (full ? request.full() : request.auto()).to(target).run();
            return new ReEncodeOutcome(
                    switch (result.operation()) {
                        case NONE -> ReEncodeOutcome.Operation.NONE;
                        case REMUX -> ReEncodeOutcome.Operation.REMUX;
                        case REENCODE -> ReEncodeOutcome.Operation.REENCODE;
                    },
                    issues(before));
        } catch (MediaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void imageSequence(List<StoredMedia> images, Path target) throws IOException {
        try {
            ImageSequenceVideo.of(images.stream().map(StoredMedia::file).toList())
                    .to(target)
                    .run();
        } catch (MediaException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The stored bytes under the name that the uploader gave them, since the name is checked as well. */
    private static MediaSource named(StoredMedia source) {
        return new MediaSource() {
            @Override
            public String name() {
                return source.name();
            }

            @Override
            public Optional<Path> path() {
                return Optional.of(source.file());
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return Files.newByteChannel(source.file());
            }
        };
    }
}
