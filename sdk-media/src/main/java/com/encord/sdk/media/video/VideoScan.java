package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnreadableMediaException;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import com.encord.sdk.media.internal.ffmpeg.FfmpegLog;
import com.encord.sdk.media.internal.ffmpeg.FieldPairs;
import com.encord.sdk.media.internal.ffmpeg.SkippedLeading;
import com.encord.sdk.media.internal.ffmpeg.UnitLengths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be learnt of a video without decoding it: the header's claims, the index of its frames, when its
 * sound plays, and how the file is laid out. One pass over the packets. Immutable and safe to share; the file is closed
 * again.
 */
public final class VideoScan {
    private final VideoInfo info;
    private final FrameIndex index;
    private final FrameTiming timing;
    private final List<AudioSpan> audio;
    private final ContainerLayout layout;
    private final int listedPackets;
    private final @Nullable String endError;
    private final List<String> messages;
    private final boolean sampleTablesAgree;

    private VideoScan(
            Demuxer demuxer,
            VideoInfo info,
            FrameIndex index,
            List<AudioSpan> audio,
            ContainerLayout layout,
            boolean sampleTablesAgree,
            FfmpegLog log) {
        this.info = info;
        this.index = index;
        this.timing = FrameTiming.of(index.presentationTimes(), index.endPts(), index.timeBase(), claimedRates());
        this.audio = List.copyOf(audio);
        this.layout = layout;
        this.listedPackets = layout.isoMedia() && !layout.fragmented() ? demuxer.indexEntries(info.streamIndex()) : 0;
        this.endError = demuxer.endError().orElse(null);
        this.messages = log.lines();
        this.sampleTablesAgree = sampleTablesAgree;
    }

    private VideoScan(VideoScan scan, FrameIndex corrected) {
        this.info = scan.info;
        this.index = corrected;
        this.timing = FrameTiming.of(index.presentationTimes(), index.endPts(), index.timeBase(), claimedRates());
        this.audio = scan.audio;
        this.layout = scan.layout;
        this.listedPackets = scan.listedPackets;
        this.endError = scan.endError;
        this.messages = scan.messages;
        this.sampleTablesAgree = scan.sampleTablesAgree;
    }

    /**
     * Scans a file.
     *
     * @param file the video
     * @return what was learnt
     * @throws MediaException if the file cannot be read or has no video stream
     */
    public static VideoScan of(Path file) {
        return of(MediaSource.of(file));
    }

    /**
     * Scans a source.
     *
     * @param source where the bytes are
     * @return what was learnt
     * @throws MediaException if the source cannot be read or has no video stream
     */
    public static VideoScan of(MediaSource source) {
        return ContainerScan.of(source)
                .video()
                .orElseThrow(() -> new UnreadableMediaException(
                        source.name(), "has no video stream (attached pictures do not count)"));
    }

    static VideoScan read(
            MediaSource source, Demuxer demuxer, DemuxedStream video, ContainerLayout layout, FfmpegLog log) {
        return new Pass(source, demuxer, video, layout).run(log);
    }

    /**
     * The same of the frames that come out when the video is decoded.
     *
     * @param decoded what decoding this very video showed
     * @return a scan whose index and timing leave out the frames that do not decode
     */
    public VideoScan corrected(DecodeScan decoded) {
        return new VideoScan(this, decoded.index());
    }

    /**
     * The same of the frames that may come out when the video is decoded.
     *
     * @return a scan whose index and timing leave out {@linkplain FrameIndex#malformedFrameCount malformed} frames
     */
    public VideoScan withoutMalformed() {
        return index.malformedFrameCount() == 0 ? this : new VideoScan(this, index.withoutMalformed());
    }

    /**
     * The header's claims.
     *
     * @return the claims
     */
    public VideoInfo info() {
        return info;
    }

    /**
     * The frames.
     *
     * @return the index
     */
    public FrameIndex index() {
        return index;
    }

    /**
     * How regular the frames' times are.
     *
     * @return the measurements
     */
    public FrameTiming timing() {
        return timing;
    }

    /**
     * How regular the frames' times are, but for the last ones.
     *
     * @param frames how many frames at the end to leave out
     * @return the measurements
     */
    public FrameTiming timingWithoutTail(int frames) {
        long[] times = index.presentationTimes();
        return FrameTiming.of(
                Arrays.copyOf(times, Math.max(0, times.length - frames)),
                FrameIndex.NO_PTS,
                index.timeBase(),
                claimedRates());
    }

    /**
     * When the sound plays.
     *
     * @return one entry for each stream of sound that has packets
     */
    public List<AudioSpan> audio() {
        return audio;
    }

    /**
     * How the file is laid out.
     *
     * @return the layout
     */
    public ContainerLayout layout() {
        return layout;
    }

