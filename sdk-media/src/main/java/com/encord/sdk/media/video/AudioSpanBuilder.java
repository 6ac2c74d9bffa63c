package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import java.util.Optional;

/** Finds out when one stream of sound plays: from its packets, or from the header if no packet is read. */
final class AudioSpanBuilder {
    private final DemuxedStream stream;
    private boolean seen;
    private long first = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private long longestPacket;

    AudioSpanBuilder(DemuxedStream stream) {
        this.stream = stream;
    }

    boolean knownFromHeader() {
        return stream.start().isPresent() && stream.duration().isPresent();
    }

    void add(Demuxer demuxer) {
        long pts = demuxer.packet().pts() == Demuxer.NO_PTS
                ? demuxer.packet().dts()
                : demuxer.packet().pts();
        if (pts == Demuxer.NO_PTS || demuxer.packet().discarded()) {
            return;
        }
        seen = true;
        long duration = Math.max(0, demuxer.packet().duration());
        longestPacket = Math.max(longestPacket, duration);
        first = Math.min(first, pts);
        end = Math.max(end, pts + duration);
    }

    Optional<AudioSpan> build() {
        double tick = stream.timeBase().toDouble();
        if (seen) {
            return Optional.of(
                    new AudioSpan(stream.index(), stream.codec(), first * tick, end * tick, longestPacket * tick));
        }
        if (knownFromHeader()) {
            long start = stream.start().getAsLong();
            long duration = stream.duration().getAsLong();
            double packet = stream.sampleRate() > 0 ? (double) stream.frameSize() / stream.sampleRate() : 0;
            return Optional.of(
                    new AudioSpan(stream.index(), stream.codec(), start * tick, (start + duration) * tick, packet));
        }
        return Optional.empty();
    }
}
