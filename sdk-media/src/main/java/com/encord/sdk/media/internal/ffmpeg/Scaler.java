package com.encord.sdk.media.internal.ffmpeg;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns an {@code SwsContext} that converts and resizes pictures. Colour matrix and range are those the frame names; a
 * frame that names none is taken as BT.601, limited range, like the ffmpeg tool does. Transfer functions are left
 * alone: HDR pictures are not tone-mapped. Calls exclude each other. Close it; closing twice does nothing.
 */
public final class Scaler implements AutoCloseable {
    /** One in 16.16 fixed point: contrast and saturation as they are. */
    private static final int UNCHANGED = 1 << 16;

    /** No vector code converts more pixels at once. */
    private static final int VECTOR_PIXELS = 64;

    /** Half of what a small processor's second cache holds, as the lines to convert pass through it too. */
    private static final int BAND_BYTES = 128 << 10;

    private final FrameMemory memory;
    private ByteBuffer scratch = ByteBuffer.allocateDirect(0);
    private final boolean exact;
    private @Nullable Conversion current;
    private @Nullable SwsContext context;
    private boolean open = true;

    /** Makes a scaler that prefers speed; native memory is taken with the first picture. */
    public Scaler() {
        this(false);
    }

    /**
     * Makes a scaler; native memory is taken with the first picture.
     *
     * @param exact whether to round every sample correctly, which the vector code for common formats does not: it
     *     darkens by about one step of 255
     */
    public Scaler(boolean exact) {
        Natives.ensureLoaded();
        this.memory = new FrameMemory();
        this.exact = exact;
    }

    /**
     * Converts a picture into memory of its own.
     *
     * @param frame the picture
     * @param layout how the result's pixels lie
     * @param width of the result
     * @param height of the result
     * @return the result, to be closed by the caller
     * @throws MediaException if FFmpeg cannot convert that
     */
    public synchronized NativeFrame scale(NativeFrame frame, PixelLayout layout, int width, int height) {
        NativeFrame result = NativeFrame.blank(memory, layout.format(), width, height);
        try {
            synchronized (frame) {
                run(frame.frame(), Conversion.of(frame.frame(), layout, width, height), result.frame());
            }
            if (!layout.rgb()) {
                result.frame().color_range(avutil.AVCOL_RANGE_JPEG).colorspace(avutil.AVCOL_SPC_SMPTE170M);
            }
            return result;
        } catch (RuntimeException | Error failure) {
            result.close();
            throw failure;
        }
    }

    /**
     * Converts a picture of the same size into the caller's memory, lines directly after each other.
     *
     * @param frame the picture
     * @param layout how the result's pixels lie; one whose pixels lie together
     * @param target a direct buffer, written from its position on, which moves behind the last byte
     * @throws MediaException if FFmpeg cannot convert that
     */
    public synchronized void convert(NativeFrame frame, PixelLayout layout, ByteBuffer target) {
        synchronized (frame) {
            AVFrame source = frame.frame();
            int stride = source.width() * layout.bytesPerPixel();
            int bytes = stride * source.height();
            if (target.remaining() < bytes) {
                throw new IllegalArgumentException(
                        "The picture needs " + bytes + " bytes and the buffer has room for " + target.remaining());
            }
            try (BytePointer start = new BytePointer(target.slice())) {
                if (source.width() % VECTOR_PIXELS == 0) {
                    direct(source, layout, start, stride);
                } else {
                    throughPaddedLines(frame, layout, start, stride);
                }
            }
            target.position(target.position() + bytes);
        }
    }

    /**
     * Converts a picture of the same size into a Java array, lines directly after each other. Where every pair of lines
     * is converted alone, a few lines at a time go through memory that stays in the processor's cache.
     *
     * @param frame the picture
     * @param layout how the result's pixels lie; one whose pixels lie together
     * @param target where to, and large enough
     * @param offset of the first byte to write
     * @throws MediaException if FFmpeg cannot convert that
     */
    public synchronized void convert(NativeFrame frame, PixelLayout layout, byte[] target, int offset) {
        synchronized (frame) {
            AVFrame source = frame.frame();
            int stride = source.width() * layout.bytesPerPixel();
            int lines = convertsLinePairs(source, layout) ? Math.max(2, BAND_BYTES / stride & ~1) : source.height();
            ByteBuffer band = scratch(stride * Math.min(lines, source.height()));
            if (lines >= source.height()) {
                convert(frame, layout, band);
                band.flip().get(target, offset, band.limit());
            } else {
                inBands(source, layout, band, lines, target, offset);
            }
        }
    }

    /**
     * Makes a picture like another one: its size and its pixel format, as the ffmpeg tool does when a video changes
     * midway.
     *
     * @param frame the picture
     * @param like the format of the result
     * @param width of the result
     * @param height of the result
     * @return the result, to be closed by the caller
     * @throws MediaException if FFmpeg cannot convert that
     */
    public synchronized NativeFrame adapt(NativeFrame frame, NativeFormat like, int width, int height) {
        NativeFrame result = NativeFrame.blank(memory, like.number(), width, height);
        try {
            synchronized (frame) {
                AVFrame source = frame.frame();
                run(source, Conversion.like(source, like.number(), width, height), result.frame());
            }
            return result;
        } catch (RuntimeException | Error failure) {
            result.close();
            throw failure;
        }
    }

