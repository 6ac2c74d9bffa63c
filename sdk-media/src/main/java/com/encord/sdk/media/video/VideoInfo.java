package com.encord.sdk.media.video;

import com.encord.sdk.media.Rational;
import com.encord.sdk.media.internal.ffmpeg.DemuxedStream;
import com.encord.sdk.media.internal.ffmpeg.Demuxer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a container says about its video: the first stream of pictures that is not an attached cover. These are claims
 * of the header; what was measured is in {@link FrameIndex} and {@link FrameTiming}. Immutable and safe to share.
 */
public final class VideoInfo {
    /** FFmpeg's name of a codec that it does not know. */
    public static final String UNKNOWN_CODEC = "none";

    private final String container;
    private final OptionalDouble containerDuration;
    private final int streamIndex;
    private final int streams;
    private final int videoStreams;
    private final int audioStreams;
    private final String codec;
    private final String codecTag;
    private final boolean decodable;
    private final Optional<String> profile;
    private final Optional<String> pixelFormat;
    private final int width;
    private final int height;
    private final int rotation;
    private final double displayAngle;
    private final boolean mirrored;
    private final Optional<Rational> sampleAspectRatio;
    private final Optional<String> fieldOrder;
    private final Rational timeBase;
    private final Optional<Rational> nominalFrameRate;
    private final Optional<Rational> averageFrameRate;
    private final OptionalLong claimedFrames;
    private final OptionalDouble claimedDuration;

