package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.nio.ByteBuffer;
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
 * Owns an {@code AVCodecContext} that turns pictures into PNG or JPEG files. Calls exclude each other. Close it;
 * closing twice does nothing.
 */
public final class StillEncoder implements AutoCloseable {
    /** What the picture becomes. */
    public enum Format {
        /** Without loss; takes RGB24, RGBA and deeper pictures. */
        PNG,
        /** High quality, small loss; takes pictures in a JPEG layout. */
        JPEG
    }

    /** With lines predicted from the line above, smaller than the tool's default and several times as fast. */
    private static final int PNG_LEVEL = 2;

    private static final String PNG_PREDICTION = "up";

    /** The finest quantiser that leaves headers standard; 1 would gain nothing one can see. */
    private static final int JPEG_QUANTISER = 2;

    private final Format format;
    private final AVPacket packet;
    private @Nullable AVCodecContext context;
    private boolean open = true;

    /**
     * Makes an encoder; it adapts to each picture it is given.
     *
     * @param format what pictures become
     */
    public StillEncoder(Format format) {
        Natives.ensureLoaded();
        this.format = format;
        AVPacket made = avcodec.av_packet_alloc();
        if (made == null) {
            throw new MediaLimitException("", "no memory left to encode a picture");
        }
        this.packet = made;
    }

    /**
     * Encodes a picture.
     *
     * @param picture in a layout the format takes
     * @return the file's bytes, valid until the next call or close
     * @throws MediaException if this build of FFmpeg cannot encode that
     */
    public synchronized ByteBuffer encode(NativeFrame picture) {
        if (!open) {
            throw new IllegalStateException("The picture encoder is closed; make another one");
        }
        synchronized (picture) {
            AVFrame frame = picture.frame();
            AVCodecContext encoder = contextFor(frame);
            if (format == Format.JPEG) {
                frame.quality(JPEG_QUANTISER * avutil.FF_QP2LAMBDA);
            }
            avcodec.av_packet_unref(packet);
            int code = avcodec.avcodec_send_frame(encoder, frame);
            if (code >= 0) {
                code = avcodec.avcodec_receive_packet(encoder, packet);
            }
            if (code < 0) {
                throw new MediaLimitException(
                        "", "cannot encode a picture as " + format + ": " + FfmpegErrors.text(code));
            }
        }
        return packet.data().capacity(packet.size()).asByteBuffer();
    }

    private AVCodecContext contextFor(AVFrame frame) {
        AVCodecContext current = context;
        if (current != null
                && current.width() == frame.width()
                && current.height() == frame.height()
                && current.pix_fmt() == frame.format()) {
            return current;
        }
        free();
        AVCodec codec = avcodec.avcodec_find_encoder(
                format == Format.PNG ? avcodec.AV_CODEC_ID_PNG : avcodec.AV_CODEC_ID_MJPEG);
        if (codec == null) {
            throw new UnsupportedMediaException("", "this FFmpeg build cannot write " + format);
        }
        AVCodecContext made = avcodec.avcodec_alloc_context3(codec);
        if (made == null) {
            throw new MediaLimitException("", "no memory left to encode a picture");
        }
        context = made;
        made.width(frame.width()).height(frame.height()).pix_fmt(frame.format()).thread_count(1);
        try (FfmpegLog log = FfmpegLog.capture();
                AVRational second = new AVRational().num(1).den(1)) {
            made.time_base(second);
            if (format == Format.PNG) {
                made.compression_level(PNG_LEVEL);
                avutil.av_opt_set(made.priv_data(), "pred", PNG_PREDICTION, 0);
            } else {
                made.flags(made.flags() | avcodec.AV_CODEC_FLAG_QSCALE);
                made.global_quality(JPEG_QUANTISER * avutil.FF_QP2LAMBDA);
                made.color_range(avutil.AVCOL_RANGE_JPEG);
            }
            int code = avcodec.avcodec_open2(made, codec, (AVDictionary) null);
            if (code < 0) {
                free();
                throw new UnsupportedMediaException(
                        "",
                        "cannot encode pictures as " + format + ": " + FfmpegErrors.text(code)
                                + log.lastLine().map(line -> " (" + line + ")").orElse(""));
            }
            return made;
        }
    }

    private void free() {
        AVCodecContext old = context;
        if (old != null) {
            context = null;
            avcodec.avcodec_free_context(old);
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            free();
            avcodec.av_packet_free(packet);
        }
    }
}
