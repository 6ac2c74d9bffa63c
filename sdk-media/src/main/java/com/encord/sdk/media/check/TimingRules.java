package com.encord.sdk.media.check;

import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.FrameTiming;
import com.encord.sdk.media.video.VideoScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether frame {@code n} is on screen when {@code n / rate} seconds have passed, in every player. */
final class TimingRules {
    /** Below this a start is a rounding of the time base. */
    private static final double ROUNDING = 0.0006;

    /** No codec reorders more frames than this (H.264 A.3.1). */
    private static final int REORDERED_FRAMES = 16;

    private TimingRules() {}

    /**
     * @param scan the frames that can be seen
     * @param skipped how many packets decoders leave out although nothing is wrong with them
     */
    static void check(VideoScan scan, int skipped, Draft draft) {
        FrameIndex index = scan.index();
        FrameTiming timing = scan.timing();
        // where a file was cut off, some frames of the last group are missing between others that are there
        boolean cut = CompletenessRules.lostItsEnd(scan, draft);
        rate(index, cut ? scan.timingWithoutTail(REORDERED_FRAMES) : timing, draft);
        start(index, timing, draft);
        ghosts(scan, skipped, draft);
        stamps(index, draft);
    }

    private static void rate(FrameIndex index, FrameTiming timing, Draft draft) {
        boolean harmless = timing.constant();
        // where all frames have one time there is no rate; they are reported as duplicates
        if (!timing.uniform() && timing.longestStep() > 0) {
            draft.add(
                    FindingCode.VARIABLE_FRAME_RATE,
                    harmless ? Severity.INFO : Severity.ERROR,
                    Fix.REENCODE,
                    "Frames are between " + span(timing.shortestStep()) + " and " + span(timing.longestStep())
                            + " apart"
                            + (harmless
                                    ? ". No frame is more than half a frame off a constant rate, so that moves no label."
                                    : ", so browsers and the platform number them differently. Re-encode at a constant"
                                            + " frame rate."),
                    "largestDeviationFrames",
                    rounded(timing.largestDeviation()),
                    "missingSlots",
                    timing.missingSlots(),
                    "shortestStepSeconds",
                    rounded(timing.shortestStep()),
                    "typicalStepSeconds",
                    rounded(timing.typicalStep()),
                    "longestStepSeconds",
                    rounded(timing.longestStep()),
                    "frames",
                    index.frameCount());
        }
    }

    /** When the first frame is presented of those for which the file says so, in seconds. */
    static double startTime(FrameIndex index) {
        for (int frame = 0; frame < index.frameCount(); frame++) {
            if (index.packetHasPts(index.packetOf(frame))) {
                return index.time(frame);
            }
        }
        return index.time(0);
    }

    private static void start(FrameIndex index, FrameTiming timing, Draft draft) {
        double start = startTime(index);
        if (Math.abs(start) <= ROUNDING) {
            return;
        }
        double half = timing.typicalStep() / 2;
        boolean harmless = Math.abs(start) < half;
        draft.add(
                FindingCode.NON_ZERO_START,
                harmless ? Severity.INFO : Severity.ERROR,
                Fix.REMUX,
                "The first frame is presented at " + rounded(start) + " s instead of 0. "
                        + (harmless
                                ? "That is less than half a frame and moves no label."
                                : "Rewrite the container so that the video starts at 0."),
                "startTime",
                rounded(start));
    }

    private static void ghosts(VideoScan scan, int skipped, Draft draft) {
        FrameIndex index = scan.index();
        int discarded = index.discardedCount();
        int late = framesPastTheEnd(scan);
        List<String> ghosts = new ArrayList<>();
        if (discarded > 0) {
            ghosts.add(Finding.counted(discarded, "packet is", "packets are") + " decoded but never presented");
        }
        if (skipped > 0) {
            ghosts.add(Finding.counted(skipped, "packet", "packets")
                    + " at the start cannot be presented without pictures that were cut off before");
        }
        if (late > 0) {
            ghosts.add(Finding.counted(late, "frame starts", "frames start") + " when the track is over by its header");
        }
        if (ghosts.isEmpty()) {
            return;
        }
        draft.add(
                FindingCode.GHOST_FRAMES,
                Severity.ERROR,
                removableByCutting(index) && late + skipped == 0 ? Fix.REMUX : Fix.REENCODE,
                String.join(" and ", ghosts) + ", so players count frames differently. Rewrite the video without "
                        + (discarded + skipped + late == 1 ? "it." : "them."),
                "packets",
                index.packetCount(),
                "frames",
                index.frameCount(),
                "discardedPackets",
                discarded,
                "skippedPackets",
                skipped,
                "framesPastDuration",
                late);
    }

