package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one picture whose bytes stand alone, without a container around it. Holds nothing between calls; safe for use
 * by many threads at once.
 */
public final class StillDecoder {
    /**
     * A decoded picture.
     *
     * @param frame the picture, to be closed by the caller
     * @param complaint what the decoder said is damaged, though it made a picture; empty if nothing
     */
    public record Still(NativeFrame frame, Optional<String> complaint) {}

    private StillDecoder() {}

    /**
     * Decodes a picture.
     *
     * @param source what errors call the file
     * @param codec FFmpeg's name of the decoder, for example {@code pcx}
     * @param bytes all bytes of the picture
     * @param expectedPixels how many pixels it should have at most
     * @return the picture
     * @throws CorruptMediaException if it cannot be decoded
     * @throws UnsupportedMediaException if this FFmpeg build has no decoder for it, or not for this variant
     * @throws MediaLimitException if it has more pixels than expected, or there is no memory left
     */
    public static Still decode(String source, String codec, byte[] bytes, long expectedPixels) {
        Natives.ensureLoaded();
        AVCodec decoder = avcodec.avcodec_find_decoder_by_name(codec);
        if (decoder == null) {
            throw new UnsupportedMediaException(source, "this FFmpeg build has no decoder for " + codec);
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(decoder);
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame received = avutil.av_frame_alloc();
        try (FfmpegLog log = FfmpegLog.capture()) {
            if (context == null || packet == null || received == null) {
                throw new MediaLimitException(source, "no memory left to decode a picture");
            }
            context.max_pixels(2 * expectedPixels + 65_536); // the decoder counts its padding too
            context.thread_count(1);
            check(avcodec.avcodec_open2(context, decoder, (AVDictionary) null), source, codec, log);
            check(avcodec.av_new_packet(packet, bytes.length), source, codec, log);
            packet.data().put(bytes, 0, bytes.length);
            check(avcodec.avcodec_send_packet(context, packet), source, codec, log);
            check(avcodec.avcodec_send_packet(context, (AVPacket) null), source, codec, log);
            check(avcodec.avcodec_receive_frame(context, received), source, codec, log);
            if (received.color_range() == avutil.AVCOL_RANGE_UNSPECIFIED) {
                // limited range is a matter of video; without this, grey would be taken for it
                received.color_range(avutil.AVCOL_RANGE_JPEG);
            }
            boolean damaged = log.errors() > 0 || received.decode_error_flags() != 0;
            Optional<String> complaint = damaged
                    ? Optional.of(log.lastLine().orElse("decode error flags " + received.decode_error_flags()))
                    : Optional.empty();
            return new Still(taken(received), complaint);
        } finally {
            release(context, packet, received);
        }
    }

    private static NativeFrame taken(AVFrame received) {
        FrameMemory unused = new FrameMemory();
        try {
            return NativeFrame.taking(received, unused);
        } finally {
            unused.close();
        }
    }

    private static void check(int code, String source, String codec, FfmpegLog log) {
        if (code >= 0) {
            return;
        }
        String said = log.lines().isEmpty() ? "" : " (" + log.lines().get(0) + ")";
        if (code == avutil.AVERROR_PATCHWELCOME) {
            throw new UnsupportedMediaException(
                    source, "has a picture (" + codec + ") of a kind that FFmpeg does not decode" + said);
        }
        throw new CorruptMediaException(
                source, "has a picture (" + codec + ") that FFmpeg cannot decode: " + FfmpegErrors.text(code) + said);
    }

    private static void release(
            @Nullable AVCodecContext context, @Nullable AVPacket packet, @Nullable AVFrame received) {
        if (received != null) {
            avutil.av_frame_free(received);
        }
        if (packet != null) {
            avcodec.av_packet_free(packet);
        }
        if (context != null) {
            avcodec.avcodec_free_context(context);
        }
    }
}
