package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.Rational;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/**
 * What an {@code AVFrame} says of itself beside its pixels. Every access is checked and locked, so that use after close
 * is an exception.
 */
public abstract class FrameProperties {
    private static final int DISPLAY_MATRIX_NUMBERS = 9;

    FrameProperties() {}

    /** The frame, unless it is closed; called and used while this object is locked. */
    abstract AVFrame frame();

    /**
     * The width in pixels as decoded.
     *
     * @return pixels
     */
    public synchronized int width() {
        return frame().width();
    }

    /**
     * The height in pixels as decoded.
     *
     * @return pixels
     */
    public synchronized int height() {
        return frame().height();
    }

    /**
     * How many samples of sound each channel has.
     *
     * @return samples, 0 for a picture
     */
    public synchronized int samples() {
        return frame().nb_samples();
    }

    /**
     * How pixels are stored.
     *
     * @return the format
     */
    public synchronized NativeFormat format() {
        return NativeFormat.of(frame().format());
    }

    /**
     * The presentation time stamp, FFmpeg's best guess where the file has none.
     *
     * @return ticks of the stream's time base, or empty if there is not even a guess
     */
    public synchronized OptionalLong pts() {
        long pts = frame().best_effort_timestamp();
        return pts == Demuxer.NO_PTS ? OptionalLong.empty() : OptionalLong.of(pts);
    }

    /**
     * How long the frame is shown.
     *
     * @return ticks of the stream's time base, 0 if unknown
     */
    public synchronized long duration() {
        return Math.max(0, frame().duration());
    }

    /**
     * Whether decoding can start here.
     *
     * @return true for a keyframe
     */
    public synchronized boolean keyframe() {
        return flag(AVFrame.AV_FRAME_FLAG_KEY);
    }

    /**
     * Whether the two fields of the picture were taken at different times.
     *
     * @return true if interlaced
     */
    public synchronized boolean interlaced() {
        return flag(AVFrame.AV_FRAME_FLAG_INTERLACED);
    }

    /**
     * Whether the decoder knows that the picture is damaged.
     *
     * @return true if parts were missing or wrong
     */
    public synchronized boolean corrupt() {
        return flag(AVFrame.AV_FRAME_FLAG_CORRUPT) || frame().decode_error_flags() != 0;
    }

    /**
     * The type of the picture.
     *
     * @return {@code I}, {@code P}, {@code B}, ... or {@code ?}
     */
    public synchronized char pictureType() {
        return (char) avutil.av_get_picture_type_char(frame().pict_type());
    }

    /**
     * The shape of a pixel.
     *
     * @return width to height, or empty if not said
     */
    public synchronized Optional<Rational> sampleAspectRatio() {
        return Optional.ofNullable(DemuxedStream.rational(frame().sample_aspect_ratio()))
                .filter(ratio -> ratio.numerator() > 0);
    }

    /**
     * The display matrix that came with this very frame.
     *
     * @return nine numbers, or empty if the frame carries none
     */
    public synchronized Optional<int[]> displayMatrix() {
        AVFrameSideData data = avutil.av_frame_get_side_data(frame(), avutil.AV_FRAME_DATA_DISPLAYMATRIX);
        if (data == null || data.size() < DISPLAY_MATRIX_NUMBERS * Integer.BYTES) {
            return Optional.empty();
        }
        int[] matrix = new int[DISPLAY_MATRIX_NUMBERS];
        new IntPointer(data.data()).get(matrix);
        return Optional.of(matrix);
    }

    private boolean flag(int mask) {
        return (frame().flags() & mask) != 0;
    }
}