    /**
     * How many video samples the index of an unfragmented MP4 or MOV lists.
     *
     * @return the count, 0 for other containers
     */
    public int listedPackets() {
        return listedPackets;
    }

    /**
     * Why reading ended before the end of the file.
     *
     * @return FFmpeg's words, or empty if the end was a proper end
     */
    public Optional<String> endError() {
        return Optional.ofNullable(endError);
    }

    /**
     * What FFmpeg warned of while it opened the file and read it.
     *
     * @return at most 128 lines: the first ones, and one of each kind of the rest
     */
    public List<String> messages() {
        return messages;
    }

    /**
     * Whether the tables of an MP4's or MOV's video tracks agree on how many samples there are, and hold no size that
     * none can have (ISO/IEC 14496-12 8.7).
     *
     * @return false if they contradict each other, or cannot be found although FFmpeg complains of the file; true for
     *     other containers
     */
    public boolean sampleTablesAgree() {
        return sampleTablesAgree;
    }

    private List<Rational> claimedRates() {
        List<Rational> claims = new ArrayList<>();
        info.nominalFrameRate().ifPresent(claims::add);
        info.averageFrameRate().ifPresent(claims::add);
        return claims;
    }

    /** One reading of all packets. */
    private static final class Pass {
        private final MediaSource source;
        private final Demuxer demuxer;
        private final DemuxedStream video;
        private final ContainerLayout layout;
        private final FrameIndexBuilder frames;
        private final ShownPacket shown;
        private final SkippedLeading leading;
        private final AudioSpanBuilder[] audio;
        private @Nullable UnitLengths lengths;
        private boolean skipDecided;

        private Pass(MediaSource source, Demuxer demuxer, DemuxedStream video, ContainerLayout layout) {
            this.source = source;
            this.demuxer = demuxer;
            this.video = video;
            this.layout = layout;
            this.frames = new FrameIndexBuilder(source.name(), video.timeBase());
            this.shown = ShownPacket.of(video.codec());
            this.leading = SkippedLeading.of(video);
            this.lengths = UnitLengths.of(video).orElse(null);
            this.audio = new AudioSpanBuilder[demuxer.streams().size()];
            for (DemuxedStream stream : demuxer.streams()) {
                if (stream.type() == DemuxedStream.Type.AUDIO) {
                    audio[stream.index()] = new AudioSpanBuilder(stream);
                }
            }
        }

        private VideoScan run(FfmpegLog log) {
            // an unfragmented index gives the sound's times, so its packets need not be read
            boolean timesInHeader = layout.isoMedia() && !layout.fragmented();
            demuxer.select(IntStream.range(0, audio.length)
                    .filter(i ->
                            i == video.index() || audio[i] != null && !(timesInHeader && audio[i].knownFromHeader()))
                    .toArray());
            try (FieldPairs fields = FieldPairs.of(video).orElse(null)) {
                boolean skippable = timesInHeader && fields == null;
                while (next(skippable)) {
                    int stream = demuxer.packet().stream();
                    if (stream != video.index()) {
                        audio[stream].add(demuxer);
                    } else if (fields != null && fields.isSecondField(demuxer)) {
                        frames.addSecondField(demuxer);
                    } else {
                        frames.add(demuxer, flags());
                    }
                }
            }
            List<AudioSpan> spans = new ArrayList<>();
            for (AudioSpanBuilder each : audio) {
                if (each != null) {
                    each.build().ifPresent(spans::add);
                }
            }
            return new VideoScan(
                    demuxer, new VideoInfo(demuxer, video), frames.build(), spans, layout, tablesAgree(log), log);
        }

        /** Tables are read once more only where FFmpeg, which does not say of which track, complained. */
        private boolean tablesAgree(FfmpegLog log) {
            try {
                return log.errors() == 0 || !layout.isoMedia() || layout.videoTablesAgree(source);
            } catch (IOException failure) {
                throw UnreadableMediaException.of(source.name(), failure);
            }
        }

        /** Reads on, without the content of packets once nobody wants it. */
        private boolean next(boolean skippable) {
            if (skippable && !skipDecided && leading.over()) {
                skipDecided = true;
                lengths = demuxer.skipPayload(video) ? null : lengths;
            }
            return demuxer.readPacket();
        }

        /** What the content of the current packet tells. */
        private int flags() {
            int flags = shown.isShown(demuxer.packet()) ? 0 : StoredPackets.HIDDEN;
            if (lengths != null && !lengths.addUp(demuxer)) {
                flags |= StoredPackets.MALFORMED;
            }
            return leading.isSkipped(demuxer) ? flags | StoredPackets.UNDECODABLE : flags;
        }
    }
}
