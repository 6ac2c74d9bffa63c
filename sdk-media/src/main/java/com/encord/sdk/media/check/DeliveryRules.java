package com.encord.sdk.media.check;

import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoInfo;
import com.encord.sdk.media.video.VideoScan;

/** Whether the file is within the limits, and quick to open and to seek in. */
final class DeliveryRules {
    private static final long MOST_BYTES = 1_000_000_000L;
    private static final int MOST_FRAMES = 100_000;
    private static final int MOST_KEYFRAME_GAP = 300;
    private static final double MOST_KEYFRAME_SECONDS = 10;

    private DeliveryRules() {}

    static void check(VideoScan scan, Draft draft) {
        metadata(scan, draft);
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

    private static void metadata(VideoScan scan, Draft draft) {
        FrameIndex index = scan.index();
        if (index.packetCount() > 0 && index.discardedCount() == index.packetCount()) {
            allDiscarded(index, draft);
        } else if (index.frameCount() == 0) {
            draft.add(
                    FindingCode.MISSING_METADATA,
                    Severity.ERROR,
                    Fix.REJECT,
                    "The file describes a video but holds no frames. Find the rest of it.",
                    "frames",
                    0);
        } else {
            header(scan, draft);
        }
    }

    private static void allDiscarded(FrameIndex index, Draft draft) {
        draft.add(
                FindingCode.GHOST_FRAMES,
                Severity.ERROR,
                Fix.LOCAL_ONLY,
                "The edit list presents none of the " + Finding.counted(index.packetCount(), "packet", "packets")
                        + ", so players show nothing. Export the file again without edits.",
                "packets",
                index.packetCount(),
                "frames",
                0,
                "discardedPackets",
                index.discardedCount());
    }

    private static void header(VideoScan scan, Draft draft) {
        VideoInfo info = scan.info();
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