    VideoInfo(Demuxer demuxer, DemuxedStream stream) {
        List<DemuxedStream> streams = demuxer.streams();
        Turn turn = Turn.of(stream.displayMatrix());
        this.container = demuxer.container();
        double seconds = demuxer.duration();
        this.containerDuration = Double.isNaN(seconds) || demuxer.durationGuessed()
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds);
        this.streamIndex = stream.index();
        this.streams = streams.size();
        this.videoStreams = (int) streams.stream()
                .filter(each -> each.type() == DemuxedStream.Type.VIDEO && !each.attachedPicture())
                .count();
        this.audioStreams = (int) streams.stream()
                .filter(each -> each.type() == DemuxedStream.Type.AUDIO)
                .count();
        this.codec = stream.codec();
        this.codecTag = stream.codecTag();
        this.decodable = stream.decodable();
        this.profile = stream.profile();
        this.pixelFormat = stream.pixelFormat();
        this.width = stream.width();
        this.height = stream.height();
        this.rotation = turn.degrees();
        this.displayAngle = Turn.angle(stream.displayMatrix());
        this.mirrored = turn.mirrored();
        this.sampleAspectRatio = stream.sampleAspectRatio();
        this.fieldOrder = stream.fieldOrder();
        this.timeBase = stream.timeBase();
        this.nominalFrameRate = stream.nominalFrameRate();
        this.averageFrameRate = stream.averageFrameRate();
        this.claimedFrames = stream.claimedFrames();
        this.claimedDuration = stream.duration().isPresent()
                ? OptionalDouble.of(stream.duration().getAsLong() * timeBase.toDouble())
                : OptionalDouble.empty();
    }

    /**
     * FFmpeg's name of the container.
     *
     * @return for example {@code mov,mp4,m4a,3gp,3g2,mj2}
     */
    public String container() {
        return container;
    }

    /**
     * The duration of the whole file as its header gives it.
     *
     * @return seconds, or empty if it gives none
     */
    public OptionalDouble containerDuration() {
        return containerDuration;
    }

    /**
     * Which stream this is.
     *
     * @return its place among the container's streams
     */
    public int streamIndex() {
        return streamIndex;
    }

    /**
     * How many streams of any kind the container holds.
     *
     * @return at least 1
     */
    public int streams() {
        return streams;
    }

    /**
     * How many video streams the container holds, attached pictures not counted.
     *
     * @return at least 1
     */
    public int videoStreams() {
        return videoStreams;
    }

    /**
     * How many streams of sound the container holds.
     *
     * @return zero or more
     */
    public int audioStreams() {
        return audioStreams;
    }

    /**
     * FFmpeg's name of the codec.
     *
     * @return for example {@code h264}; {@link #UNKNOWN_CODEC} if FFmpeg does not know it
     */
    public String codec() {
        return codec;
    }

    /**
     * The container's four-letter code of the codec.
     *
     * @return for example {@code avc1}; empty if it has none
     */
    public String codecTag() {
        return codecTag;
    }

    /**
     * Whether FFmpeg as it is built here can decode the video.
     *
     * @return false if there is no decoder, or the codec is not even known
     */
    public boolean decodable() {
        return decodable;
    }

    /**
     * FFmpeg's name of the codec profile.
     *
     * @return for example {@code High}, or empty if the codec has none
     */
    public Optional<String> profile() {
        return profile;
    }

    /**
     * FFmpeg's name of the pixel format.
     *
     * @return for example {@code yuv420p}, or empty if it could not be determined
     */
    public Optional<String> pixelFormat() {
        return pixelFormat;
    }

    /**
     * Width as stored.
     *
     * @return pixels, 0 if unknown
     */
    public int width() {
        return width;
    }

    /**
     * Height as stored.
     *
     * @return pixels, 0 if unknown
     */
    public int height() {
        return height;
    }

    /**
     * The clockwise turn that makes the picture upright.
     *
     * @return 0, 90, 180 or 270 degrees
     */
    public int rotation() {
        return rotation;
    }

    /**
     * The clockwise turn that the display matrix asks for, in degrees. It differs from {@link #rotation()} where that
     * is no right angle: this SDK and browsers then show the picture at the nearest right angle, while the ffmpeg tool
     * turns it.
     *
     * @return from 0 to below 360
     */
    public double displayAngle() {
        return displayAngle;
    }

    /**
     * Whether the picture must also be flipped upside down after that turn.
     *
     * @return true for a mirroring display matrix
     */
    public boolean mirrored() {
        return mirrored;
    }

    /**
     * The shape of one stored pixel, width to height.
     *
     * @return the ratio, or empty if unknown
     */
    public Optional<Rational> sampleAspectRatio() {
        return sampleAspectRatio;
    }

    /**
     * FFmpeg's name of the field order.
     *
     * @return {@code progressive}, {@code tt}, {@code bb}, {@code tb} or {@code bt}, or empty if unknown
     */
    public Optional<String> fieldOrder() {
        return fieldOrder;
    }

    /**
     * The unit of the stream's time stamps.
     *
     * @return seconds per tick
     */
    public Rational timeBase() {
        return timeBase;
    }

    /**
     * The lowest rate that can represent all time stamps, as guessed from the first ones.
     *
     * @return frames per second, or empty if unknown
     */
    public Optional<Rational> nominalFrameRate() {
        return nominalFrameRate;
    }

    /**
     * The average rate by the container's header.
     *
     * @return frames per second, or empty if unknown
     */
    public Optional<Rational> averageFrameRate() {
        return averageFrameRate;
    }

    /**
     * The number of frames the container's header gives.
     *
     * @return the count, or empty if it gives none
     */
    public OptionalLong claimedFrames() {
        return claimedFrames;
    }

    /**
     * The duration of this stream by the container's header.
     *
     * @return seconds, or empty if it gives none
     */
    public OptionalDouble claimedDuration() {
        return claimedDuration;
    }

    /**
     * Whether the pictures are known to consist of two fields.
     *
     * @return false if progressive or unknown
     */
    public boolean interlaced() {
        return fieldOrder.isPresent() && !fieldOrder.get().equals("progressive");
    }

    /**
     * Width on screen, after pixel shape and turn.
     *
     * @return pixels
     */
    public int displayWidth() {
        return rotation % 180 == 0 ? stretchedWidth() : height;
    }

    /**
     * Height on screen, after pixel shape and turn.
     *
     * @return pixels
     */
    public int displayHeight() {
        return rotation % 180 == 0 ? height : stretchedWidth();
    }

    private int stretchedWidth() {
        return sampleAspectRatio
                .map(ratio -> (int) Math.min(Integer.MAX_VALUE, Math.max(1, Math.round(width * ratio.toDouble()))))
                .orElse(width);
    }

    @Override
    public String toString() {
        return "VideoInfo[" + codec + " in " + container + ", " + width + "x" + height
                + pixelFormat.map(format -> " " + format).orElse("")
                + averageFrameRate.map(rate -> ", " + rate + " fps").orElse("") + "]";
    }
}
