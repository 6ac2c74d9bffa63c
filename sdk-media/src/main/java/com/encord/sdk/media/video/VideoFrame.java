package com.encord.sdk.media.video;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.internal.ffmpeg.LeakNet;
import com.encord.sdk.media.internal.ffmpeg.Md5;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.PixelLayout;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One presented frame: when it is shown, and its picture, native or converted.
 *
 * <p><b>Ownership.</b> A frame of an iteration is borrowed: it is closed when the next one is asked for; {@link
 * #retain()} or {@link #copy()} what is to live longer. A frame from {@link Video#frameAt} belongs to the caller, who
 * closes it. Facts such as {@link #pts()} stay readable after close; asking for pixels then throws an {@link
 * IllegalStateException}.
 *
 * <p><b>Pixels.</b> Conversions give upright pictures (turned as the file's display matrix asks, unless the video was
 * opened {@linkplain VideoOptions#asStored() as stored}), with the colour matrix and range the file names; BT.601 and
 * limited range if it names none, as the ffmpeg tool does. Pixels that are not square are not stretched, HDR is not
 * tone-mapped. {@link #plane} and {@link #nativeBytes()} are as decoded, never turned. Transparency that WebM stores
 * beside the pictures of VP8 and VP9 is in the conversions that have alpha, and not in those two nor in {@link #md5()}.
 *
 * <p>Safe for use by many threads: a close waits for a conversion that is under way.
 */
public final class VideoFrame extends FrameFacts implements AutoCloseable {
    private final NativeFrame picture;
    private final @Nullable LeakNet net;

    private VideoFrame(FrameOrigin origin, NativeFrame picture, int index, long pts, long duration, boolean owned) {
        super(origin, picture, index, pts, duration);
        this.picture = picture;
        this.net = owned ? LeakNet.under(this, "Frame " + index + " of " + origin.source(), picture) : null;
    }

    /** A frame that whoever iterates closes. */
    static VideoFrame borrowed(FrameOrigin origin, NativeFrame picture, int index, long pts, long duration) {
        return new VideoFrame(origin, picture, index, pts, duration, false);
    }

    /** A frame that the user closes. */
    static VideoFrame owned(FrameOrigin origin, NativeFrame picture, int index, long pts, long duration) {
        return new VideoFrame(origin, picture, index, pts, duration, true);
    }

    /**
     * A plane of the decoded picture, without copying.
     *
     * @param plane from 0: brightness, or all channels in packed formats
     * @return its memory, valid until this frame is closed
     * @throws IndexOutOfBoundsException if the format has no such plane
     */
    public Plane plane(int plane) {
        if (plane < 0 || plane >= pixelFormat().planes()) {
            throw new IndexOutOfBoundsException("There is no plane " + plane + "; " + pixelFormat() + " has "
                    + pixelFormat().planes());
        }
        return new Plane(
                picture.plane(plane),
                picture.stride(plane),
                picture.format().planeRowBytes(plane, width()),
                picture.format().planeHeight(plane, height()));
    }

    /**
     * The planes of the decoded picture, without copying.
     *
     * @return one or more, valid until this frame is closed
     */
    public List<Plane> planes() {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < pixelFormat().planes(); i++) {
            planes.add(plane(i));
        }
        return List.copyOf(planes);
    }

    /**
     * The decoded picture as FFmpeg's raw video has it: plane after plane, without padding.
     *
     * @return a copy
     */
    public byte[] nativeBytes() {
        ByteBuffer packed = ByteBuffer.allocateDirect(picture.packedBytes());
        picture.packInto(packed);
        byte[] bytes = new byte[packed.flip().remaining()];
        packed.get(bytes);
        return bytes;
    }

    /**
     * The MD5 of {@link #nativeBytes()}: the same number as FFmpeg's {@code framemd5} prints, unless the video changes
     * its size or pixel format midway.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String md5() {
        ByteBuffer packed = ByteBuffer.allocateDirect(picture.packedBytes());
        picture.packInto(packed);
        return Md5.of(packed.flip());
    }

    /**
     * Red, green and blue, upright, HWC.
     *
     * @return a new array of 3 bytes per pixel
     */
    public byte[] toRgb() {
        return toRgb(new byte[bytes(PixelLayout.RGB24)]);
    }

    /**
     * Red, green and blue, upright, HWC.
     *
     * @param target filled from its beginning with 3 bytes per pixel
     * @return the target
     */
    public byte[] toRgb(byte[] target) {
        return write(PixelLayout.RGB24, target);
    }

    /**
     * Red, green and blue, upright, HWC.
     *
     * @param target written from its position on with 3 bytes per pixel; direct buffers are fastest
     * @return the target
     */
    public ByteBuffer toRgb(ByteBuffer target) {
        return write(PixelLayout.RGB24, target);
    }

    /**
     * Blue, green and red, upright, HWC: what OpenCV expects.
     *
     * @return a new array of 3 bytes per pixel
     */
    public byte[] toBgr() {
        return toBgr(new byte[bytes(PixelLayout.BGR24)]);
    }

    /**
     * Blue, green and red, upright, HWC: what OpenCV expects.
     *
     * @param target filled from its beginning with 3 bytes per pixel
     * @return the target
     */
    public byte[] toBgr(byte[] target) {
        return write(PixelLayout.BGR24, target);
    }

    /**
     * Blue, green and red, upright, HWC: what OpenCV expects.
     *
     * @param target written from its position on with 3 bytes per pixel; direct buffers are fastest
     * @return the target
     */
    public ByteBuffer toBgr(ByteBuffer target) {
        return write(PixelLayout.BGR24, target);
    }

    /**
     * Red, green, blue and alpha, upright, HWC; alpha is 255 where the video has none.
     *
     * @return a new array of 4 bytes per pixel
     */
    public byte[] toRgba() {
        return write(PixelLayout.RGBA, new byte[bytes(PixelLayout.RGBA)]);
    }

    /**
     * Brightness, upright, 0 black to 255 white whatever the range of the video.
     *
     * @return a new array of 1 byte per pixel
     */
    public byte[] toGray() {
        return toGray(new byte[bytes(PixelLayout.GRAY8)]);
    }

    /**
     * Brightness, upright, 0 black to 255 white whatever the range of the video.
     *
     * @param target filled from its beginning with 1 byte per pixel
     * @return the target
     */
    public byte[] toGray(byte[] target) {
        return write(PixelLayout.GRAY8, target);
    }

    /**
     * Brightness, upright, 0 black to 255 white whatever the range of the video.
     *
     * @param target written from its position on with 1 byte per pixel; direct buffers are fastest
     * @return the target
     */
    public ByteBuffer toGray(ByteBuffer target) {
        return write(PixelLayout.GRAY8, target);
    }

    /**
     * Red, green and blue as numbers from 0 to 1, upright, CHW: what most neural networks expect.
     *
     * @return a new array of 3 floats per pixel
     */
    public float[] toChw() {
        return toChw(new float[3 * width() * height()]);
    }

    /**
     * Red, green and blue as numbers from 0 to 1, upright, CHW: what most neural networks expect.
     *
     * @param target filled from its beginning with 3 floats per pixel
     * @return the target
     */
    public float[] toChw(float[] target) {
        toChw(FloatBuffer.wrap(target));
        return target;
    }

    /**
     * Red, green and blue as numbers from 0 to 1, upright, CHW: what most neural networks expect.
     *
     * @param target written from its position on with 3 floats per pixel
     * @return the target
     */
    public FloatBuffer toChw(FloatBuffer target) {
        return origin().converters().with(converter -> {
            converter.writeChw(picture, origin().turn(), target);
            return target;
        });
    }

    /**
     * The picture as a Java image, upright, in the sRGB colour space, with alpha if the video has it.
     *
     * @return a new image
     */
    public BufferedImage toImage() {
        return toImage(null);
    }

    /**
     * The picture as {@link #toImage()} gives it, drawn over an image that is no longer needed. That spares the memory
     * of a new image for every frame, which costs as much as converting one.
     *
     * <pre>{@code
     * BufferedImage image = null;
     * for (VideoFrame frame : video.frames()) {
     *     image = frame.toImage(image);
     *     show(image);
     * }
     * }</pre>
     *
     * @param target an earlier answer of this method; null, or an image of another size or type, is left alone
     * @return the target if the picture fits it exactly, or else a new image
     */
    public BufferedImage toImage(@Nullable BufferedImage target) {
        return origin().converters().with(converter -> converter.image(picture, origin().turn(), target));
    }

    /**
     * Writes the picture to a file, upright: PNG keeps every pixel and alpha, JPEG is of high quality. It is written
     * beside the target and renamed, so that a file of that name is always complete.
     *
     * @param file ends with {@code .png}, {@code .jpg} or {@code .jpeg}; replaced if it exists
     * @throws MediaException if the file cannot be written
     */
    public void save(Path file) {
        save(file, PictureFormat.of(file));
    }

    /**
     * Writes the picture to a file, upright, in a format that its name does not tell. It is written beside the target
     * and renamed, so that a file of that name is always complete.
     *
     * @param file replaced if it exists
     * @param format how to write it
     * @throws MediaException if the file cannot be written
     */
    public void save(Path file, PictureFormat format) {
        origin().converters().with(converter -> {
            PictureFile.write(converter.encode(picture, origin().turn(), format), file);
            return file;
        });
    }

    /**
     * Another owner of the same picture; nothing is copied. Holding many keeps as much of the decoder's memory.
     *
     * @return the same frame, to be closed by the caller
     */
    public VideoFrame retain() {
        return owned(origin(), picture.share(), index(), pts(), duration());
    }

    /**
     * The same frame in memory of its own.
     *
     * @return a copy, to be closed by the caller
     * @throws MediaException if the picture cannot be copied
     */
    public VideoFrame copy() {
        return owned(origin(), picture.copy(), index(), pts(), duration());
    }

    /** Gives the picture back; facts stay readable. Closing twice does nothing. */
    @Override
    public void close() {
        if (net != null) {
            net.release();
        } else {
            picture.close();
        }
    }

    @Override
    public String toString() {
        return "VideoFrame[" + index() + " at " + time() + " s, " + width() + "x" + height() + " " + pixelFormat()
                + "]";
    }

    NativeFrame picture() {
        return picture;
    }

    private int bytes(PixelLayout layout) {
        return Math.multiplyExact(Math.multiplyExact(width(), height()), layout.bytesPerPixel());
    }

    private byte[] write(PixelLayout layout, byte[] target) {
        return origin().converters().with(converter -> {
            converter.write(picture, layout, origin().turn(), target);
            return target;
        });
    }

    private ByteBuffer write(PixelLayout layout, ByteBuffer target) {
        return origin().converters().with(converter -> {
            converter.write(picture, layout, origin().turn(), target);
            return target;
        });
    }
}
