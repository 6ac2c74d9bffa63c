package com.encord.sdk.media.internal.ffmpeg;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is coded, by its codec parameters ({@code AVCodecParameters}) as they were after opening. All of it is a
 * claim, not a measurement. Immutable copies.
 */
abstract class CodecClaims {
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
    private final int @Nullable [] displayMatrix;

    CodecClaims(AVCodecParameters parameters) {
        boolean video = parameters.codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
        boolean audio = parameters.codec_type() == avutil.AVMEDIA_TYPE_AUDIO;
        this.codecId = parameters.codec_id();
        this.codec = string(avcodec.avcodec_get_name(codecId), "none");
        this.profile = string(avcodec.avcodec_profile_name(codecId, parameters.profile()), null);
        this.pixelFormat = video ? string(avutil.av_get_pix_fmt_name(parameters.format()), null) : null;
        this.codecTag = tag(parameters.codec_tag());
        this.width = parameters.width();
        this.height = parameters.height();
        this.sampleRate = parameters.sample_rate();
        this.channels = audio ? parameters.ch_layout().nb_channels() : 0;
        this.bitsPerSample = bitsPerSample(parameters, codec);
        this.frameSize = parameters.frame_size();
        this.fieldOrder = parameters.field_order();
        this.videoDelay = parameters.video_delay();
        this.displayMatrix = displayMatrix(parameters);
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
     * How fine the samples of lossless sound are.
     *
     * @return bits, 0 where the codec has no such number
     */
    public int bitsPerSample() {
        return bitsPerSample;
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
     * The 3x3 display matrix in the order of ISO/IEC 14496-12 8.3.2 (16.16 and 2.30 fixed point).
     *
     * @return nine values, a copy, or empty if the stream has none
     */
    public Optional<int[]> displayMatrix() {
        return displayMatrix == null ? Optional.empty() : Optional.of(displayMatrix.clone());
    }

    int codecId() {
        return codecId;
    }

    /** What the container says of the original, else what the codec stores for each sample. */
    private static int bitsPerSample(AVCodecParameters parameters, String codec) {
        int raw = parameters.bits_per_raw_sample();
        return raw > 0 || !codec.startsWith("pcm_") ? raw : avcodec.av_get_bits_per_sample(parameters.codec_id());
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

    private static @Nullable String string(@Nullable BytePointer text, @Nullable String otherwise) {
        return text == null || text.isNull() ? otherwise : text.getString();
    }
}
