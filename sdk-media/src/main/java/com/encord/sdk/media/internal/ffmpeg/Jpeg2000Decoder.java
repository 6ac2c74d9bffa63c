package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Decodes one picture of JPEG 2000, high-throughput included, that stands alone. Holds nothing between calls; safe for use by
 * many threads at once.
 */
public final class Jpeg2000Decoder {
    /**
     * A decoded picture.
     *
     * @param width pixels across
     * @param height pixels down
     * @param samples samples per pixel
     * @param depth meaningful bits of a sample
     * @param pixels rows from the top, the samples of a pixel next to each other; one byte a sample up to a depth of 8,
     *     two bytes in little-endian order above
     */
    public record Picture(int width, int height, int samples, int depth, byte[] pixels) {}

    private Jpeg2000Decoder() {}

    /**
     * Decodes a picture. Colour stays as it is coded; subsampled channels are repeated.
     *
     * @param source what errors call the file
     * @param codestream all of its bytes
     * @param expectedPixels how many pixels it should have at most
     * @return the picture
     * @throws CorruptMediaException if it cannot be decoded
     * @throws UnsupportedMediaException if this FFmpeg build has no decoder for it, or not for this variant
     * @throws MediaLimitException if it has more pixels than expected, or there is no memory left
     */
    public static Picture decode(String source, byte[] codestream, long expectedPixels) {
        Natives.ensureLoaded();
        AVCodec decoder = avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_JPEG2000);
        if (decoder == null) {
            throw new UnsupportedMediaException(source, "this FFmpeg build has no decoder for JPEG 2000");
        }
        AVCodecContext context = avcodec.avcodec_alloc_context3(decoder);
        AVPacket packet = avcodec.av_packet_alloc();
        AVFrame frame = avutil.av_frame_alloc();
        try (FfmpegLog log = FfmpegLog.capture()) {
            if (context == null || packet == null || frame == null) {
                throw new MediaLimitException(source, "no memory left to decode a picture");
            }
            context.max_pixels(2 * expectedPixels + 65_536); // the decoder counts its padding too
            context.thread_count(1);
            context.err_recognition(avcodec.AV_EF_EXPLODE);
            check(avcodec.avcodec_open2(context, decoder, (AVDictionary) null), source, log);
            check(avcodec.av_new_packet(packet, codestream.length), source, log);
            packet.data().put(codestream, 0, codestream.length);
            check(avcodec.avcodec_send_packet(context, packet), source, log);
            check(avcodec.avcodec_send_packet(context, (AVPacket) null), source, log);
            check(avcodec.avcodec_receive_frame(context, frame), source, log);
            if (log.errors() > 0 || frame.decode_error_flags() != 0) {
                // decoders conceal damage where they can, which in a medical picture is worse than none
                throw new CorruptMediaException(
                        source,
                        "has a damaged JPEG 2000 picture: "
                                + log.lastLine().orElse("decode error flags " + frame.decode_error_flags()));
            }
            return copy(source, frame);
        } finally {
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(context);
        }
    }

    private static void check(int code, String source, FfmpegLog log) {
        if (code < 0) {
            String said = log.lines().isEmpty() ? "" : " (" + log.lines().get(0) + ")";
            if (code == avutil.AVERROR_PATCHWELCOME) {
                throw new UnsupportedMediaException(
                        source, "has a JPEG 2000 picture of a kind that FFmpeg does not decode" + said);
            }
            throw new CorruptMediaException(
                    source, "has a JPEG 2000 picture that FFmpeg cannot decode: " + FfmpegErrors.text(code) + said);
        }
    }

    private static Picture copy(String source, AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        if (format == null || (format.flags() & (avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_BITSTREAM)) != 0) {
            throw new UnsupportedMediaException(source, "decodes to pixel format " + frame.format());
        }
        int samples = format.nb_components();
        int depth = format.comp(0).depth();
        boolean wide = depth > 8;
        boolean bigEndian = (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
        int width = frame.width();
        int height = frame.height();
        byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), samples * (wide ? 2 : 1))];
        for (int sample = 0; sample < samples; sample++) {
            AVComponentDescriptor component = format.comp(sample);
            boolean chroma = samples >= 3 && (sample == 1 || sample == 2);
            boolean subsampled = chroma && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
            int shiftX = subsampled ? format.log2_chroma_w() : 0;
            int shiftY = subsampled ? format.log2_chroma_h() : 0;
            BytePointer plane = frame.data(component.plane());
            long stride = frame.linesize(component.plane());
            byte[] row = new byte[(int) Math.abs(stride)];
            for (int y = 0; y < height; y++) {
                plane.position((y >> shiftY) * stride).get(row);
                int out = (y * width * samples + sample) * (wide ? 2 : 1);
                for (int x = 0; x < width; x++) {
                    int at = (x >> shiftX) * component.step() + component.offset();
                    if (wide) {
                        int low = row[bigEndian ? at + 1 : at] & 0xFF;
                        int high = row[bigEndian ? at : at + 1] & 0xFF;
                        int value = (high << 8 | low) >> component.shift();
                        pixels[out] = (byte) value;
                        pixels[out + 1] = (byte) (value >> 8);
                        out += samples * 2;
                    } else {
                        pixels[out] = (byte) ((row[at] & 0xFF) >> component.shift());
                        out += samples;
                    }
                }
            }
        }
        return new Picture(width, height, samples, depth, pixels);
    }
}
