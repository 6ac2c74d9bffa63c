package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.SizeTPointer;

/** Where the planes of a picture lie inside one block of memory. */
final class FrameLayout {
    private static final int MOST_PLANES = 4;

    /** What vector code may touch behind the end of a plane. */
    private static final int PADDING = FrameMemory.ALIGNMENT;

    private final int format;
    private final int width;
    private final int height;
    private final int[] strides;
    private final long[] offsets = new long[MOST_PLANES];
    private final int planes;
    private final long bytes;

    private FrameLayout(int format, int width, int height, int[] strides, int paddedHeight) {
        this.format = format;
        this.width = width;
        this.height = height;
        this.strides = strides;
        long[] sizes = planeSizes(format, paddedHeight, strides);
        long end = 0;
        int count = 0;
        while (count < MOST_PLANES && sizes[count] > 0) {
            offsets[count] = end;
            end += align(sizes[count] + PADDING);
            count++;
        }
        this.planes = count;
        this.bytes = end;
    }

    /** The layout a decoder needs: wider and higher than the picture, as it writes whole macroblocks. */
    static FrameLayout forDecoder(AVCodecContext decoder, int format, int width, int height) {
        int[] paddedWidth = {width};
        int[] paddedHeight = {height};
        int[] alignments = new int[8];
        avcodec.avcodec_align_dimensions2(decoder, paddedWidth, paddedHeight, alignments);
        return padded(format, width, height, paddedWidth[0], paddedHeight[0]);
    }

    /** The layout of a picture nobody decodes into. */
    static FrameLayout plain(int format, int width, int height) {
        return padded(format, width, height, width, height);
    }

    private static FrameLayout padded(int format, int width, int height, int paddedWidth, int paddedHeight) {
        int[] strides = new int[MOST_PLANES];
        boolean aligned = false;
        // chroma strides follow the luma width, so it grows until all of them are aligned
        for (int tried = paddedWidth; !aligned; tried += tried & -tried) {
            if (avutil.av_image_fill_linesizes(strides, format, tried) < 0) {
                throw new IllegalArgumentException(
                        "No layout for a picture of " + width + "x" + height + " in pixel format number " + format);
            }
            aligned = true;
            for (int stride : strides) {
                aligned &= stride % FrameMemory.ALIGNMENT == 0;
            }
        }
        return new FrameLayout(format, width, height, strides, paddedHeight);
    }

    boolean fits(int otherFormat, int otherWidth, int otherHeight) {
        return format == otherFormat && width == otherWidth && height == otherHeight;
    }

    int planes() {
        return planes;
    }

    int stride(int plane) {
        return strides[plane];
    }

    long offset(int plane) {
        return offsets[plane];
    }

    long bytes() {
        return bytes;
    }

    private static long[] planeSizes(int format, int height, int[] strides) {
        long[] sizes = new long[MOST_PLANES];
        try (SizeTPointer native_ = new SizeTPointer(MOST_PLANES);
                SizeTPointer lines = new SizeTPointer(MOST_PLANES)) {
            for (int i = 0; i < MOST_PLANES; i++) {
                lines.put(i, strides[i]);
            }
            if (avutil.av_image_fill_plane_sizes(native_, format, height, lines) < 0) {
                throw new IllegalArgumentException("No picture of height " + height + " in pixel format " + format);
            }
            for (int i = 0; i < MOST_PLANES; i++) {
                sizes[i] = native_.get(i);
            }
        }
        return sizes;
    }

    private static long align(long size) {
        return (size + FrameMemory.ALIGNMENT - 1) & -FrameMemory.ALIGNMENT;
    }
}