    private ByteBuffer scratch(int bytes) {
        if (scratch.capacity() < bytes) {
            scratch = ByteBuffer.allocateDirect(bytes);
        }
        return scratch.clear();
    }

    /** FFmpeg's fast way from 4:2:0 to RGB looks at no other lines than the two that share their chroma. */
    private boolean convertsLinePairs(AVFrame source, PixelLayout layout) {
        return !exact
                && (source.format() == avutil.AV_PIX_FMT_YUV420P || source.format() == avutil.AV_PIX_FMT_YUVJ420P)
                && source.height() % 2 == 0
                && source.width() % VECTOR_PIXELS == 0
                && layout.isRgbOfBytes();
    }

    private void inBands(AVFrame source, PixelLayout layout, ByteBuffer band, int lines, byte[] target, int offset) {
        int stride = source.width() * layout.bytesPerPixel();
        SwsContext ready = ready(Conversion.of(source, layout, source.width(), source.height()));
        try (BytePointer start = new BytePointer(band);
                BytePointer to = new BytePointer(start);
                PointerPointer<BytePointer> from = new PointerPointer<>(4);
                PointerPointer<BytePointer> planes = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(4)) {
            from.put(3, null);
            planes.put(1, null).put(2, null).put(3, null);
            strides.put(stride, 0, 0, 0);
            for (int y = 0; y < source.height(); y += lines) {
                int count = Math.min(lines, source.height() - y);
                for (int plane = 0; plane < 3; plane++) {
                    long line = plane == 0 ? y : y / 2;
                    from.put(plane, source.data(plane).getPointer(line * source.linesize(plane)));
                }
                // FFmpeg wants to know where the whole picture would begin
                planes.put(0, to.position(-(long) y * stride));
                check(swscale.sws_scale(ready, from, source.linesize(), y, count, planes, strides));
                band.clear().get(target, offset + y * stride, count * stride);
            }
        }
    }

    private void direct(AVFrame source, PixelLayout layout, BytePointer start, int stride) {
        try (PointerPointer<BytePointer> planes = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(4)) {
            planes.put(0, start).put(1, null).put(2, null).put(3, null);
            strides.put(stride, 0, 0, 0);
            run(source, Conversion.of(source, layout, source.width(), source.height()), planes, strides);
        }
    }

    /** Vector code writes whole blocks, so beyond the end of the last line and of the caller's memory. */
    private void throughPaddedLines(NativeFrame frame, PixelLayout layout, BytePointer start, int stride) {
        try (NativeFrame padded = scale(frame, layout, frame.width(), frame.height())) {
            AVFrame from = padded.frame();
            avutil.av_image_copy_plane(start, stride, from.data(0), from.linesize(0), stride, frame.height());
        }
    }

    private void run(AVFrame source, Conversion wanted, AVFrame target) {
        run(source, wanted, target.data(), target.linesize());
    }

    private void run(AVFrame source, Conversion wanted, PointerPointer<?> planes, IntPointer strides) {
        check(swscale.sws_scale(ready(wanted), source.data(), source.linesize(), 0, source.height(), planes, strides));
    }

    private static void check(int lines) {
        if (lines < 0) {
            throw new MediaLimitException("", "cannot convert a picture: " + FfmpegErrors.text(lines));
        }
    }

    private SwsContext ready(Conversion wanted) {
        SwsContext ready = context;
        return ready != null && wanted.equals(current) ? ready : prepare(wanted);
    }

    private SwsContext prepare(Conversion wanted) {
        if (!open) {
            throw new IllegalStateException("The scaler is closed; make another one");
        }
        free();
        try (FfmpegLog log = FfmpegLog.capture()) {
            SwsContext made = swscale.sws_getContext(
                    wanted.width(),
                    wanted.height(),
                    wanted.format(),
                    wanted.toWidth(),
                    wanted.toHeight(),
                    wanted.toFormat(),
                    exact ? wanted.flags() | swscale.SWS_ACCURATE_RND : wanted.flags(),
                    null,
                    null,
                    (DoublePointer) null);
            if (made == null) {
                throw new UnsupportedMediaException(
                        "",
                        "cannot convert pictures from "
                                + NativeFormat.of(wanted.format()).name() + " to "
                                + NativeFormat.of(wanted.toFormat()).name()
                                + log.lastLine().map(line -> ": " + line).orElse(""));
            }
            context = made;
            current = wanted;
            swscale.sws_setColorspaceDetails(
                    made,
                    swscale.sws_getCoefficients(wanted.matrix()),
                    wanted.fullRange() ? 1 : 0,
                    swscale.sws_getCoefficients(wanted.toMatrix()),
                    wanted.toFullRange() ? 1 : 0,
                    0,
                    UNCHANGED,
                    UNCHANGED);
            return made;
        }
    }

    private void free() {
        SwsContext old = context;
        if (old != null) {
            context = null;
            current = null;
            swscale.sws_freeContext(old);
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            free();
            memory.close();
        }
    }
}
