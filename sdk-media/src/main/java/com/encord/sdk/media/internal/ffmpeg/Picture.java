package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaLimitException;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Owns an {@code AVFrame} with one picture on its way from a decoder to an encoder. Pictures made from one another
 * share their pixels. Confined to one thread at a time; may be handed to another.
 */
public final class Picture implements AutoCloseable {
    private final AVFrame frame;
    private boolean open = true;

    private Picture(AVFrame frame) {
        this.frame = frame;
    }

    /** A picture without pixels, for FFmpeg to fill. */
    static Picture empty() {
        Natives.ensureLoaded();
        AVFrame frame = avutil.av_frame_alloc();
        if (frame == null) {
            throw new MediaLimitException("", "no memory left for a picture");
        }
        return new Picture(frame);
    }

    /**
     * A second handle on the pixels of a frame.
     *
     * @param original the frame, which stays its owner's
     * @return the picture, to be closed by the caller
     */
    static Picture sharing(AVFrame original) {
        Picture picture = empty();
        int code = avutil.av_frame_ref(picture.frame, original);
        if (code < 0) {
            picture.close();
            throw new MediaLimitException("", "cannot share a picture: " + FfmpegErrors.text(code));
        }
        return picture;
    }

    /**
     * A second handle on the same pixels.
     *
     * @return the picture, to be closed by the caller
     */
    public Picture share() {
        return sharing(frame());
    }

    /**
     * Makes a grey 8-bit 4:2:0 picture in limited range.
     *
     * @param width columns, even
     * @param height rows, even
     * @param luma brightness of every pixel, rows from the top, {@code width * height} bytes
     * @return the picture, to be closed by the caller
     */
    public static Picture gray(int width, int height, byte[] luma) {
        if (luma.length != width * height) {
            throw new IllegalArgumentException(
                    "A picture of " + width + "x" + height + " needs that many bytes, got " + luma.length);
        }
        Picture picture = empty();
        picture.frame.format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height);
        picture.frame.color_range(avutil.AVCOL_RANGE_MPEG);
        int code = avutil.av_frame_get_buffer(picture.frame, 0);
        if (code < 0) {
            picture.close();
            throw new MediaLimitException("", "cannot make a picture: " + FfmpegErrors.text(code));
        }
        for (int y = 0; y < height; y++) {
            new BytePointer(picture.frame.data(0))
                    .position((long) y * picture.frame.linesize(0))
                    .put(luma, y * width, width);
        }
        for (int plane = 1; plane <= 2; plane++) {
            byte[] neutral = new byte[width / 2];
            Arrays.fill(neutral, (byte) 128);
            for (int y = 0; y < height / 2; y++) {
                new BytePointer(picture.frame.data(plane))
                        .position((long) y * picture.frame.linesize(plane))
                        .put(neutral, 0, neutral.length);
            }
        }
        return picture;
    }

    /**
     * Columns as stored.
     *
     * @return pixels
     */
    public int width() {
        return frame().width();
    }

    /**
     * Rows as stored.
     *
     * @return pixels
     */
    public int height() {
        return frame().height();
    }

    /**
     * How much memory its pixels take, as one of 8-bit 4:2:0.
     *
     * @return bytes
     */
    public long bytes() {
        return 3L * width() * height() / 2;
    }

    /** Frees the native side. Closing twice does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            avutil.av_frame_free(frame);
        }
    }

    AVFrame frame() {
        if (!open) {
            throw new IllegalStateException("This picture is closed");
        }
        return frame;
    }
}
