package com.encord.sdk.media.javacv;

import com.encord.sdk.media.video.PictureType;
import com.encord.sdk.media.video.VideoFrame;
import java.nio.ByteBuffer;
import org.bytedeco.javacv.Frame;

/**
 * Makes JavaCV frames of video frames: upright, 8 bits per channel, lines without padding, with time stamp, keyframe
 * flag and picture type. Needs {@code org.bytedeco:javacv} on the class path, of the version that belongs to the FFmpeg
 * natives; of its own dependencies only javacpp and ffmpeg are needed.
 *
 * <p>A JavaCV frame has memory of its own: it stays valid after the video frame is closed, and whoever asked for it
 * closes it. Safe for use by many threads, as far as each makes frames of its own.
 *
 * <pre>{@code
 * for (VideoFrame frame : video.frames()) {
 *     try (Frame converted = JavacvFrames.toBgr(frame)) {
 *         recorder.record(converted);
 *     }
 * }
 * }</pre>
 */
public final class JavacvFrames {
    private static final int MICROSECONDS = 1_000_000;

    private JavacvFrames() {}

    /**
     * Blue, green and red: what JavaCV's grabbers give and its converters to OpenCV and to Java images expect.
     *
     * @param frame an open frame, which stays open
     * @return a new frame of 3 channels, to be closed by the caller
     */
    public static Frame toBgr(VideoFrame frame) {
        Frame made = blank(frame, 3);
        frame.toBgr(pixels(made));
        return made;
    }

    /**
     * Brightness, 0 black to 255 white whatever the range of the video.
     *
     * @param frame an open frame, which stays open
     * @return a new frame of 1 channel, to be closed by the caller
     */
    public static Frame toGray(VideoFrame frame) {
        Frame made = blank(frame, 1);
        frame.toGray(pixels(made));
        return made;
    }

    /**
     * Blue, green, red and alpha, the order OpenCV has for 4 channels; alpha is 255 where the video has none.
     *
     * @param frame an open frame, which stays open
     * @return a new frame of 4 channels, to be closed by the caller
     */
    public static Frame toBgra(VideoFrame frame) {
        Frame made = blank(frame, 4);
        byte[] rgba = frame.toRgba();
        byte[] line = new byte[rgba.length];
        for (int i = 0; i < rgba.length; i += 4) {
            line[i] = rgba[i + 2];
            line[i + 1] = rgba[i + 1];
            line[i + 2] = rgba[i];
            line[i + 3] = rgba[i + 3];
        }
        pixels(made).put(line);
        return made;
    }

    /**
     * Alpha, blue, green and red, the order that {@code Java2DFrameConverter} takes 4 channels for; alpha is 255 where
     * the video has none.
     *
     * @param frame an open frame, which stays open
     * @return a new frame of 4 channels, to be closed by the caller
     */
    public static Frame toAbgr(VideoFrame frame) {
        Frame made = blank(frame, 4);
        ByteBuffer rgba = ByteBuffer.wrap(frame.toRgba());
        ByteBuffer target = pixels(made);
        while (rgba.hasRemaining()) {
            int pixel = rgba.getInt();
            target.putInt(target.order() == rgba.order() ? Integer.reverseBytes(pixel) : pixel);
        }
        return made;
    }

    private static Frame blank(VideoFrame frame, int channels) {
        int width = frame.uprightWidth();
        Frame made = new Frame(width, frame.uprightHeight(), Frame.DEPTH_UBYTE, channels, width * channels);
        made.type = Frame.Type.VIDEO;
        made.keyFrame = frame.keyframe();
        made.pictType = letter(frame.pictureType());
        made.timestamp = Math.round(frame.time() * MICROSECONDS);
        return made;
    }

    /** The frame's memory at its beginning; what is read from there by others keeps its own position. */
    private static ByteBuffer pixels(Frame made) {
        ByteBuffer shared = (ByteBuffer) made.image[0];
        return shared.duplicate();
    }

    private static char letter(PictureType type) {
        return type == PictureType.OTHER ? '?' : type.name().charAt(0);
    }
}
