package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.Rational;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * What the container says about one stream, read when the file was opened. All of it is a claim, not a measurement.
 * Values are copies and stay valid after the demuxer is closed, except those only this package can reach.
 */
public final class DemuxedStream extends CodecClaims {
    /** What a stream carries. */
    public enum Type {
        /** Pictures. */
        VIDEO,
        /** Sound. */
        AUDIO,
        /** Text or pictures of text. */
        SUBTITLE,
        /** Anything else. */
        OTHER
    }

    private final AVStream stream;
    private final int index;
    private final Type type;
    private final Rational timeBase;
    private final long start;
    private final long duration;
    private final long frames;
    private final @Nullable Rational sampleAspectRatio;
    private final @Nullable Rational nominalRate;
    private final @Nullable Rational averageRate;
    private final int disposition;
    private final @Nullable String taggedDuration;
    private final boolean alphaBeside;

    DemuxedStream(AVFormatContext context, AVStream stream) {
        super(stream.codecpar());
        this.stream = stream;
        this.index = stream.index();
        this.type = type(stream.codecpar().codec_type());
        Rational base = rational(stream.time_base());
        this.timeBase = base == null ? Rational.ONE : base;
        this.start = stream.start_time();
        this.duration = stream.duration();
        this.frames = stream.nb_frames();
        this.sampleAspectRatio =
                type == Type.VIDEO ? rational(avformat.av_guess_sample_aspect_ratio(context, stream, null)) : null;
        this.nominalRate = rational(stream.r_frame_rate());
        this.averageRate = rational(stream.avg_frame_rate());
        this.disposition = stream.disposition();
        this.taggedDuration = tag(stream, "DURATION");
        this.alphaBeside = "1".equals(tag(stream, "alpha_mode")) && (codec().equals("vp8") || codec().equals("vp9"));
    }

    /**
     * The place among the container's streams.
     *
     * @return zero or more
     */
    public int index() {
        return index;
    }

    /**
     * What it carries.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * The unit of this stream's time stamps.
     *
     * @return seconds per tick
     */
    public Rational timeBase() {
        return timeBase;
    }

    /**
     * The presentation time of the first packet.
     *
     * @return ticks of {@link #timeBase()}, or empty if unknown
     */
    public OptionalLong start() {
        return start == Demuxer.NO_PTS ? OptionalLong.empty() : OptionalLong.of(start);
    }

    /**
     * The duration the container gives.
     *
     * @return ticks of {@link #timeBase()}, or empty if unknown
     */
    public OptionalLong duration() {
        return duration == Demuxer.NO_PTS || duration <= 0 ? OptionalLong.empty() : OptionalLong.of(duration);
    }

    /**
     * The number of frames the container gives.
     *
     * @return the count, or empty if it gives none
     */
    public OptionalLong claimedFrames() {
        return frames <= 0 ? OptionalLong.empty() : OptionalLong.of(frames);
    }

    /**
     * The shape of one stored pixel.
     *
     * @return width to height, or empty if unknown
     */
    public Optional<Rational> sampleAspectRatio() {
        return Optional.ofNullable(sampleAspectRatio);
    }

    /**
     * The lowest rate that can represent all time stamps, as guessed on opening ({@code r_frame_rate}).
     *
     * @return frames per second, or empty if unknown
     */
    public Optional<Rational> nominalFrameRate() {
        return Optional.ofNullable(nominalRate);
    }

    /**
     * The average rate as the container's header gives it ({@code avg_frame_rate}).
     *
     * @return frames per second, or empty if unknown
     */
    public Optional<Rational> averageFrameRate() {
        return Optional.ofNullable(averageRate);
    }

    /**
     * Whether this is a cover picture or a strip of thumbnails rather than a video.
     *
     * @return true for pictures that are not presented in time
     */
    public boolean attachedPicture() {
        return (disposition & (avformat.AV_DISPOSITION_ATTACHED_PIC | avformat.AV_DISPOSITION_TIMED_THUMBNAILS)) != 0;
    }

    /**
     * Whether players choose this stream among its kind.
     *
     * @return true if flagged default
     */
    public boolean flaggedDefault() {
        return (disposition & avformat.AV_DISPOSITION_DEFAULT) != 0;
    }

    /**
     * Whether the stream holds one picture that is not meant to move (AVIF, HEIC).
     *
     * @return true if flagged still
     */
    public boolean stillImage() {
        return (disposition & avformat.AV_DISPOSITION_STILL_IMAGE) != 0;
    }

    /**
     * Matroska's duration tag, which its muxers write per stream.
     *
     * @return for example {@code 00:00:04.021000000}, or empty without one
     */
    public Optional<String> taggedDuration() {
        return Optional.ofNullable(taggedDuration);
    }

    /**
     * Whether packets carry transparency as a second video, as VP8 and VP9 in WebM can.
     *
     * @return true if the container says so
     */
    public boolean alphaBeside() {
        return alphaBeside;
    }

    /** Valid while the demuxer is open. */
    AVStream stream() {
        return stream;
    }

    /** Valid while the demuxer is open. */
    AVCodecParameters parameters() {
        return stream.codecpar();
    }

    static @Nullable Rational rational(@Nullable AVRational value) {
        if (value == null || value.num() <= 0 || value.den() <= 0) {
            return null;
        }
        return new Rational(value.num(), value.den());
    }

    private static Type type(int mediaType) {
        return switch (mediaType) {
            case avutil.AVMEDIA_TYPE_VIDEO -> Type.VIDEO;
            case avutil.AVMEDIA_TYPE_AUDIO -> Type.AUDIO;
            case avutil.AVMEDIA_TYPE_SUBTITLE -> Type.SUBTITLE;
            default -> Type.OTHER;
        };
    }

    private static @Nullable String tag(AVStream stream, String key) {
        AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), key, null, 0);
        return entry == null || entry.isNull() ? null : entry.value().getString();
    }
}
