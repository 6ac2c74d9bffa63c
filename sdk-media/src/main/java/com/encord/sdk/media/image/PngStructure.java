package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/** Whether the chunks of a PNG follow each other up to the end chunk. */
final class PngStructure {
    private static final int IDAT = HeaderBytes.fourCc("IDAT");
    private static final int IEND = HeaderBytes.fourCc("IEND");
    private static final int PLTE = HeaderBytes.fourCc("PLTE");

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
            at += 12 + length;
        }
        // The last chunk's data are whole; whether it was the last of the pixels, decoding tells.
        pixelsEnded = pixels;
        return graded(ImageFlaw.missing("the PNG ends at byte " + bytes.size() + " without its end chunk (IEND)"));
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
