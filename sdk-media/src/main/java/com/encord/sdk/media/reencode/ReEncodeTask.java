package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.UnwritableMediaException;
import com.encord.sdk.media.check.Finding;
import com.encord.sdk.media.check.FindingCode;
import com.encord.sdk.media.check.Fix;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.internal.ffmpeg.EncoderSettings;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import com.encord.sdk.media.video.VideoScan;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One run of a request: looks, decides, acts, and looks again. */
final class ReEncodeTask {
    private static final Set<String> WEBM_CODECS = Set.of("vp8", "vp9");
    private static final double KEYFRAME_SECONDS = 2;
    private static final int LONGEST_KEYFRAME_INTERVAL = 250;
    private static final long FASTEST_RATE = 240;
    private static final int LARGEST_TERM = 1_000_000;

    /** The platform takes less than 1 GB; an average bit rate is met with some tolerance only. */
    private static final double MOST_BITS = 0.9 * 8e9;

    private final ReEncodeSettings settings;
    private final Cancellation cancelled;
    private final Path source;

    ReEncodeTask(ReEncodeSettings settings, Cancellation cancelled) {
        this.settings = settings;
        this.cancelled = cancelled;
        this.source = settings.source();
    }

    ReEncodePlan plan() {
        CheckedVideo checked = checked();
        MediaReport report = checked.report();
        VideoScan scan = checked.scan();
        return new ReEncodePlan(
                operation(report, scan), repairable(report), choice(scan).map(EncoderChoice::encoder));
    }

    ReEncodeResult run() {
        requireFittingTarget();
        CheckedVideo checked = checked();
        MediaReport before = checked.report();
        VideoScan scan = checked.scan();
        ReEncodeOperation operation = operation(before, scan);
        if (operation == ReEncodeOperation.NONE) {
            return new ReEncodeResult(
                    source,
                    source,
                    operation,
                    Optional.empty(),
                    before.findings(),
                    before.findings(),
                    FrameMap.identity(scan.index().frameCount()));
        }
        if (operation == ReEncodeOperation.REMUX) {
            Optional<ReEncodeResult> remuxed = remux(before, scan);
            if (remuxed.isPresent()) {
                return remuxed.get();
            }
        }
        return reEncode(before, scan);
    }

    private CheckedVideo checked() {
        return cancelled.check(source.toString(), () -> settings.report()
                .map(report -> new CheckedVideo(report, VideoScan.of(source)))
                .orElseGet(this::checkedAsDeepAsNeeded));
    }

    /** Damaged pictures show only when decoded, which an encoding does anyway and nothing less than it does. */
    private CheckedVideo checkedAsDeepAsNeeded() {
        CheckedVideo checked = CheckedVideo.of(source, false);
        return operation(checked.report(), checked.scan()) == ReEncodeOperation.REENCODE
                ? checked
                : CheckedVideo.of(source, true);
    }

    /** Before anything is read, as it may take long to get to the writing. */
    private void requireFittingTarget() {
        settings.target().ifPresent(target -> {
            if (!Muxer.holds(container(target), codec().codecName())) {
                throw new IllegalArgumentException(
                        "The target " + target + " cannot hold " + codec() + "; choose another extension or codec");
            }
        });
    }

    private ReEncodeOperation operation(MediaReport report, VideoScan scan) {
        if (settings.full() || asksForMore(scan)) {
            return ReEncodeOperation.REENCODE;
        }
        return switch (report.fix()) {
            case NONE -> ReEncodeOperation.NONE;
            case REMUX -> ReEncodeOperation.REMUX;
            case REENCODE, LOCAL_ONLY, REJECT -> ReEncodeOperation.REENCODE;
        };
    }

    /** Whether a wish of the request is not fulfilled by the samples as they are. */
    private boolean asksForMore(VideoScan scan) {
        return settings.maxHeight().stream().anyMatch(most -> scan.info().displayHeight() > most)
                || settings.frameRate()
                        .filter(rate -> !scan.timing().constant()
                                || !scan.timing().frameRate().equals(Optional.of(rate)))
                        .isPresent()
                || settings.codec()
                        .filter(codec -> !codec.codecName().equals(scan.info().codec()))
                        .isPresent()
                || settings.keyframeInterval().stream()
                        .anyMatch(most -> scan.index().keyframeInterval() > most)
                || settings.quality().isPresent()
                || settings.bitRate().isPresent();
    }

