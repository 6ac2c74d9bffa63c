package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.Rational;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * What the container says about one stream, read when the file was opened. All of it is a claim, not a measurement.
 * Values are copies and stay valid after the demuxer is closed, except those only this package can reach.
 */
public final class DemuxedStream {
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
    private final int codecId;
    private final String codec;
    private final @Nullable String profile;
    private final @Nullable String pixelFormat;
    private final String codecTag;
    private final int width;
    private final int height;
    private final int sampleRate;
    private final int channels;
    private final int bitsPerSample;
    private final int frameSize;
    private final int fieldOrder;
    private final int videoDelay;
    private final Rational timeBase;
    private final long start;
    private final long duration;
    private final long frames;
    private final @Nullable Rational sampleAspectRatio;
    private final @Nullable Rational nominalRate;
    private final @Nullable Rational averageRate;
    private final int disposition;
    private final int @Nullable [] displayMatrix;
    private final @Nullable String taggedDuration;
    private final boolean alphaBeside;

    DemuxedStream(AVFormatContext context, AVStream stream) {
        AVCodecParameters parameters = stream.codecpar();
        this.stream = stream;
        this.index = stream.index();
        this.type = type(parameters.codec_type());
        this.codecId = parameters.codec_id();
        this.codec = string(avcodec.avcodec_get_name(codecId), "none");
        this.profile = string(avcodec.avcodec_profile_name(codecId, parameters.profile()), null);
        this.pixelFormat = type == Type.VIDEO ? string(avutil.av_get_pix_fmt_name(parameters.format()), null) : null;
        this.codecTag = tag(parameters.codec_tag());
        this.width = parameters.width();
        this.height = parameters.height();
        this.sampleRate = parameters.sample_rate();
        this.channels = type == Type.AUDIO ? parameters.ch_layout().nb_channels() : 0;
        this.bitsPerSample = bitsPerSample(parameters, codec);
        this.frameSize = parameters.frame_size();
        this.fieldOrder = parameters.field_order();
        this.videoDelay = parameters.video_delay();
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
        this.displayMatrix = displayMatrix(parameters);
        this.taggedDuration = tag(stream, "DURATION");
        this.alphaBeside = "1".equals(tag(stream, "alpha_mode")) && (codec.equals("vp8") || codec.equals("vp9"));
    }

    /** What the container says of the original, else what the codec stores for each sample. */
    private static int bitsPerSample(AVCodecParameters parameters, String codec) {
        int raw = parameters.bits_per_raw_sample();
        return raw > 0 || !codec.startsWith("pcm_") ? raw : avcodec.av_get_bits_per_sample(parameters.codec_id());
    }

    /**
     * How fine the samples of lossless sound are.
     *
     * @return bits, 0 where the codec has no such number
     */
    public int bitsPerSample() {
        return bitsPerSample;
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
     * FFmpeg's name of the codec.
     *
     * @return for example {@code h264}; {@code none} if unknown
     */
    public String codec() {
        return codec;
    }

    /**
     * Whether this FFmpeg build has a decoder for it.
     *
     * @return false if it cannot be decoded
     */
    public boolean decodable() {
        AVCodec decoder = avcodec.avcodec_find_decoder(codecId);
        return decoder != null && !decoder.isNull();
    }

    /**
     * FFmpeg's name of the codec profile.
     *
     * @return for example {@code High}, or empty if the codec has none
     */
    public Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    /**
     * FFmpeg's name of the pixel format.
     *
     * @return for example {@code yuv420p}, or empty if it could not be determined
     */
    public Optional<String> pixelFormat() {
        return Optional.ofNullable(pixelFormat);
    }

    /**
     * The container's four-letter code of the codec.
     *
     * @return for example {@code avc1}; empty if the container has none
     */
    public String codecTag() {
        return codecTag;
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
     * Audio samples per second.
     *
     * @return hertz, 0 if unknown
     */
    public int sampleRate() {
        return sampleRate;
    }

    /**
     * Audio channels.
     *
     * @return the count, 0 if unknown
     */
    public int channels() {
        return channels;
    }

    /**
     * Audio samples per packet, for codecs that have a fixed number.
     *
     * @return the count, 0 if unknown or not fixed
     */
    public int frameSize() {
        return frameSize;
    }

    /**
     * Whether the pictures are known to consist of two fields.
     *
     * @return false if progressive or unknown
     */
    public boolean interlaced() {
        return fieldOrder != avcodec.AV_FIELD_UNKNOWN && fieldOrder != avcodec.AV_FIELD_PROGRESSIVE;
    }

    /**
     * FFmpeg's name of the field order.
     *
     * @return {@code progressive}, {@code tt}, {@code bb}, {@code tb} or {@code bt}, or empty if unknown
     */
    public Optional<String> fieldOrder() {
        return switch (fieldOrder) {
            case avcodec.AV_FIELD_PROGRESSIVE -> Optional.of("progressive");
            case avcodec.AV_FIELD_TT -> Optional.of("tt");
            case avcodec.AV_FIELD_BB -> Optional.of("bb");
            case avcodec.AV_FIELD_TB -> Optional.of("tb");
            case avcodec.AV_FIELD_BT -> Optional.of("bt");
            default -> Optional.empty();
        };
    }

    /**
     * How many pictures the decoder holds back to put them into presentation order.
     *
     * @return zero without B-frames
     */
    public int videoDelay() {
        return videoDelay;
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
     * The 3x3 display matrix in the order of ISO/IEC 14496-12 8.3.2 (16.16 and 2.30 fixed point).
     *
     * @return nine values, a copy, or empty if the stream has none
     */
    public Optional<int[]> displayMatrix() {
        return displayMatrix == null ? Optional.empty() : Optional.of(displayMatrix.clone());
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

    int codecId() {
        return codecId;
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

    private static int @Nullable [] displayMatrix(AVCodecParameters parameters) {
        if (parameters.nb_coded_side_data() <= 0) {
            return null;
        }
        AVPacketSideData data = avcodec.av_packet_side_data_get(
                parameters.coded_side_data(), parameters.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (data == null || data.isNull() || data.size() < 9 * Integer.BYTES) {
            return null;
        }
        int[] matrix = new int[9];
        BytePointer bytes = data.data();
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = bytes.getInt((long) i * Integer.BYTES);
        }
        return matrix;
    }

    private static Type type(int mediaType) {
        return switch (mediaType) {
            case avutil.AVMEDIA_TYPE_VIDEO -> Type.VIDEO;
            case avutil.AVMEDIA_TYPE_AUDIO -> Type.AUDIO;
            case avutil.AVMEDIA_TYPE_SUBTITLE -> Type.SUBTITLE;
            default -> Type.OTHER;
        };
    }

    private static String tag(int fourCharacters) {
        StringBuilder text = new StringBuilder(4);
        for (int shift = 0; shift < 32; shift += 8) {
            char character = (char) (fourCharacters >>> shift & 0xFF);
            if (character > ' ' && character < 0x7F) {
                text.append(character);
            }
        }
        return text.toString();
    }

    private static @Nullable String tag(AVStream stream, String key) {
        AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), key, null, 0);
        return entry == null || entry.isNull() ? null : string(entry.value(), null);
    }

    private static @Nullable String string(@Nullable BytePointer text, @Nullable String otherwise) {
        return text == null || text.isNull() ? otherwise : text.getString();
    }
}
