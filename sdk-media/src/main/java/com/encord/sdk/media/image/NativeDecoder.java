package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaLimitException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFormat;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.PixelLayout;
import com.encord.sdk.media.internal.ffmpeg.Scaler;
import com.encord.sdk.media.internal.ffmpeg.StillDecoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The first frame of a source through FFmpeg, 8 bits per sample. */
final class NativeDecoder {
    private static final int MOST_BYTES = 1 << 29;

    private NativeDecoder() {}

    static BufferedImage decode(MediaSource source, List<String> complaints) {
        try (FrameReader reader = FrameReader.open(source, DemuxerLimits.STANDARD, 1, Decoder.OnError.CONTINUE)) {
            try (NativeFrame frame = reader.next()
                    .orElseThrow(() -> new CorruptMediaException(source.name(), "holds no frame that decodes"))) {
                if (frame.corrupt() || reader.errors() > 0) {
                    complaints.add("the decoder met damaged data");
                }
                return image(frame);
            }
        }
    }

    /** A picture in a format that needs no container, so that its whole file is what the decoder takes. */
    static BufferedImage decode(MediaSource source, String codec, ImageInfo info, List<String> complaints)
            throws IOException {
        byte[] file;
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            if (bytes.size() > MOST_BYTES) {
                throw new MediaLimitException(
                        source.name(), "has " + bytes.size() + " bytes, more than the " + MOST_BYTES + " of a picture");
            }
            file = bytes.copy(0, (int) bytes.size());
        }
        StillDecoder.Still still = StillDecoder.decode(source.name(), codec, file, info.pixels());
        try (NativeFrame frame = still.frame()) {
            still.complaint().ifPresent(complaints::add);
            return image(frame);
        }
    }

    private static BufferedImage image(NativeFrame frame) {
        NativeFormat format = frame.format();
        boolean gray = format.components() == 1 && !format.palette();
        boolean alpha = format.alpha() || format.palette();
        // Through RGB, because only then limited ranges are stretched.
        BufferedImage image = converted(frame, alpha);
        if (!gray) {
            return image;
        }
        BufferedImage plain = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_GRAY);
        int[] row = null;
        for (int y = 0; y < frame.height(); y++) {
            row = image.getRaster().getSamples(0, y, frame.width(), 1, 0, row);
            plain.getRaster().setSamples(0, y, frame.width(), 1, 0, row);
        }
        return plain;
    }

    private static BufferedImage converted(NativeFrame frame, boolean alpha) {
        BufferedImage image = new BufferedImage(
                frame.width(), frame.height(), alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        boolean deep = frame.format().bits() > 8;
        PixelLayout layout =
                deep ? alpha ? PixelLayout.RGBA64 : PixelLayout.RGB48 : alpha ? PixelLayout.ABGR : PixelLayout.BGR24;
        ByteBuffer pixels = ByteBuffer.allocateDirect(frame.width() * frame.height() * layout.bytesPerPixel())
                .order(ByteOrder.nativeOrder());
        try (Scaler scaler = new Scaler(true)) {
            scaler.convert(frame, layout, pixels);
        }
        pixels.flip();
        if (deep) {
            round(pixels, samples, layout.bytesPerPixel() / 2);
        } else {
            pixels.get(samples);
        }
        return image;
    }

    /** From 16 bits to the nearest of 8, bands in Java's reversed order; FFmpeg itself would cut bits off. */
    private static void round(ByteBuffer pixels, byte[] samples, int bands) {
        for (int pixel = 0; pixel < samples.length; pixel += bands) {
            for (int band = bands - 1; band >= 0; band--) {
                int wide = pixels.getShort() & 0xffff;
                samples[pixel + band] = (byte) ((wide * 255 + 32895) >> 16);
            }
        }
    }
}
