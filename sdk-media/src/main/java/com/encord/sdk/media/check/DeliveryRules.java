package com.encord.sdk.media.check;

import com.encord.sdk.media.video.AudioSpan;
import com.encord.sdk.media.video.ContainerLayout;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoInfo;
import com.encord.sdk.media.video.VideoScan;
import java.util.Optional;
import java.util.Set;

/** Whether the file is whole, within the limits, and quick to open and to seek in. */
final class DeliveryRules {
    private static final long MOST_BYTES = 1_000_000_000L;
    private static final int MOST_FRAMES = 100_000;
    private static final int MOST_KEYFRAME_GAP = 300;
    private static final double MOST_KEYFRAME_SECONDS = 10;
    private static final double LONGEST_SOUND_PACKET = 0.1;

    private static final double LONGEST_HOLD = 0.5;

    /** Formats whose header tells the duration that was reached when the file was finished. */
    private static final Set<String> DURATION_WRITTEN_LAST = Set.of("matroska,webm", "flv");

    private DeliveryRules() {}

    static void check(VideoScan scan, Draft draft) {
        whole(scan, draft);
        limits(scan, draft);
        if (scan.layout().indexAtEnd()) {
            draft.add(
                    FindingCode.MOOV_AT_END,
                    Severity.INFO,
                    Fix.REMUX,
                    "The index lies at the end of the file, so playing over the web starts late. Rewriting the"
                            + " container moves it to the front.",
                    "fileSize",
                    scan.layout().fileSize());
        }
    }

