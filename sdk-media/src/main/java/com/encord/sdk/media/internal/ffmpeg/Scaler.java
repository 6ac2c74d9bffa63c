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
 * frame that names none is taken as BT.601, limited range, like the ffmpeg tool does. Transfer functions are left alone:
 * HDR pictures are not tone-mapped. Calls exclude each other. Close it; closing twice does nothing.
 */
public final class Scaler implements AutoCloseable {
    /** One in 16.16 fixed point: contrast and saturation as they are. */
    private static final int UNCHANGED = 1 << 16;

    /** No vector code converts more pixels at once. */
    private static final int VECTOR_PIXELS = 64;

    private final FrameMemory memory = new FrameMemory();
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
     * @param exact whether to round every sample correctly, which the vector code for common formats does not: it darkens
     *     by about one step of 255
     */
    public Scaler(boolean exact) {
        Natives.ensureLoaded();
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
        SwsContext ready = context;
        if (ready == null || !wanted.equals(current)) {
            ready = prepare(wanted);
        }
        int lines = swscale.sws_scale(ready, source.data(), source.linesize(), 0, source.height(), planes, strides);
        if (lines < 0) {
            throw new MediaLimitException("", "cannot convert a picture: " + FfmpegErrors.text(lines));
        }
    }

    private SwsContext prepare(Conversion wanted) {
        if (!open) {
            throw new IllegalStateException("The scaler is closed; make another one");
        }
        free();
        try (FfmpegLog log = FfmpegLog.capture()) {
            SwsContext made = swscale.sws_getContext(
                    wanted.width,
                    wanted.height,
                    wanted.format,
                    wanted.toWidth,
                    wanted.toHeight,
                    wanted.toFormat,
                    exact ? wanted.flags | swscale.SWS_ACCURATE_RND : wanted.flags,
                    null,
                    null,
                    (DoublePointer) null);
            if (made == null) {
                throw new UnsupportedMediaException(
                        "",
                        "cannot convert pictures from "
                                + NativeFormat.of(wanted.format).name() + " to "
                                + NativeFormat.of(wanted.toFormat).name()
                                + log.lastLine().map(line -> ": " + line).orElse(""));
            }
            context = made;
            current = wanted;
            swscale.sws_setColorspaceDetails(
                    made,
                    swscale.sws_getCoefficients(wanted.matrix),
                    wanted.fullRange ? 1 : 0,
                    swscale.sws_getCoefficients(wanted.toMatrix),
                    wanted.toFullRange ? 1 : 0,
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

    /** All that a context is made for. */
    private record Conversion(
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
}
