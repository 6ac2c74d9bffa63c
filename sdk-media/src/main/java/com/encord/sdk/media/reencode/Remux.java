package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.Muxer;
import com.encord.sdk.media.video.FrameIndex;
import com.encord.sdk.media.video.VideoScan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Writes the samples of a video into a new container, from time zero: the presented frames with their times (exact ones
 * where the rate is constant, which also undoes the rounding of coarse time bases), and the sound that plays while
 * there are pictures. Packets that are never presented are left out where nothing depends on them.
 */
final class Remux {
    private final Path source;
    private final VideoScan scan;
    private final String container;

    /** For each packet its new presentation and decoding time, in {@link #timeBase}; only of the copied ones. */
    private final long[] pts;

    private final long[] dts;
    private final int firstPacket;
    private final int endPacket;
    private final Rational timeBase;
    private final long end;

    private Remux(Path source, VideoScan scan, String container, int firstPacket, int endPacket) {
        this.source = source;
        this.scan = scan;
        this.container = container;
        this.firstPacket = firstPacket;
        this.endPacket = endPacket;
        FrameIndex index = scan.index();
        int frames = index.frameCount();
        Optional<Rational> rate =
                scan.timing().frameRate().filter(any -> scan.timing().constant());
        boolean everyPacketShown = endPacket - firstPacket == frames;
        this.pts = new long[index.packetCount()];
        if (rate.isPresent() && everyPacketShown) {
            this.timeBase = rate.get().inverse();
            this.end = frames;
            for (int frame = 0; frame < frames; frame++) {
                pts[index.packetOf(frame)] = frame;
            }
        } else {
            this.timeBase = index.timeBase();
            long last = index.duration(frames - 1);
            long usual = Math.round(scan.timing().typicalStep() / timeBase.toDouble());
            this.end = index.pts(frames - 1) + (last > 0 ? last : usual) - index.pts(0);
            for (int packet = firstPacket; packet < endPacket; packet++) {
                pts[packet] = index.packetPts(packet) - index.pts(0);
            }
        }
        this.dts = decodingTimes();
    }

    /**
     * Prepares a remux.
     *
     * @return the remux, or empty if the samples alone cannot make a sound file in that container
     */
    static Optional<Remux> of(Path source, VideoScan scan, String container) {
        FrameIndex index = scan.index();
        if (index.frameCount() == 0 || !Muxer.holds(container, scan.info().codec())) {
            return Optional.empty();
        }
        int first = index.keyframePacketFor(0);
        int last = 0;
        for (int frame = 0; frame < index.frameCount(); frame++) {
            last = Math.max(last, index.packetOf(frame));
            first = Math.min(first, index.packetOf(frame));
        }
        for (int packet = first; packet <= last; packet++) {
            // needed for decoding and not to be presented: only an edit list can say that, so it would be a ghost again
            if (index.packetIsDiscarded(packet)) {
                return Optional.empty();
            }
        }
        return index.packetIsKeyframe(first) && index.canStartAt(first)
                ? Optional.of(new Remux(source, scan, container, first, last + 1))
                        .filter(Remux::timesDiffer)
                : Optional.empty();
    }

    /** Decoding times that rise with every packet and never lie after the presentation, which all containers demand. */
    private long[] decodingTimes() {
        long[] sorted = Arrays.copyOfRange(pts, firstPacket, endPacket);
        Arrays.sort(sorted);
        long delay = 0;
        for (int i = 0; i < sorted.length; i++) {
            delay = Math.max(delay, sorted[i] - pts[firstPacket + i]);
        }
        long[] times = new long[pts.length];
        for (int i = 0; i < sorted.length; i++) {
            times[firstPacket + i] = sorted[i] - delay;
        }
        return times;
    }

    private boolean timesDiffer() {
        for (int packet = firstPacket + 1; packet < endPacket; packet++) {
            if (dts[packet] <= dts[packet - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Writes the file; every presented frame keeps its index. */
    FrameMap writeTo(Path file, Path target, BooleanSupplier cancelled) {
        try (Demuxer demuxer = Demuxer.open(MediaSource.of(source), DemuxerLimits.STANDARD);
                Muxer muxer = Muxer.create(file, target.toString(), container)) {
            int video = scan.info().streamIndex();
            Map<Integer, Integer> copies = new HashMap<>();
            copies.put(video, muxer.addCopyOf(demuxer, video, timeBase));
            for (DemuxedStream stream : demuxer.streams()) {
                if (stream.type() == DemuxedStream.Type.AUDIO && Muxer.holds(container, stream.codec())) {
                    copies.put(stream.index(), muxer.addCopyOf(demuxer, stream.index(), stream.timeBase()));
                }
            }
            demuxer.select(copies.keySet().stream().mapToInt(Integer::intValue).toArray());
            muxer.start();
            int packet = 0;
            while (demuxer.readPacket()) {
                if (cancelled.getAsBoolean()) {
                    throw new ReEncodeCancelledException(source.toString());
                }
                int copy = copies.get(demuxer.packet().stream());
                if (demuxer.packet().stream() != video) {
                    copySound(demuxer, muxer, copy);
                } else {
                    if (packet >= firstPacket && packet < endPacket) {
                        muxer.copy(demuxer, copy, pts[packet], dts[packet], duration(packet), timeBase);
                    }
                    packet++;
                }
            }
            muxer.finish();
        }
        return FrameMap.identity(scan.index().frameCount());
    }

    private long duration(int packet) {
        int frame = scan.index().frameOfPacket(packet).orElse(-1);
        if (frame < 0) {
            return 0;
        }
        int next = frame + 1;
        return (next < scan.index().frameCount() ? pts[scan.index().packetOf(next)] : end) - pts[packet];
    }

    /** Sound outside the pictures makes browsers show frames that are not there. */
    private void copySound(Demuxer demuxer, Muxer muxer, int copy) {
        Rational unit = demuxer.streams().get(demuxer.packet().stream()).timeBase();
        if (demuxer.packet().pts() == Demuxer.NO_PTS) {
            return;
        }
        double tick = unit.toDouble();
        long start = demuxer.packet().pts() - Math.round(scan.index().time(0) / tick);
        long stop = start + demuxer.packet().duration();
        if (start >= 0 && stop * tick <= end * timeBase.toDouble()) {
            muxer.copy(demuxer, copy, start, start, demuxer.packet().duration(), unit);
        }
    }
}
