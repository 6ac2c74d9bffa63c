package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code AVFrame} with a decoded picture. Every access is checked and locked, so that use after close is an
 * exception and a close during use waits. Buffers of {@link #plane} stay readable after close, though the decoder may
 * have written a later picture into them.
 */
public final class NativeFrame extends FrameProperties implements AutoCloseable {
    private final FrameMemory memory;
    private @Nullable AVFrame frame;
    private @Nullable NativeFrame alpha;

    private NativeFrame(FrameMemory memory, AVFrame frame) {
        this.memory = memory;
        this.frame = frame;
    }

    /** Takes over what a decoder gave; the given frame is empty afterwards. */
    static NativeFrame taking(AVFrame decoded, FrameMemory memory) {
        AVFrame frame = allocate();
        avutil.av_frame_move_ref(frame, decoded);
        return new NativeFrame(memory, frame);
    }

    /** A picture without content, for a scaler to write into. */
    static NativeFrame blank(FrameMemory memory, int format, int width, int height) {
        AVFrame frame = allocate();
        frame.format(format).width(width).height(height);
        memory.fill(frame, FrameLayout.plain(format, width, height));
        return new NativeFrame(memory, frame);
    }

    /**
     * A picture from pixels that lie together.
     *
     * @param layout of the pixels; one whose pixels lie together
     * @param width in pixels
     * @param height in pixels
     * @param pixels line after line without padding
     * @return a frame, to be closed by the caller
     */
    public static NativeFrame of(PixelLayout layout, int width, int height, byte[] pixels) {
        Natives.ensureLoaded();
        FrameMemory own = new FrameMemory();
        try {
            NativeFrame frame = blank(own, layout.format(), width, height);
            int row = width * layout.bytesPerPixel();
            BytePointer plane = frame.frame().data(0);
            for (int y = 0; y < height; y++) {
                plane.position((long) y * frame.frame().linesize(0)).put(pixels, y * row, row);
            }
            return frame;
        } finally {
            // the block lives on until the frame is closed
            own.close();
        }
    }

    private static AVFrame allocate() {
        AVFrame frame = avutil.av_frame_alloc();
        if (frame == null) {
            throw new MediaLimitException("", "no memory left for a frame");
        }
        return frame;
    }

    /**
     * Another owner of the same picture; nothing is copied.
     *
     * @return a frame, to be closed by the caller
     */
    public synchronized NativeFrame share() {
        AVFrame clone = avutil.av_frame_clone(frame());
        if (clone == null) {
            throw new MediaLimitException("", "no memory left for a frame");
        }
        NativeFrame shared = new NativeFrame(memory, clone);
        shared.alpha = alpha == null ? null : alpha.share();
        return shared;
    }

    /**
     * A copy in memory of its own, which keeps nothing of the decoder's alive.
     *
     * @return a frame, to be closed by the caller
     * @throws MediaException if the picture cannot be copied
     */
    public synchronized NativeFrame copy() {
        FrameMemory own = new FrameMemory();
        try {
            NativeFrame copy = copyInto(own);
            copy.alpha = alpha == null ? null : alpha.copy();
            return copy;
        } finally {
            // the block lives on until the copy is closed
            own.close();
        }
    }

    private NativeFrame copyInto(FrameMemory target) {
        AVFrame source = frame();
        NativeFrame copy = blank(target, source.format(), source.width(), source.height());
        int code = avutil.av_frame_copy(copy.frame(), source);
        if (code >= 0) {
            code = avutil.av_frame_copy_props(copy.frame(), source);
        }
        if (code < 0) {
            copy.close();
            throw new MediaLimitException("", "cannot copy a frame: " + FfmpegErrors.text(code));
        }
        return copy;
    }

    /** Takes over a picture of the same size whose brightness is the transparency of this one. */
    synchronized void putAlpha(NativeFrame brightness) {
        alpha = brightness;
    }

    /**
     * Whether the picture's transparency was decoded beside it, so that {@link #format()} does not have it.
     *
     * @return true if {@link #withAlpha()} gives more than this
     */
    public synchronized boolean alphaBeside() {
        return alpha != null && frame().format() == avutil.AV_PIX_FMT_YUV420P;
    }

    /**
     * The picture with the transparency that was decoded beside it as a plane of its own.
     *
     * @return a copy, to be closed by the caller
     */
    public synchronized NativeFrame withAlpha() {
        NativeFrame brightness = alpha;
        if (brightness == null || !alphaBeside()) {
            return share();
        }
        AVFrame source = frame();
        NativeFrame whole = blank(memory, avutil.AV_PIX_FMT_YUVA420P, source.width(), source.height());
        AVFrame target = whole.frame();
        avutil.av_frame_copy_props(target, source);
        for (int plane = 0; plane < 4; plane++) {
            AVFrame from = plane == 3 ? brightness.frame() : source;
            int component = plane == 3 ? 0 : plane;
            avutil.av_image_copy_plane(
                    target.data(plane),
                    target.linesize(plane),
                    from.data(component),
                    from.linesize(component),
                    format().planeRowBytes(component, source.width()),
                    format().planeHeight(component, source.height()));
        }
        return whole;
    }

    /** Sets the time of a frame that has none. */
    synchronized void presentAt(long pts) {
        frame().best_effort_timestamp(pts);
    }

    /**
     * The distance between the starts of two lines.
     *
     * @param plane which plane
     * @return bytes
     */
    public synchronized int stride(int plane) {
        requireOwnMemory();
        return frame().linesize(plane);
    }

    /**
     * The bytes of a plane, without copying (decoders that bring their own memory, such as the one for uncompressed
     * video, are copied once).
     *
     * @param plane which plane
     * @return a read-only buffer from the first pixel to the last
     */
    public synchronized ByteBuffer plane(int plane) {
        FrameMemory.Block block = requireOwnMemory();
        AVFrame current = frame();
        NativeFormat format = NativeFormat.of(current.format());
        int stride = current.linesize(plane);
        int rows = format.planeHeight(plane, current.height());
        int length = Math.max(0, (rows - 1) * stride + format.planeRowBytes(plane, current.width()));
        return block.view(current.data(plane).address(), length);
    }

    /** Makes sure that the planes lie in memory that can be shown to Java. */
    private FrameMemory.Block requireOwnMemory() {
        FrameMemory.Block block = FrameMemory.blockOf(frame());
        if (block == null || frame().linesize(0) < 0) {
            NativeFrame copy = copyInto(memory);
            avutil.av_frame_free(frame());
            frame = copy.frame();
            block = FrameMemory.blockOf(frame());
        }
        if (block == null) {
            throw new IllegalStateException("A copied frame does not lie in its own memory");
        }
        return block;
    }

    /**
     * Copies the picture as FFmpeg's raw video has it: plane after plane, without padding.
     *
     * @param target where to, from its position on; at least {@link #packedBytes()} must remain
     * @throws MediaException if the picture cannot be copied
     */
    public synchronized void packInto(ByteBuffer target) {
        AVFrame current = frame();
        int bytes = packedBytes();
        try (BytePointer memory_ = new BytePointer(target.slice())) {
            int code = avutil.av_image_copy_to_buffer(
                    memory_,
                    bytes,
                    current.data(),
                    current.linesize(),
                    current.format(),
                    current.width(),
                    current.height(),
                    1);
            if (code < 0) {
                throw new MediaLimitException("", "cannot copy a frame: " + FfmpegErrors.text(code));
            }
        }
        target.position(target.position() + bytes);
    }

    /**
     * The size of the picture as FFmpeg's raw video has it.
     *
     * @return bytes
     */
    public synchronized int packedBytes() {
        return avutil.av_image_get_buffer_size(frame().format(), frame().width(), frame().height(), 1);
    }

    /** Frees the picture unless another owner shares it. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        AVFrame current = frame;
        if (current != null) {
            frame = null;
            avutil.av_frame_free(current);
        }
        if (alpha != null) {
            alpha.close();
            alpha = null;
        }
    }

    /** The owned frame, for the scaler and the encoder of this package: use it while holding this object's lock. */
    @Override
    AVFrame frame() {
        AVFrame current = frame;
        if (current == null) {
            throw new IllegalStateException("The frame is closed: frames of an iteration are valid until the next one"
                    + " is asked for, so call retain() or copy() on those to keep");
        }
        return current;
    }
}
