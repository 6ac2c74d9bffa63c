package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;

/** What a scaler is to make of a picture: all that an {@code SwsContext} is made for. */
record Conversion(
        int format,
        int width,
        int height,
        int matrix,
        boolean fullRange,
        int toFormat,
        int toWidth,
        int toHeight,
        int toMatrix,
        boolean toFullRange,
        int flags) {
    static Conversion of(AVFrame frame, PixelLayout layout, int width, int height) {
        int matrix = matrix(frame.colorspace());
        // full chroma avoids a bias of almost one step; exact rounding costs nothing where no fast path exists
        int flags = swscale.SWS_BICUBIC | swscale.SWS_FULL_CHR_H_INT;
        if (NativeFormat.of(frame.format()).bits() > 8) {
            flags |= swscale.SWS_ACCURATE_RND;
        }
        return new Conversion(
                frame.format(),
                frame.width(),
                frame.height(),
                matrix,
                isFullRange(frame),
                layout.format(),
                width,
                height,
                layout.isJpeg() ? swscale.SWS_CS_ITU601 : matrix,
                true,
                flags);
    }

    static Conversion like(AVFrame frame, int format, int width, int height) {
        int matrix = matrix(frame.colorspace());
        boolean full = isFullRange(frame);
        return new Conversion(
                frame.format(),
                frame.width(),
                frame.height(),
                matrix,
                full,
                format,
                width,
                height,
                matrix,
                full,
                swscale.SWS_BICUBIC);
    }

    /** FFmpeg's scaler numbers matrices as H.273 does, but knows fewer. */
    private static int matrix(int colorspace) {
        return switch (colorspace) {
            case 1 -> swscale.SWS_CS_ITU709;
            case 4 -> swscale.SWS_CS_FCC;
            case 7 -> swscale.SWS_CS_SMPTE240M;
            case 9, 10 -> swscale.SWS_CS_BT2020;
            default -> swscale.SWS_CS_ITU601;
        };
    }

    private static boolean isFullRange(AVFrame frame) {
        return frame.color_range() == avutil.AVCOL_RANGE_JPEG
                || NativeFormat.of(frame.format()).name().startsWith("yuvj");
    }
}