    private static List<Finding> repairable(MediaReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO && finding.fix() != Fix.NONE)
                .toList();
    }

    /** Answers nothing if a new container does not remove the findings. */
    private Optional<ReEncodeResult> remux(MediaReport before, VideoScan scan) {
        String natural = WEBM_CODECS.contains(scan.info().codec()) ? "webm" : "mp4";
        Path target = target(natural);
        String container = container(target);
        Optional<Remux> remux = Remux.of(source, scan, container);
        if (remux.isEmpty()) {
            return Optional.empty();
        }
        try (TargetFile file = TargetFile.beside(target, List.of(source))) {
            FrameMap map = remux.get().writeTo(file.temporary(), target, cancelled);
            CheckedVideo written = cancelled.check(source.toString(), () -> CheckedVideo.of(file.temporary(), false));
            MediaReport after = written.report();
            boolean complete = written.scan().index().frameCount() == map.outputFrameCount();
            if (after.fix() != Fix.NONE || !complete) {
                return Optional.empty();
            }
            file.publish();
            return Optional.of(new ReEncodeResult(
                    source,
                    target,
                    ReEncodeOperation.REMUX,
                    Optional.empty(),
                    before.findings(),
                    after.findings(),
                    map));
        } catch (UnwritableMediaException unfit) {
            // a damaged stream of sound can stand in a transport stream and not in a file; where nothing can be
            // written at all, encoding will say so again
            return Optional.empty();
        }
    }

    private ReEncodeResult reEncode(MediaReport before, VideoScan scan) {
        EncoderChoice choice =
                choice(scan).orElseThrow(() -> EncoderChoice.missing(source.toString(), codec(), outputSize(scan)));
        String encoder = choice.encoder();
        Path target = target(choice.codec().container());
        SourceFrames frames = SourceFrames.of(scan.index());
        if (frames.count() == 0) {
            throw new UnsupportedMediaException(source.toString(), "presents no frames, so there is nothing to encode");
        }
        Rational measured = scan.timing().frameRate().orElse(new Rational(1, 1));
        Rational rate = rate(scan, measured);
        OutputGrid grid = grid(frames, scan, rate, measured);
        EncoderSettings encoding = new EncoderSettings(
                encoder,
                rate,
                settings.keyframeInterval().orElse(usualKeyframeInterval(rate)),
                settings.quality(),
                bitRate(before, grid, rate));
        try (TargetFile file = TargetFile.beside(target, List.of(source))) {
            FrameMap map = new Transcode(
                            source,
                            frames,
                            grid,
                            encoding,
                            container(target),
                            settings.maxHeight(),
                            settings.damagedFrames(),
                            scan.index().missingPtsCount() > 0)
                    .writeTo(file.temporary(), target, settings.progress(), cancelled);
            MediaReport after = cancelled.check(
                    source.toString(), () -> MediaCheck.of(file.temporary()).run());
            file.publish();
            return new ReEncodeResult(
                    source,
                    target,
                    ReEncodeOperation.REENCODE,
                    Optional.of(encoder),
                    before.findings(),
                    after.findings(),
                    map);
        }
    }

    /** A spot fix keeps a constant rate, and with it every frame's index; a full one rounds it to a whole number. */
    private Rational rate(VideoScan scan, Rational measured) {
        if (settings.frameRate().isPresent()) {
            return settings.frameRate().get();
        }
        boolean writable = measured.numerator() <= LARGEST_TERM && measured.denominator() <= LARGEST_TERM;
        if (!settings.full() && scan.timing().constant() && writable && measured.toDouble() <= FASTEST_RATE) {
            return measured;
        }
        return new Rational(Math.max(1, Math.min(FASTEST_RATE, Math.round(measured.toDouble()))), 1);
    }

    private OutputGrid grid(SourceFrames frames, VideoScan scan, Rational rate, Rational measured) {
        if (scan.timing().constant() && rate.equals(measured)) {
            return OutputGrid.oneToOne(frames.count());
        }
        long usual = Math.round(1 / (measured.toDouble() * frames.timeBase().toDouble()));
        long last = frames.lastDuration() > 0 ? frames.lastDuration() : usual;
        try {
            return OutputGrid.of(frames.times(), frames.timeBase(), last, rate);
        } catch (ArithmeticException tooMany) {
            throw new MediaLimitException(
                    source.toString(),
                    "its " + frames.count() + " frames span so much time that " + tooMany.getMessage() + " at " + rate
                            + " frames per second; its timestamps are broken, or choose a lower frame rate",
                    tooMany);
        }
    }

    private static int usualKeyframeInterval(Rational rate) {
        return (int) Math.max(1, Math.min(LONGEST_KEYFRAME_INTERVAL, Math.round(KEYFRAME_SECONDS * rate.toDouble())));
    }

    /** A file that is too large for the platform must come out small enough; else quality decides. */
    private OptionalLong bitRate(MediaReport before, OutputGrid grid, Rational rate) {
        boolean oversize = before.finding(FindingCode.OVERSIZE_BYTES).isPresent();
        if (settings.bitRate().isPresent() || settings.quality().isPresent() || !oversize) {
            return settings.bitRate();
        }
        double seconds = grid.frameCount() / rate.toDouble();
        return OptionalLong.of(Math.max(1, (long) (MOST_BITS / seconds)));
    }

    private Optional<EncoderChoice> choice(VideoScan scan) {
        String container = settings.target().map(ReEncodeTask::container).orElse("mp4");
        return EncoderChoice.of(settings.codec(), container, outputSize(scan));
    }

    private OutputSize outputSize(VideoScan scan) {
        return OutputSize.of(scan.info(), settings.maxHeight());
    }

    /** What was asked for, else H.264, which WebM cannot hold. */
    private VideoCodec codec() {
        boolean webm = settings.target().map(ReEncodeTask::container).equals(Optional.of("webm"));
        return settings.codec().orElse(webm ? VideoCodec.VP9 : VideoCodec.H264);
    }

    private Path target(String extension) {
        return settings.target().orElseGet(() -> TargetFile.normalizedBeside(source, extension));
    }

    /** FFmpeg's name of the container that the target's extension stands for. */
    private static String container(Path target) {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "mp4", "m4v" -> "mp4";
            case "mov" -> "mov";
            case "webm" -> "webm";
            case "mkv" -> "matroska";
            default ->
                throw new IllegalArgumentException("The target " + target
                        + " must end in mp4, m4v, mov, webm or mkv, which says what container to write");
        };
    }
}
