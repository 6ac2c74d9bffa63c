package com.encord.sdk.media.image;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Whether the chunks of a PNG follow each other up to the end chunk. */
final class PngStructure {
    private static final int IDAT = HeaderBytes.fourCc("IDAT");
    private static final int IEND = HeaderBytes.fourCc("IEND");
    private static final int PLTE = HeaderBytes.fourCc("PLTE");

    /** Longer chunks before the pixels are rare, and reading them costs more than a glance. */
    private static final int MOST_SUMMED = 1 << 20;

    private final HeaderBytes bytes;
    private boolean palette;
    private boolean pixels;
    private boolean pixelsEnded;

    private PngStructure(HeaderBytes bytes) {
        this.bytes = bytes;
        this.palette = bytes.u8(25) != 3;
    }

    static @Nullable ImageFlaw flaw(HeaderBytes bytes) {
        return new PngStructure(bytes).walk();
    }

    private @Nullable ImageFlaw walk() {
        long at = 8;
        while (bytes.has(at, 8)) {
            long length = bytes.u32be(at);
            int type = bytes.fourCc(at + 4);
            if (length > Integer.MAX_VALUE || !isName(type)) {
                return graded(ImageFlaw.damaged("there is no PNG chunk where one should start, at byte " + at));
            }
            if (type == IEND) {
                return pixels ? null : ImageFlaw.damaged("the PNG holds no pixels (IDAT)");
            }
            if (pixelsEnded && type == IDAT) {
                return ImageFlaw.damaged("the PNG has other chunks between its pixels, before the one at byte " + at);
            }
            pixelsEnded = pixels && type != IDAT;
            if (!bytes.has(at + 8, length)) {
                return graded(ImageFlaw.missing("the PNG chunk at byte " + at + " is said to have " + length
                        + " bytes, but the file ends after " + (bytes.size() - at - 8)));
            }
            palette |= type == PLTE;
            pixels |= type == IDAT;
            if (pixels && !palette) {
                return ImageFlaw.damaged("the PNG needs a palette before its pixels, but has none");
            }
            if (!pixels && length <= MOST_SUMMED && bytes.has(at + 8, length + 4) && !sumHolds(at, length)) {
                return sumFlaw(type, at);
            }
            at += 12 + length;
        }
        // The last chunk's data are whole; whether it was the last of the pixels, decoding tells.
        pixelsEnded = pixels;
        return graded(ImageFlaw.missing("the PNG ends at byte " + bytes.size() + " without its end chunk (IEND)"));
    }

    private boolean sumHolds(long at, long length) {
        CRC32 sum = new CRC32();
        for (long i = at + 4; i < at + 8 + length; i++) {
            sum.update(bytes.u8(i));
        }
        return (int) sum.getValue() == bytes.i32be(at + 8 + length);
    }

    /** A wrong palette spoils the picture; most readers skip other damaged chunks, some refuse the file. */
    private static ImageFlaw sumFlaw(int type, long at) {
        ImageFlaw flaw = ImageFlaw.damaged("the checksum of the PNG chunk at byte " + at + " is wrong");
        return type == PLTE ? flaw : flaw.harmless();
    }

    /** Readers show a picture whose pixel chunks are whole, whatever follows them. */
    private ImageFlaw graded(ImageFlaw flaw) {
        return pixelsEnded ? flaw.harmless() : flaw;
    }

    private static boolean isName(int type) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = type >>> shift & 0xdf;
            if (c < 'A' || c > 'Z') {
                return false;
            }
        }
        return true;
    }
}
