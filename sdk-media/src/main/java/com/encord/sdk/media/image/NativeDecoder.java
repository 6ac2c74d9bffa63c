package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFormat;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.PixelLayout;
import com.encord.sdk.media.internal.ffmpeg.Scaler;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import java.util.List;

/** The first frame of a source through FFmpeg, 8 bits per sample. */
final class NativeDecoder {
    private NativeDecoder() {}

    static BufferedImage decode(MediaSource source, List<String> complaints) {
        try (FrameReader reader =
                FrameReader.open(source, DemuxerLimits.STANDARD, 1, Decoder.OnError.CONTINUE)) {
            try (NativeFrame frame = reader.next()
                    .orElseThrow(() -> new CorruptMediaException(source.name(), "holds no frame that decodes"))) {
                if (frame.corrupt() || reader.errors() > 0) {
                    complaints.add("the decoder met damaged data");
                }
                return image(frame);
            }
        }
    }

    private static BufferedImage image(NativeFrame frame) {
        NativeFormat format = frame.format();
        boolean gray = format.components() == 1 && !format.palette();
        boolean alpha = format.alpha() || format.palette();
        PixelLayout layout = gray ? PixelLayout.GRAY8 : alpha ? PixelLayout.ABGR : PixelLayout.BGR24;
        BufferedImage image = new BufferedImage(
                frame.width(),
                frame.height(),
                gray
                        ? BufferedImage.TYPE_BYTE_GRAY
                        : alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        ByteBuffer pixels = ByteBuffer.allocateDirect(samples.length);
        try (Scaler scaler = new Scaler()) {
            scaler.convert(frame, layout, pixels);
        }
        pixels.flip().get(samples);
        return image;
    }
}
