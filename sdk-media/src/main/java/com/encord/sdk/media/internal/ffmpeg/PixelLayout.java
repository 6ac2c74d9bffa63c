package com.encord.sdk.media.internal.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/** The pixel layouts pictures are converted to. */
public enum PixelLayout {
    /** Red, green, blue, one byte each, pixel after pixel. */
    RGB24(avutil.AV_PIX_FMT_RGB24, 3, true),
    /** Blue, green, red, one byte each, pixel after pixel. */
    BGR24(avutil.AV_PIX_FMT_BGR24, 3, true),
    /** Red, green, blue, alpha, one byte each, pixel after pixel. */
    RGBA(avutil.AV_PIX_FMT_RGBA, 4, true),
    /** Alpha, blue, green, red, one byte each, pixel after pixel: Java's byte images with alpha. */
    ABGR(avutil.AV_PIX_FMT_ABGR, 4, true),
    /** Red, green, blue, two bytes each, the higher first, pixel after pixel: what PNG files hold. */
    RGB48_BIG_ENDIAN(avutil.AV_PIX_FMT_RGB48BE, 6, true),
    /** Red, green, blue, alpha, two bytes each, the higher first, pixel after pixel: what PNG files hold. */
    RGBA64_BIG_ENDIAN(avutil.AV_PIX_FMT_RGBA64BE, 8, true),
    /** Brightness, one byte, full range. */
    GRAY8(avutil.AV_PIX_FMT_GRAY8, 1, false),
    /** Red, green, blue, two bytes each in the machine's order, pixel after pixel. */
    RGB48(avutil.AV_PIX_FMT_RGB48, 6, true),
    /** Red, green, blue, alpha, two bytes each in the machine's order, pixel after pixel. */
    RGBA64(avutil.AV_PIX_FMT_RGBA64, 8, true),
    /** BT.601 brightness and colour, full range, chroma halved both ways: what JPEG files hold. */
    JPEG_420(avutil.AV_PIX_FMT_YUVJ420P, 0, false);

    private final int format;
    private final int bytesPerPixel;
    private final boolean rgb;

    PixelLayout(int format, int bytesPerPixel, boolean rgb) {
        this.format = format;
        this.bytesPerPixel = bytesPerPixel;
        this.rgb = rgb;
    }

    int format() {
        return format;
    }

    boolean rgb() {
        return rgb;
    }

    /** Whether each channel of red, green, blue and perhaps alpha is one byte. */
    boolean isRgbOfBytes() {
        return rgb && bytesPerPixel <= 4;
    }

    boolean isJpeg() {
        return bytesPerPixel == 0;
    }

    /**
     * Whether the pixels have transparency.
     *
     * @return true if one of the channels is alpha
     */
    public boolean alpha() {
        return this == RGBA || this == ABGR || this == RGBA64 || this == RGBA64_BIG_ENDIAN;
    }

    /**
     * How many bytes one pixel takes.
     *
     * @return bytes, 0 for layouts whose pixels do not lie together
     */
    public int bytesPerPixel() {
        return bytesPerPixel;
    }
}
