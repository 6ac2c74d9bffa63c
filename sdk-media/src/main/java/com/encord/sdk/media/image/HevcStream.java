package com.encord.sdk.media.image;

import java.io.ByteArrayOutputStream;

/**
 * HEVC as decoders take it without a container: the parameter sets of the configuration record, then the picture, each
 * NAL unit behind a start code instead of its length (ISO/IEC 14496-15 8.3, ITU-T H.265 annex B).
 */
final class HevcStream {
    private static final int LENGTH_SIZE_AT = 21;
    private static final int ARRAYS_AT = 22;
    private static final byte[] START_CODE = {0, 0, 0, 1};

    private HevcStream() {}

    static byte[] of(HeaderBytes bytes, IsoBox configuration, byte[] picture) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream(picture.length + 256);
        long at = configuration.at() + ARRAYS_AT;
        int arrays = bytes.u8(at++);
        for (int i = 0; i < arrays; i++) {
            int units = bytes.u16be(at + 1);
            at += 3;
            for (int unit = 0; unit < units; unit++) {
                int length = bytes.u16be(at);
                if (at + 2 + length > configuration.end()) {
                    throw new MalformedHeader("the HEVC configuration holds less than it says");
                }
                add(stream, bytes.copy(at + 2, length), 0, length);
                at += 2 + length;
            }
        }
        int lengthSize = (bytes.u8(configuration.at() + LENGTH_SIZE_AT) & 3) + 1;
        int from = 0;
        while (from + lengthSize <= picture.length) {
            long length = 0;
            for (int i = 0; i < lengthSize; i++) {
                length = length << 8 | picture[from + i] & 0xff;
            }
            from += lengthSize;
            if (length > picture.length - from) {
                throw new MalformedHeader("a part of the HEVC picture is said to have " + length + " bytes of "
                        + (picture.length - from));
            }
            add(stream, picture, from, (int) length);
            from += (int) length;
        }
        return stream.toByteArray();
    }

    private static void add(ByteArrayOutputStream stream, byte[] unit, int from, int length) {
        stream.writeBytes(START_CODE);
        stream.write(unit, from, length);
    }
}
