package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RLE Lossless (PS3.5 G): each byte of each sample is a segment of its own, packed bits, highest byte first. */
final class RleDecoder {
    private static final int HEADER = 64;
    private static final int MOST_SEGMENTS = 15;

    private RleDecoder() {}

    /** Unpacks one frame to colour by pixel, little endian; one-bit pictures stay packed, lowest bit first. */
    static byte[] decode(String source, ByteBuffer packed, PixelLayout layout) {
        boolean bits = layout.bitsAllocated() == 1;
        int pixels = layout.rows() * layout.columns();
        int plane = bits ? (pixels + 7) / 8 : pixels;
        int width = bits ? 1 : layout.bytesPerSample();
        int segments = width * layout.samples();
        ByteBuffer frame = packed.order(ByteOrder.LITTLE_ENDIAN);
        if (frame.remaining() < HEADER) {
            throw new CorruptMediaException(source, "has an RLE frame of " + frame.remaining() + " bytes");
        }
        int start = frame.position();
        int count = frame.getInt(start);
        if (count != segments || count > MOST_SEGMENTS) {
            throw new CorruptMediaException(
                    source, "has an RLE frame of " + count + " segments, where its layout needs " + segments);
        }
        byte[] out = new byte[plane * segments];
        for (int s = 0; s < segments; s++) {
            int from = frame.getInt(start + 4 + 4 * s);
            int to = s + 1 < segments ? frame.getInt(start + 8 + 4 * s) : frame.remaining();
            if (from < HEADER || to < from || to > frame.remaining()) {
                throw new CorruptMediaException(
                        source,
                        "has an RLE segment from " + from + " to " + to + " in a frame of " + frame.remaining()
                                + " bytes");
            }
            int sample = s / width;
            int offset = sample * width + width - 1 - s % width;
            int written = unpack(frame, start + from, start + to, out, offset, segments, plane);
            if (written < plane) {
                throw new CorruptMediaException(
                        source, "has an RLE segment that unpacks to " + written + " of " + plane + " bytes");
            }
        }
        return out;
    }

    private static int unpack(ByteBuffer in, int from, int to, byte[] out, int offset, int step, int count) {
        int at = from;
        int written = 0;
        while (at < to && written < count) {
            int control = in.get(at++);
            if (control >= 0) {
                for (int i = 0; i <= control && at < to && written < count; i++) {
                    out[offset + step * written++] = in.get(at++);
                }
            } else if (control != -128 && at < to) {
                byte value = in.get(at++);
                for (int i = 0; i <= -control && written < count; i++) {
                    out[offset + step * written++] = value;
                }
            }
        }
        return written;
    }
}
