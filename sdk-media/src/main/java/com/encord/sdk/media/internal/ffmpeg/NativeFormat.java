package com.encord.sdk.media.internal.ffmpeg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * What FFmpeg knows about a pixel format.
 *
 * @param number FFmpeg's number, which differs between builds
 * @param name FFmpeg's name, which does not
 * @param components how many channels
 * @param bits of the first channel
 * @param chromaShiftX how many times chroma is halved horizontally
 * @param chromaShiftY how many times chroma is halved vertically
 * @param planes how many separate memory areas, the palette not counted
 * @param rgb whether the channels are red, green and blue
 * @param alpha whether there is an alpha channel
 * @param palette whether pixels are indices into a palette
 */
public record NativeFormat(
        int number,
        String name,
        int components,
        int bits,
        int chromaShiftX,
        int chromaShiftY,
        int planes,
        boolean rgb,
        boolean alpha,
        boolean palette) {
    private static final Map<Integer, NativeFormat> KNOWN = new ConcurrentHashMap<>();

    static NativeFormat of(int number) {
        return KNOWN.computeIfAbsent(number, NativeFormat::describe);
    }

    private static NativeFormat describe(int number) {
        AVPixFmtDescriptor descriptor = avutil.av_pix_fmt_desc_get(number);
        BytePointer name = avutil.av_get_pix_fmt_name(number);
        if (descriptor == null || name == null) {
            return new NativeFormat(number, "unknown", 0, 0, 0, 0, 0, false, false, false);
        }
        long flags = descriptor.flags();
        return new NativeFormat(
                number,
                name.getString(),
                descriptor.nb_components(),
                descriptor.nb_components() == 0 ? 0 : descriptor.comp(0).depth(),
                descriptor.log2_chroma_w(),
                descriptor.log2_chroma_h(),
                avutil.av_pix_fmt_count_planes(number),
                (flags & avutil.AV_PIX_FMT_FLAG_RGB) != 0,
                (flags & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0,
                (flags & avutil.AV_PIX_FMT_FLAG_PAL) != 0);
    }

    /**
     * How many lines a plane has.
     *
     * @param plane which plane
     * @param height of the picture
     * @return lines
     */
    public int planeHeight(int plane, int height) {
        if (palette && plane == 1) {
            return 1;
        }
        boolean chroma = plane == 1 || plane == 2;
        return chroma && !rgb ? -(-height >> chromaShiftY) : height;
    }

    /**
     * How many bytes of a line are pixels.
     *
     * @param plane which plane
     * @param width of the picture
     * @return bytes
     */
    public int planeRowBytes(int plane, int width) {
        return palette && plane == 1 ? 1024 : avutil.av_image_get_linesize(number, width, plane);
    }
}