    static void truncated(Draft draft, ContainerLayout layout) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                (layout.lacksSegments()
                                ? "The segment index lists fragments that are not there"
                                : "The file ends inside its last part ("
                                        + layout.lastPart().orElse("?") + ")")
                        + ": it should have " + layout.promisedSize() + " bytes but has " + layout.fileSize()
                        + ". Copy it again.",
                "promisedBytes",
                layout.promisedSize(),
                "fileSize",
                layout.fileSize());
    }

    private static void whole(VideoScan scan, Draft draft) {
        FrameIndex index = scan.index();
        ContainerLayout layout = scan.layout();
        int listed = scan.listedPackets();
        if (listed > index.packetCount() || listed > 0 && index.corruptPacketCount() > 0) {
            draft.add(
                    FindingCode.TRUNCATED,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The index lists " + Finding.counted(listed, "frame", "frames") + ", but only "
                            + Finding.counted(index.packetCount() - index.corruptPacketCount(), "is", "are")
                            + " whole in the file. Copy it again; re-encoding keeps what is there.",
                    "listedPackets",
                    listed,
                    "packets",
                    index.packetCount(),
                    "partialPackets",
                    index.corruptPacketCount());
        } else if (listed == 0 && layout.promisedSize() > layout.fileSize()) {
            if (allFramesAreThere(scan)) {
                lostTail(draft, layout);
            } else {
                truncated(draft, layout);
            }
        } else if (lacksFragments(scan) || endedTooEarly(scan) || promisesMore(scan)) {
            draft.add(
                    FindingCode.TRUNCATED,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The file breaks off after " + TimingRules.rounded(end(scan))
                            + " s, in the middle of what was being written. Copy or record it again; re-encoding"
                            + " keeps what is there.",
                    "packets",
                    index.packetCount(),
                    "end",
                    TimingRules.rounded(end(scan)));
        } else if (brokenInside(scan).isPresent()) {
            draft.add(
                    FindingCode.TRUNCATED,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The container is broken inside, and the frames that stood there are lost: "
                            + brokenInside(scan).get() + ". Copy it again; re-encoding keeps what can be found.",
                    "packets",
                    index.packetCount(),
                    "reason",
                    brokenInside(scan).get());
        } else if (scan.endError().isPresent()) {
            draft.add(
                    FindingCode.TRUNCATED,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "Reading stopped after " + Finding.counted(index.packetCount(), "frame", "frames") + ": "
                            + scan.endError().get() + ". Copy or export the file again.",
                    "packets",
                    index.packetCount(),
                    "reason",
                    scan.endError().get());
        }
        metadata(scan, draft);
    }

    private static boolean lacksFragments(VideoScan scan) {
        double promised = scan.layout().fragmentsDuration().orElse(0);
        double sound = scan.audio().stream().mapToDouble(AudioSpan::end).max().orElse(0);
        return scan.layout().fragmented()
                && promised - Math.max(end(scan), sound) > 2 * scan.timing().typicalStep() + LONGEST_SOUND_PACKET;
    }

    /** Whether the header's duration goes far beyond all there is; a last frame may be held for a while. */
    private static boolean promisesMore(VideoScan scan) {
        VideoInfo info = scan.info();
        boolean allStreamsKnown = info.videoStreams() == 1 && info.streams() == 1 + info.audioStreams();
        if (!DURATION_WRITTEN_LAST.contains(info.container())
                || !allStreamsKnown
                || scan.index().frameCount() < 2
                || info.containerDuration().isEmpty()) {
            return false;
        }
        double sound = scan.audio().stream().mapToDouble(AudioSpan::end).max().orElse(0);
        return info.containerDuration().getAsDouble() - Math.max(end(scan), sound)
                > Math.max(LONGEST_HOLD, 2 * scan.timing().longestStep());
    }

    /** A live recording does not say how long it is; what is left of its last part does. */
    private static boolean endedTooEarly(VideoScan scan) {
        return scan.layout().lastPart().filter("Segment"::equals).isPresent()
                && scan.messages().stream().anyMatch(line -> line.contains("File ended prematurely"));
    }

    /** What FFmpeg says where an element of Matroska (RFC 8794 section 4) cannot be one, or is larger than what holds it. */
    private static Optional<String> brokenInside(VideoScan scan) {
        return scan.messages().stream()
                .filter(line -> line.contains("of an EBML number")
                        || line.contains("EBML number's first byte")
                        || line.contains("exceeds containing master element"))
                .findFirst();
    }

    private static double end(VideoScan scan) {
        return scan.index().endPts() * scan.index().timeBase().toDouble();
    }

    /** Seeking indexes lie at the end: a file can lose them and still hold every frame. */
    private static boolean allFramesAreThere(VideoScan scan) {
        if (scan.layout().lacksSegments()) {
            return false;
        }
        if (scan.layout().isoMedia()) {
            String part = scan.layout().lastPart().orElse("");
            return !part.equals("mdat") && !part.equals("moof") && !part.equals("moov");
        }
        FrameIndex index = scan.index();
        if (scan.info().claimedFrames().isPresent()) {
            // FFmpeg cuts the duration of a cut AVI to what is there, but leaves the number of frames
            return index.packetCount() >= scan.info().claimedFrames().getAsLong() && index.corruptPacketCount() == 0;
        }
        double end = index.endPts() * index.timeBase().toDouble();
        return scan.info().containerDuration().isPresent()
                && scan.info().containerDuration().getAsDouble() - end
                        <= scan.timing().typicalStep();
    }

    private static void lostTail(Draft draft, ContainerLayout layout) {
        draft.add(
                FindingCode.TRUNCATED,
                Severity.WARNING,
                Fix.REMUX,
                Finding.counted(layout.promisedSize() - layout.fileSize(), "byte is", "bytes are")
                        + " missing at the end, but no frame is. Rewrite the container to renew its index.",
                "promisedBytes",
                layout.promisedSize(),
                "fileSize",
                layout.fileSize());
    }

    private static void metadata(VideoScan scan, Draft draft) {
        VideoInfo info = scan.info();
        if (scan.index().frameCount() == 0) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.ERROR,
                    Fix.REJECT,
                    "The file describes a video but holds no frames. Find the rest of it.",
                    "frames",
                    0);
            return;
        }
        boolean duration =
                info.containerDuration().isPresent() || info.claimedDuration().isPresent();
        boolean rate = scan.timing().frameRate().isPresent();
        if (!duration || !rate) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.WARNING,
                    Fix.REMUX,
                    "The header gives no " + (duration ? "frame rate" : "duration")
                            + ", so players cannot seek. Rewrite the container.",
                    "hasDuration",
                    duration,
                    "hasFrameRate",
                    rate);
        }
    }

    private static void limits(VideoScan scan, Draft draft) {
        if (draft.fileSize() >= MOST_BYTES) {
            draft.add(
                    FindingCode.OVERSIZE_BYTES,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "The file has " + draft.fileSize() + " bytes, the platform takes less than " + MOST_BYTES
                            + ". Cut it, or re-encode it smaller.",
                    "fileSize",
                    draft.fileSize(),
                    "limit",
                    MOST_BYTES);
        }
        if (scan.index().frameCount() > MOST_FRAMES) {
            draft.add(
                    FindingCode.OVERSIZE_FRAMES,
                    Severity.ERROR,
                    Fix.LOCAL_ONLY,
                    "The video has " + scan.index().frameCount() + " frames, the platform takes " + MOST_FRAMES
                            + ". Cut it into parts, or lower its frame rate.",
                    "frames",
                    scan.index().frameCount(),
                    "limit",
                    MOST_FRAMES);
        }
    }

    static void seeking(VideoScan scan, Draft draft) {
        FrameIndex index = scan.index();
        int gap = index.keyframeInterval();
        double seconds = gap * meanStep(index);
        boolean none = true;
        for (int packet = 0; packet < index.packetCount() && none; packet++) {
            none = !index.packetIsKeyframe(packet);
        }
        if (none || gap > MOST_KEYFRAME_GAP || seconds > MOST_KEYFRAME_SECONDS + 1e-6 && gap > 1) {
            draft.add(
                    FindingCode.SPARSE_KEYFRAMES,
                    Severity.WARNING,
                    Fix.REENCODE,
                    (none
                                    ? "No frame is marked as a keyframe, so there is nowhere to start decoding."
                                    : "Keyframes are up to " + gap + " frames (" + TimingRules.rounded(seconds)
                                            + " s) apart, which makes seeking slow.")
                            + " Re-encode with a keyframe every few seconds.",
                    "keyframeInterval",
                    gap,
                    "seconds",
                    TimingRules.rounded(seconds));
        }
    }

    private static double meanStep(FrameIndex index) {
        return (index.endPts() - index.pts(0)) * index.timeBase().toDouble() / index.frameCount();
    }
}
