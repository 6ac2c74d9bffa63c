package com.encord.sdk.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An uncompressed bitmap with the most usual header (BITMAPINFOHEADER) in place of its own, for readers that do not
 * know OS/2 headers or stumble over sizes that contradict each other. Palette and pixels stay as they are.
 */
final class PlainBmp {
    private static final int FILE_HEADER = 14;
    private static final int INFO_HEADER = 40;
    private static final int MOST_BYTES = 1 << 29;

    private PlainBmp() {}

    static byte[] of(HeaderBytes bytes) {
        BmpHeader header = BmpHeader.parse(bytes);
        long pixels = header.pixelBytes();
        if (header.compression() != 0 || pixels > MOST_BYTES) {
            throw new MalformedHeader("the bitmap is compressed or too large to be rewritten");
        }
        long headerSize = bytes.u32le(FILE_HEADER);
        int entry = headerSize == 12 ? 3 : 4;
        long paletteAt = FILE_HEADER + headerSize;
        int most = header.bits() <= 8 ? 1 << header.bits() : 0;
        int colors = (int) Math.max(0, Math.min(most, (header.pixelsAt() - paletteAt) / entry));
        int pixelsAt = FILE_HEADER + INFO_HEADER + 4 * colors;
        ByteBuffer plain = ByteBuffer.allocate(pixelsAt + (int) pixels).order(ByteOrder.LITTLE_ENDIAN);
        plain.put((byte) 'B').put((byte) 'M').putInt(plain.capacity()).putInt(0).putInt(pixelsAt);
        plain.putInt(INFO_HEADER).putInt(header.width());
        plain.putInt(header.topDown() ? -header.height() : header.height());
        plain.putShort((short) 1).putShort((short) header.bits());
        plain.putInt(0).putInt(0).putInt(0).putInt(0).putInt(colors).putInt(0);
        for (int i = 0; i < colors; i++) {
            long at = paletteAt + (long) i * entry;
            plain.putInt(bytes.u24le(at));
        }
        return plain.put(bytes.copy(header.pixelsAt(), (int) pixels)).array();
    }
}
