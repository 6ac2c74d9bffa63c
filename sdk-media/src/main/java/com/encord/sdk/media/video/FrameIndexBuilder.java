package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Collects packets in decoding order. Confined to one thread. */
final class FrameIndexBuilder {
    /** Two days at 120 frames per second; more is a hostile file, not a video. */
    private static final int MOST_PACKETS = 1 << 24;

    /** No codec reorders more frames than this (H.264 A.3.1). */
    private static final int REORDERED_FRAMES = 16;

    /** Enough to tell how far frames are apart. */
    private static final int MEASURED_FRAMES = 64;

    private final String source;
    private final Rational timeBase;
    private long[] pts = new long[512];
    private long[] dts = new long[512];
    private byte[] flags = new byte[512];
    private int count;
    private long latestPts = Long.MIN_VALUE;
    private long latestDuration;
    private long previousStep = 1;

    FrameIndexBuilder(String source, Rational timeBase) {
        this.source = source;
        this.timeBase = timeBase;
    }

    /** Takes the demuxer's current packet, which completes the frame of the packet before: nothing can start there. */
    void addSecondField(Demuxer demuxer) {
        boolean ofLatest = count > 0 && pts[count - 1] == latestPts;
        add(demuxer, StoredPackets.HIDDEN);
        flags[count - 1] &= ~StoredPackets.KEYFRAME;
        if (ofLatest) {
            latestDuration += Math.max(0, demuxer.packet().duration());
        }
    }

    /** Takes the demuxer's current packet, of which some flags are known. */
    void add(Demuxer demuxer, int known) {
        if (count == MOST_PACKETS) {
            throw new MediaLimitException(source, "has more than " + MOST_PACKETS + " video packets");
        }
        if (count == pts.length) {
            int larger = Math.min(count * 2, MOST_PACKETS);
            pts = Arrays.copyOf(pts, larger);
            dts = Arrays.copyOf(dts, larger);
            flags = Arrays.copyOf(flags, larger);
        }
        byte flag = (byte) known;
        if (demuxer.packet().keyframe()) {
            flag |= StoredPackets.KEYFRAME;
        }
        if (demuxer.packet().discarded()) {
            flag |= StoredPackets.DISCARDED;
        }
        if (demuxer.packet().corrupt()) {
            flag |= StoredPackets.CORRUPT;
        }
        long time = demuxer.packet().pts();
        long decoding = demuxer.packet().dts();
        if (time == Demuxer.NO_PTS) {
            flag |= StoredPackets.PTS_GUESSED;
            time = guess(decoding);
        }
        long duration = Math.max(0, demuxer.packet().duration());
        if ((flag & PresentationOrder.NOT_PRESENTED) == 0 && time >= latestPts) {
            latestPts = time;
            latestDuration = duration;
        }
        previousStep = duration > 0 ? duration : previousStep;
        pts[count] = time;
        dts[count] = decoding;
        flags[count] = flag;
        count++;
    }

    FrameIndex build() {
        countBackToStart();
        avoidTakenTimes();
        long[] times = Arrays.copyOf(pts, count);
        return new FrameIndex(timeBase, times, Arrays.copyOf(dts, count), Arrays.copyOf(flags, count), latestDuration);
    }

    /** Without a presentation time the decoder presents in decoding order, one step after the packet before. */
    private long guess(long decoding) {
        if (decoding != Demuxer.NO_PTS) {
            return decoding;
        }
        return count == 0 ? 0 : pts[count - 1] + previousStep;
    }

    /**
     * Matroska has no times before zero, so FFmpeg gives none to the packets that a cut left there. They are presented
     * one after the other, up to the first that has a time; with B-frames, some are stored behind that one.
     */
    private void countBackToStart() {
        int untimed = 0;
        int end = 0;
        for (int packet = 0; packet < count && packet <= end + REORDERED_FRAMES; packet++) {
            if (isUntimed(packet)) {
                untimed++;
                end = packet + 1;
            }
        }
        if (untimed == 0) {
            return;
        }
        long[] times = IntStream.range(0, Math.min(count, end + MEASURED_FRAMES))
                .filter(packet -> !isUntimed(packet))
                .mapToLong(packet -> pts[packet])
                .sorted()
                .toArray();
        if (times.length < 2) {
            return;
        }
        // the last ones may be ahead of others that come later in the file
        int whole = Math.max(1, times.length - 1 - REORDERED_FRAMES);
        double step = (double) (times[whole] - times[0]) / whole;
        for (int packet = 0, left = untimed; packet < end; packet++) {
            if (isUntimed(packet)) {
                pts[packet] = times[0] - Math.round(left-- * step);
            }
        }
    }

    private boolean isUntimed(int packet) {
        return (flags[packet] & StoredPackets.PTS_GUESSED) != 0 && dts[packet] == Demuxer.NO_PTS;
    }

    /**
     * Where other packets are presented later than they are decoded, the time at which one without a time of its own is
     * decoded may be one of theirs: then it is presented when none of them is.
     */
    private void avoidTakenTimes() {
        boolean[] moved = new boolean[count];
        for (int packet = 0; packet < count; packet++) {
            if ((flags[packet] & StoredPackets.PTS_GUESSED) != 0) {
                for (int tries = 0; tries < REORDERED_FRAMES && isTaken(packet, moved); tries++) {
                    pts[packet] += previousStep;
                    moved[packet] = true;
                }
            }
        }
    }

    private boolean isTaken(int packet, boolean[] moved) {
        int last = Math.min(count - 1, packet + REORDERED_FRAMES);
        for (int other = Math.max(0, packet - REORDERED_FRAMES); other <= last; other++) {
            boolean settled = (flags[other] & StoredPackets.PTS_GUESSED) == 0 || moved[other];
            if (other != packet
                    && settled
                    && (flags[other] & PresentationOrder.NOT_PRESENTED) == 0
                    && Math.abs(pts[other] - pts[packet]) < Math.max(1, previousStep / 4)) {
                return true;
            }
        }
        return false;
    }
}
