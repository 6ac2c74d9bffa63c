package com.encord.sdk.media.video;

import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.PixelLayout;
import com.encord.sdk.media.internal.ffmpeg.Scaler;
import com.encord.sdk.media.internal.ffmpeg.StillEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Converts frames to pixels and picture files, upright. Holds encoders, a scaler and a scratch buffer of one picture,
 * both reused. Confined to one thread at a time.
 */
final class Converter implements AutoCloseable {
    private static final int RGB = 3;
    private static final float[] UNIT = new float[256];

    static {
        for (int i = 0; i < UNIT.length; i++) {
            UNIT[i] = i / 255f;
        }
    }

    private final Scaler scaler = new Scaler();
    private final Map<PictureFormat, StillEncoder> encoders = new EnumMap<>(PictureFormat.class);
    private byte[] stored = new byte[0];

    /** Writes all pixels from the buffer's position on, which moves behind them. */
    void write(NativeFrame frame, PixelLayout layout, Turn turn, ByteBuffer target) {
        int bytes = frame.width() * frame.height() * layout.bytesPerPixel();
        if (target.remaining() < bytes) {
            throw new IllegalArgumentException("A frame of " + frame.width() + "x" + frame.height() + " as " + layout
                    + " needs " + bytes + " bytes, but the buffer has room for " + target.remaining());
        }
        if (turn.isNone() && target.isDirect()) {
            withAlpha(frame, layout, whole -> scaler.convert(whole, layout, target));
        } else if (turn.isNone() && target.hasArray()) {
            int from = target.arrayOffset() + target.position();
            withAlpha(frame, layout, whole -> scaler.convert(whole, layout, target.array(), from));
            target.position(target.position() + bytes);
        } else {
            byte[] upright = new byte[bytes];
            write(frame, layout, turn, upright);
            target.put(upright);
        }
    }

    /** Fills the beginning of an array, which is large enough. */
    void write(NativeFrame frame, PixelLayout layout, Turn turn, byte[] target) {
        int bytes = frame.width() * frame.height() * layout.bytesPerPixel();
        if (target.length < bytes) {
            throw new IllegalArgumentException("A frame of " + frame.width() + "x" + frame.height() + " as " + layout
                    + " needs " + bytes + " bytes, but the array has " + target.length);
        }
        if (turn.isNone()) {
            withAlpha(frame, layout, whole -> scaler.convert(whole, layout, target, 0));
            return;
        }
        if (stored.length < bytes) {
            stored = new byte[bytes];
        }
        withAlpha(frame, layout, whole -> scaler.convert(whole, layout, stored, 0));
        turn.apply(stored, frame.width(), frame.height(), layout.bytesPerPixel(), target);
    }

    /** Three planes of numbers from 0 to 1, from the buffer's position on, which moves behind them. */
    void writeChw(NativeFrame frame, Turn turn, FloatBuffer target) {
        int pixels = frame.width() * frame.height();
        if (target.remaining() < pixels * RGB) {
            throw new IllegalArgumentException("A frame of " + frame.width() + "x" + frame.height() + " as CHW needs "
                    + pixels * RGB + " floats, but the buffer has room for " + target.remaining());
        }
        byte[] rgb = new byte[pixels * RGB];
        write(frame, PixelLayout.RGB24, turn, rgb);
        float[] plane = new float[pixels];
        for (int channel = 0; channel < RGB; channel++) {
            for (int i = 0, from = channel; i < pixels; i++, from += RGB) {
                plane[i] = UNIT[rgb[from] & 0xFF];
            }
            target.put(plane);
        }
    }

    BufferedImage image(NativeFrame frame, Turn turn, @Nullable BufferedImage target) {
        boolean alpha = hasAlpha(frame);
        int width = turn.swapsSides() ? frame.height() : frame.width();
        int height = turn.swapsSides() ? frame.width() : frame.height();
        // a gray Java image would be shown with another gamma, so all are coloured
        int type = alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = fits(target, width, height, type) ? target : new BufferedImage(width, height, type);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        write(frame, alpha ? PixelLayout.ABGR : PixelLayout.BGR24, turn, pixels);
        return image;
    }

    /** A part of a larger image is of the same type, but not laid out the same. */
    private static boolean fits(@Nullable BufferedImage target, int width, int height, int type) {
        return target != null
                && target.getType() == type
                && target.getWidth() == width
                && target.getHeight() == height
                && target.getRaster().getParent() == null;
    }

    /** The bytes of a picture file, valid until the next call. */
    ByteBuffer encode(NativeFrame frame, Turn turn, PictureFormat format) {
        boolean alpha = hasAlpha(frame);
        PixelLayout wanted =
                switch (format) {
                    case PNG -> alpha ? PixelLayout.RGBA : PixelLayout.RGB24;
                    case PNG_16 -> alpha ? PixelLayout.RGBA64_BIG_ENDIAN : PixelLayout.RGB48_BIG_ENDIAN;
                    case JPEG -> PixelLayout.JPEG_420;
                };
        PixelLayout packed = wanted == PixelLayout.JPEG_420 ? PixelLayout.RGB24 : wanted;
        if (turn.isNone()) {
            return encode(frame, wanted, format);
        }
        byte[] pixels = new byte[frame.width() * frame.height() * packed.bytesPerPixel()];
        write(frame, packed, turn, pixels);
        int width = turn.swapsSides() ? frame.height() : frame.width();
        int height = turn.swapsSides() ? frame.width() : frame.height();
        try (NativeFrame upright = NativeFrame.of(packed, width, height, pixels)) {
            return encode(upright, wanted, format);
        }
    }

    private ByteBuffer encode(NativeFrame frame, PixelLayout layout, PictureFormat format) {
        StillEncoder encoder = encoders.computeIfAbsent(format, wanted -> new StillEncoder(wanted.encoder()));
        try (NativeFrame whole = layout.alpha() ? frame.withAlpha() : frame.share();
                NativeFrame converted = scaler.scale(whole, layout, frame.width(), frame.height())) {
            return encoder.encode(converted);
        }
    }

    private static boolean hasAlpha(NativeFrame frame) {
        return frame.alphaBeside() || frame.format().alpha() || frame.format().palette();
    }

    /** A small upright picture. */
    BufferedImage thumbnail(NativeFrame frame, Turn turn, int width, int height) {
        boolean swap = turn.swapsSides();
        try (NativeFrame small = scaler.scale(frame, PixelLayout.BGR24, swap ? height : width, swap ? width : height)) {
            return image(small, turn, null);
        }
    }

    private void withAlpha(NativeFrame frame, PixelLayout layout, Consumer<NativeFrame> conversion) {
        if (layout.alpha() && frame.alphaBeside()) {
            try (NativeFrame whole = frame.withAlpha()) {
                conversion.accept(whole);
            }
        } else {
            conversion.accept(frame);
        }
    }

    @Override
    public void close() {
        encoders.values().forEach(StillEncoder::close);
        scaler.close();
    }
}
