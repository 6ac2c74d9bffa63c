package com.encord.sdk.media.image;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.MediaSource;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * WebP through FFmpeg, which knows still pictures only: the first frame of an animation is taken out, wrapped as a
 * still picture and put at its place on the canvas (RFC 9649 section 2.7).
 */
final class WebpDecoder {
    private static final int ANMF = HeaderBytes.fourCc("ANMF");
    private static final int ALPH = HeaderBytes.fourCc("ALPH");
    private static final int FRAME_HEADER = 16;
    private static final int FLAG_ALPHA = 0x10;

    private WebpDecoder() {}

    static BufferedImage decode(MediaSource source, ImageInfo info, List<String> complaints) throws IOException {
        if (!info.animated()) {
            return still(source, info, complaints);
        }
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            long at = 12;
            while (bytes.fourCc(at) != ANMF) {
                long length = bytes.u32le(at + 4);
                at += 8 + length + (length & 1);
            }
            return firstFrame(source.name(), bytes, at, info, complaints);
        }
    }

    private static BufferedImage still(MediaSource source, ImageInfo info, List<String> complaints) throws IOException {
        try {
            return NativeDecoder.decode(source, complaints);
        } catch (CorruptMediaException e) {
            CutWebp cut = CutWebp.of(source);
            BufferedImage rows = cut == null ? null : cut.rows(info.pixels());
            if (rows == null) {
                throw e;
            }
            complaints.add("the file ends before the picture does");
            return rows;
        }
    }

    private static BufferedImage firstFrame(
            String name, HeaderBytes bytes, long at, ImageInfo info, List<String> complaints) {
        long length = bytes.u32le(at + 4);
        long frame = at + 8;
        if (!bytes.has(frame, length) || length <= FRAME_HEADER || length > Integer.MAX_VALUE - 64) {
            throw new MalformedHeader("the first frame is said to have " + length + " bytes");
        }
        int x = 2 * bytes.u24le(frame);
        int y = 2 * bytes.u24le(frame + 3);
        int width = bytes.u24le(frame + 6) + 1;
        int height = bytes.u24le(frame + 9) + 1;
        if ((long) x + width > info.width() || (long) y + height > info.height()) {
            throw new MalformedHeader("the first frame does not fit on the canvas");
        }
        byte[] data = bytes.copy(frame + FRAME_HEADER, (int) length - FRAME_HEADER);
        BufferedImage picture = NativeDecoder.decode(new BytesSource(name, wrap(data, width, height)), complaints);
        if (picture.getWidth() != width || picture.getHeight() != height) {
            throw new CorruptMediaException(name, "the first frame has another size than it says");
        }
        if (width == info.width() && height == info.height()) {
            return picture;
        }
        BufferedImage canvas = new BufferedImage(info.width(), info.height(), BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(picture, x, y, null);
        graphics.dispose();
        return canvas;
    }

    private static byte[] wrap(byte[] chunks, int width, int height) {
        boolean alpha = ByteBuffer.wrap(chunks).getInt(0) == ALPH;
        ByteBuffer file = ByteBuffer.allocate(30 + chunks.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
        file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10);
        file.putInt(alpha ? FLAG_ALPHA : 0);
        file.putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
        file.putShort((short) (height - 1)).put((byte) (height - 1 >> 16));
        return file.put(chunks).array();
    }
}