    /** Frames that start when the track is over already by its own header; fragments make that header meaningless. */
    private static int framesPastTheEnd(VideoScan scan) {
        FrameIndex index = scan.index();
        if (!scan.layout().isoMedia()
                || scan.layout().fragmented()
                || scan.info().claimedDuration().isEmpty()) {
            return 0;
        }
        // FFmpeg sums sample durations up, which leaves out what the track's own header allows for
        double allowed = Math.max(
                scan.info().claimedDuration().getAsDouble(),
                scan.layout().trackDuration().orElse(0));
        // phones end a track where its last frame starts; players show that frame all the same
        double over = index.time(0) + allowed + ROUNDING;
        int late = 0;
        while (index.time(index.frameCount() - 1 - late) > over) {
            late++;
        }
        return late;
    }

    /**
     * Whether leaving the unpresented packets out keeps the rest decodable: they stand before a keyframe with which the
     * presented ones start, or behind all presented ones.
     */
    private static boolean removableByCutting(FrameIndex index) {
        int first = 0;
        while (first < index.packetCount() && index.packetIsDiscarded(first)) {
            first++;
        }
        int last = index.packetCount() - 1;
        while (last >= 0 && index.packetIsDiscarded(last)) {
            last--;
        }
        if (first > last || !index.packetIsKeyframe(first) || !index.canStartAt(first)) {
            return false;
        }
        for (int packet = first; packet <= last; packet++) {
            if (index.packetIsDiscarded(packet)) {
                return false;
            }
        }
        return true;
    }

    private static void stamps(FrameIndex index, Draft draft) {
        duplicates(index, draft);
        backwards(index, draft);
        missing(index, draft);
    }

    private static void duplicates(FrameIndex index, Draft draft) {
        int duplicates = 0;
        for (int frame = 1; frame < index.frameCount(); frame++) {
            // a time that was guessed is nobody's claim
            if (index.pts(frame) == index.pts(frame - 1)
                    && index.packetHasPts(index.packetOf(frame))
                    && index.packetHasPts(index.packetOf(frame - 1))) {
                duplicates++;
            }
        }
        if (duplicates > 0) {
            draft.add(
                    FindingCode.DUPLICATE_TIMESTAMPS,
                    Severity.ERROR,
                    Fix.REENCODE,
                    Finding.counted(duplicates, "frame has", "frames have")
                            + " the same presentation time as the frame before, so only one of each is seen. Re-encode"
                            + " at a constant frame rate.",
                    "duplicates",
                    duplicates);
        }
    }

    private static void backwards(FrameIndex index, Draft draft) {
        int backwards = 0;
        long previous = FrameIndex.NO_PTS;
        for (int packet = 0; packet < index.packetCount(); packet++) {
            long dts = index.packetDts(packet);
            if (dts != FrameIndex.NO_PTS) {
                backwards += previous != FrameIndex.NO_PTS && dts < previous ? 1 : 0;
                previous = dts;
            }
        }
        if (backwards > 0) {
            draft.add(
                    FindingCode.NON_MONOTONIC_TIMESTAMPS,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "Decoding times run backwards at " + Finding.counted(backwards, "packet", "packets")
                            + ". Re-encode the video.",
                    "backwards",
                    backwards);
        }
    }

    private static void missing(FrameIndex index, Draft draft) {
        if (index.missingPtsCount() > 0) {
            draft.add(
                    FindingCode.MISSING_TIMESTAMPS,
                    Severity.ERROR,
                    Fix.REENCODE,
                    "No presentation time is given for " + index.missingPtsCount() + " of "
                            + Finding.counted(index.packetCount(), "packet", "packets")
                            + ". Re-encode at a constant frame rate.",
                    "packetsWithoutPts",
                    index.missingPtsCount(),
                    "packets",
                    index.packetCount());
        }
    }

    /** A time between frames for people; the evidence has it more exactly. */
    private static String span(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.1f ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.3f s", seconds);
    }

    static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
