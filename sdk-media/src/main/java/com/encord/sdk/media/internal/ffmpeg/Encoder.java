package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.Rational;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVCodecContext} that encodes 8-bit 4:2:0 pictures at a constant rate. Put a picture in,
 * {@link #take()} what is ready, and at the end {@link #finish()} and take the rest. Confined to one thread at a time.
 */
public final class Encoder implements AutoCloseable {
    /** The frame size of H.264 level 5.2 in pixels (ITU-T H.264 table A-1), which OpenH264 goes up to. */
    private static final long OPENH264_PIXELS = 9_437_184;

    /** What SVT-AV1 goes up to. */
    private static final int SVTAV1_WIDTH = 16_384;

    private static final int SVTAV1_HEIGHT = 8_704;

    private final String target;
    private final AVCodecContext context;
    private final AVPacket packet;
    private final boolean sharesThreads;
    private long next;
    private boolean open = true;

    private Encoder(String target, AVCodecContext context, AVPacket packet, boolean sharesThreads, long first) {
        this.target = target;
        this.context = context;
        this.packet = packet;
        this.sharesThreads = sharesThreads;
        this.next = first;
    }

    /**
     * The first of these encoders that the loaded natives have.
     *
     * @param names FFmpeg's names, the best first
     * @return a name, or empty if none is there
     */
    public static Optional<String> firstAvailable(List<String> names) {
        Natives.ensureLoaded();
        return names.stream()
                .filter(name -> avcodec.avcodec_find_encoder_by_name(name) != null)
                .findFirst();
    }

    /**
     * The first of these encoders that the loaded natives have and that takes pictures of a size.
     *
     * @param names FFmpeg's names, the best first
     * @param width columns
     * @param height rows
     * @return a name, or empty if none is there that takes them
     */
    public static Optional<String> firstFor(List<String> names, int width, int height) {
        Natives.ensureLoaded();
        return names.stream()
                .filter(name -> avcodec.avcodec_find_encoder_by_name(name) != null && takes(name, width, height))
                .findFirst();
    }

    private static boolean takes(String encoder, int width, int height) {
        return switch (encoder) {
            case "libopenh264" -> (long) width * height <= OPENH264_PIXELS;
            case "libsvtav1" -> width <= SVTAV1_WIDTH && height <= SVTAV1_HEIGHT;
            default -> true;
        };
    }

    /**
     * Opens an encoder for pictures like the first one, which spreads its work over the processors as far as it can.
     *
     * @param target the file that will be written, for messages
     * @param first the first picture as it will be encoded; it only shows size and colours and stays the caller's
     * @param settings how to encode
     * @return the encoder, to be closed by the caller
     * @throws MediaException if the encoder does not take the size or settings
     */
    public static Encoder open(String target, Picture first, EncoderSettings settings) {
        return open(target, first, settings, 0, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Opens an encoder for a stretch of a video, which works on one thread, so that others can encode other stretches
     * beside it. Only for settings of which this makes one video, see {@link EncoderSettings#divisible()}.
     *
     * @param target the file that will be written, for messages
     * @param first the first picture as it will be encoded; it only shows size and colours and stays the caller's
     * @param settings how to encode
     * @param number how many pictures of the video come before the first one
     * @return the encoder, to be closed by the caller
     * @throws MediaException if the encoder does not take the size or settings
     */
    public static Encoder openForStretch(String target, Picture first, EncoderSettings settings, long number) {
        return open(target, first, settings, number, 1);
    }

    private static Encoder open(String target, Picture first, EncoderSettings settings, long number, int processors) {
        Natives.ensureLoaded();
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(settings.encoder());
        if (codec == null) {
            throw new UnsupportedMediaException(
                    target, "the loaded FFmpeg natives have no encoder " + settings.encoder());
        }
        AVCodecContext context = null;
        AVPacket packet = null;
        boolean openH264 = settings.encoder().equals("libopenh264");
        boolean sharesThreads = openH264 && processors > 1 && OpenH264Threads.tryAcquire();
        try (FfmpegLog log = FfmpegLog.capture();
                AVDictionary options = new AVDictionary(null)) {
            context = avcodec.avcodec_alloc_context3(codec);
            packet = avcodec.av_packet_alloc();
            if (context == null || packet == null) {
                throw new MediaLimitException(target, "no memory left to encode");
            }
            int width = first.width();
            int height = first.height();
            describe(context, width, height, settings.frameRate(), PictureColor.outputFor(first.frame()));
            for (Map.Entry<String, String> option :
                    EncoderTuning.options(settings, height, processors).entrySet()) {
                avutil.av_dict_set(options, option.getKey(), option.getValue(), 0);
            }
            if (openH264 && !sharesThreads) {
                avutil.av_dict_set(options, "threads", "1", 0);
            }
            int code = avcodec.avcodec_open2(context, codec, options);
            avutil.av_dict_free(options);
            if (code < 0) {
                throw new UnsupportedMediaException(
                        target,
                        settings.encoder() + " does not encode " + width + "x" + height + " at "
                                + settings.frameRate() + " frames per second: " + FfmpegErrors.text(code)
                                + log.lastLine().map(line -> " (" + line + ")").orElse("")
                                + advice(settings, width, height));
            }
            return new Encoder(target, context, packet, sharesThreads, number);
        } catch (RuntimeException | Error failure) {
            release(context, packet, sharesThreads);
            throw failure;
        }
    }

    private static String advice(EncoderSettings settings, int width, int height) {
        return settings.encoder().equals("libopenh264") && (long) width * height > OPENH264_PIXELS
                ? "; OpenH264 takes at most " + OPENH264_PIXELS
                        + " pixels (4096x2304): make the pictures smaller, or put"
                        + " org.bytedeco:ffmpeg with the classifier <platform>-gpl on the class path, which brings x264"
                : "";
    }

    private static void describe(
            AVCodecContext context, int width, int height, Rational frameRate, PictureColor color) {
        int rateNumerator = Math.toIntExact(frameRate.numerator());
        int rateDenominator = Math.toIntExact(frameRate.denominator());
        context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        context.color_range(avutil.AVCOL_RANGE_MPEG);
        context.colorspace(color.matrix());
        context.color_primaries(color.primaries());
        context.color_trc(color.transfer());
        context.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
        try (AVRational timeBase = avutil.av_make_q(rateDenominator, rateNumerator);
                AVRational rate = avutil.av_make_q(rateNumerator, rateDenominator);
                AVRational square = avutil.av_make_q(1, 1)) {
            context.time_base(timeBase);
            context.framerate(rate);
            context.sample_aspect_ratio(square);
        }
        // all containers written here (MP4, MOV, Matroska, WebM) keep the codec's header outside the packets
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_CLOSED_GOP);
    }

    /**
     * Puts the next picture in.
     *
     * @param picture the picture, which stays the caller's and may be put in again
     * @throws MediaException if it cannot be encoded
     */
    public void put(Picture picture) {
        try (Picture timed = Picture.sharing(picture.frame())) {
            AVFrame frame = timed.frame();
            frame.pts(next).duration(1).pict_type(avutil.AV_PICTURE_TYPE_NONE);
            frame.flags(frame.flags() & ~AVFrame.AV_FRAME_FLAG_KEY);
            send(frame);
        }
        next++;
    }

    /** Says that no picture follows. */
    public void finish() {
        send(null);
    }

    private void send(@Nullable AVFrame frame) {
        try (FfmpegLog log = FfmpegLog.capture()) {
            int code = avcodec.avcodec_send_frame(context(), frame);
            if (code < 0) {
                throw failure(code, log);
            }
        }
    }

    /**
     * Takes the next packet that is ready.
     *
     * @return the packet, to be closed by the caller, or empty if a picture has to be put in first or none is left
     * @throws MediaException if encoding fails
     */
    public Optional<EncodedPacket> take() {
        try (FfmpegLog log = FfmpegLog.capture()) {
            int code = avcodec.avcodec_receive_packet(context(), packet);
            if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF()) {
                return Optional.empty();
            }
            if (code < 0) {
                throw failure(code, log);
            }
        }
        packet.duration(1).time_base(context.time_base());
        return Optional.of(EncodedPacket.taking(packet));
    }

    /** Frees the native side. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            release(context, packet, sharesThreads);
        }
    }

    AVCodecContext context() {
        if (!open) {
            throw new IllegalStateException("The encoder of " + target + " is closed");
        }
        return context;
    }

    private MediaException failure(int code, FfmpegLog log) {
        return new MediaException(
                target,
                "encoding failed at frame " + next + ": " + FfmpegErrors.text(code)
                        + log.lastLine().map(line -> " (" + line + ")").orElse(""));
    }

    private static void release(@Nullable AVCodecContext context, @Nullable AVPacket packet, boolean sharesThreads) {
        if (packet != null) {
            avcodec.av_packet_free(packet);
        }
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
        if (sharesThreads) {
            OpenH264Threads.release();
        }
    }
}
