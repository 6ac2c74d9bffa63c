package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Decodes one picture of JPEG 2000, high-throughput included, that stands alone. Holds nothing between calls; safe for
 * use by many threads at once.
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
        StillDecoder.Still still =
                StillDecoder.decode(source, "jpeg2000", codestream, expectedPixels, Decoder.OnError.FAIL);
        try (NativeFrame picture = still.frame()) {
            if (still.complaint().isPresent()) {
                // decoders conceal damage where they can, which in a medical picture is worse than none
                throw new CorruptMediaException(
                        source,
                        "has a damaged JPEG 2000 picture: " + still.complaint().get());
            }
            return copy(source, picture.frame());
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
