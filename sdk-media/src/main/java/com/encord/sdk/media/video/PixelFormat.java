package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.NativeFormat;

/**
 * How the samples of a decoded frame are stored.
 *
 * @param name FFmpeg's name, for example {@code yuv420p} or {@code yuv420p10le}
 * @param components how many channels, alpha included
 * @param bitsPerComponent bits of a sample of the first channel
 * @param planes how many planes
 * @param alpha whether there is an alpha channel
 */
public record PixelFormat(String name, int components, int bitsPerComponent, int planes, boolean alpha) {
    static PixelFormat of(NativeFormat format) {
        return new PixelFormat(
                format.name(), format.components(), format.bits(), format.planes(), format.alpha() || format.palette());
    }

    @Override
    public String toString() {
        return name;
    }
}
