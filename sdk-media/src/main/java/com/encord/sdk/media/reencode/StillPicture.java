package com.encord.sdk.media.reencode;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.image.ImageDecode;
import com.encord.sdk.media.image.ImageInfo;
import com.encord.sdk.media.internal.ffmpeg.Decoder;
import com.encord.sdk.media.internal.ffmpeg.DemuxerLimits;
import com.encord.sdk.media.internal.ffmpeg.DisplayTransform;
import com.encord.sdk.media.internal.ffmpeg.FrameReader;
import com.encord.sdk.media.internal.ffmpeg.NativeFrame;
import com.encord.sdk.media.internal.ffmpeg.PixelLayout;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * One still image as a frame. FFmpeg decodes it, without a detour over RGB, where it takes the picture whole; tiles and
 * the variants it does not know go through {@link ImageDecode}. Which way is up is what {@link ImageInfo} says, for
 * every format the same as image plans do.
 *
 * @param frame the stored pixels
 * @param transform what makes them upright
 */
record StillPicture(NativeFrame frame, DisplayTransform transform) implements AutoCloseable {

    static StillPicture decode(Path image) {
        DisplayTransform transform = transform(ImageInfo.read(image));
        try (FrameReader reader = FrameReader.open(contentOf(image), DemuxerLimits.STANDARD, 1, Decoder.OnError.FAIL)) {
            return new StillPicture(reader.demuxer().tiled() ? whole(image) : first(reader, image), transform);
        } catch (MediaException refused) {
            try {
                return new StillPicture(whole(image), transform);
            } catch (MediaException reason) {
                // This decoder knows whether a picture is damaged or only of a kind that has no 8 bits.
                reason.addSuppressed(refused);
                throw reason;
            }
        }
    }

    private static NativeFrame first(FrameReader reader, Path image) {
        NativeFrame frame = reader.next()
                .orElseThrow(() -> new CorruptMediaException(image.toString(), "holds no picture that can be decoded"));
        if (frame.corrupt()) {
            frame.close();
            throw new CorruptMediaException(
                    image.toString(), "is damaged: its picture decodes only in part; leave it out or replace it");
        }
        return frame;
    }

    private static NativeFrame whole(Path image) {
        BufferedImage picture = ImageDecode.of(image).plain().decodeStrictly();
        boolean gray = picture.getType() == BufferedImage.TYPE_BYTE_GRAY;
        byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        return NativeFrame.of(
                gray ? PixelLayout.GRAY8 : PixelLayout.BGR24, picture.getWidth(), picture.getHeight(), pixels);
    }

    private static DisplayTransform transform(ImageInfo info) {
        return switch (info.orientation()) {
            case NORMAL -> DisplayTransform.NONE;
            case MIRRORED -> DisplayTransform.MIRROR_HORIZONTAL;
            case ROTATED_180 -> DisplayTransform.HALF_TURN;
            case FLIPPED -> DisplayTransform.MIRROR_VERTICAL;
            case TRANSPOSED -> DisplayTransform.TRANSPOSE;
            case ROTATED_90 -> DisplayTransform.QUARTER_TURN_CLOCKWISE;
            case TRANSVERSED -> DisplayTransform.ANTI_TRANSPOSE;
            case ROTATED_270 -> DisplayTransform.QUARTER_TURN_COUNTERCLOCKWISE;
        };
    }

    int uprightWidth() {
        return transform.swapsSides() ? frame.height() : frame.width();
    }

    int uprightHeight() {
        return transform.swapsSides() ? frame.width() : frame.height();
    }

    /** Without its path, so that FFmpeg goes by the content and not by the name, which may lie. */
    private static MediaSource contentOf(Path image) {
        MediaSource file = MediaSource.of(image);
        return new MediaSource() {
            @Override
            public String name() {
                return file.name();
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return file.open();
            }
        };
    }

    @Override
    public void close() {
        frame.close();
    }
}
