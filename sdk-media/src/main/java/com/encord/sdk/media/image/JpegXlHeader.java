package com.encord.sdk.media.image;

import java.util.Optional;

/** Header of a JPEG XL, boxed or raw: its size and orientation (ISO/IEC 18181-1 annex D, ISO/IEC 18181-2 clause 9). */
final class JpegXlHeader {
    private static final int CODE_STREAM = HeaderBytes.fourCc("jxlc");
    private static final int PARTIAL_CODE_STREAM = HeaderBytes.fourCc("jxlp");
    private static final int START = 0xff0a;
    private static final int[] SIZE_BITS = {9, 13, 18, 30};
    private static final int[][] RATIOS = {{1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}};

    private final HeaderBytes bytes;
    private long bit;

    private JpegXlHeader(HeaderBytes bytes, long at) {
        this.bytes = bytes;
        this.bit = at * 8;
    }

    static ImageInfo read(HeaderBytes bytes) {
        long at = bytes.u16be(0) == START ? 0 : inBox(bytes);
        if (bytes.u16be(at) != START) {
            throw new MalformedHeader("no JPEG XL code stream starts at byte " + at);
        }
        return new JpegXlHeader(bytes, at + 2).info();
    }

    private static long inBox(HeaderBytes bytes) {
        for (IsoBox box : IsoBox.in(bytes, 0, bytes.size())) {
            if (box.type() == CODE_STREAM) {
                return box.at();
            }
            if (box.type() == PARTIAL_CODE_STREAM) {
                // the part's number comes first
                return box.at() + 4;
            }
        }
        throw new MalformedHeader("the JPEG XL file holds no code stream");
    }

    private ImageInfo info() {
        boolean small = bits(1) == 1;
        long height = size(small);
        int ratio = bits(3);
        long width = ratio == 0 ? size(small) : height * RATIOS[ratio - 1][0] / RATIOS[ratio - 1][1];
        if (width > Integer.MAX_VALUE) {
            throw new MalformedHeader("the JPEG XL header says " + width + "x" + height + " pixels");
        }
        boolean defaults = bits(1) == 1;
        boolean extra = !defaults && bits(1) == 1;
        int orientation = extra ? bits(3) + 1 : 1;
        return ImageInfo.of(ImageFormat.JPEG_XL, (int) width, (int) height, 8, ImageColor.OTHER)
                .with(new Exif(
                        orientation == 1 ? Optional.empty() : Orientation.ofExif(orientation), Optional.empty()));
    }

    private long size(boolean small) {
        return small ? 8L * (bits(5) + 1) : bits(SIZE_BITS[bits(2)]) + 1L;
    }

    /** Bits are packed from the lowest of each byte. */
    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value |= (bytes.u8(bit >> 3) >> (bit & 7) & 1) << i;
        }
        return value;
    }
}
