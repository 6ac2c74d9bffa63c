package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/** Whether the chunks of a WebP lie within the file, and a picture is among them. */
final class WebpStructure {
    private WebpStructure() {}

    static @Nullable ImageFlaw flaw(HeaderBytes bytes) {
        long promised = 8 + bytes.u32le(4);
        long end = Math.min(promised, bytes.size());
        boolean picture = false;
        boolean frames = false;
        long at = 12;
        while (at + 8 <= end) {
            long length = bytes.u32le(at + 4);
            if (!isName(bytes.fourCc(at))) {
                ImageFlaw flaw = ImageFlaw.damaged("there is no WebP chunk where one should start, at byte " + at);
                // Browsers show what came before; readers such as libwebp's demuxer refuse the file.
                return picture && !WebpHeader.isAnimated(bytes) ? flaw.harmless() : flaw;
            }
            if (!bytes.has(at + 8, length)) {
                return ImageFlaw.missing("the WebP chunk at byte " + at + " is said to have " + length
                        + " bytes, but the file ends after " + (bytes.size() - at - 8));
            }
            if (WebpHeader.isPicture(bytes.fourCc(at)) && at + 8 + length > promised) {
                // Whole, but libwebp, and so every browser, reads no further than RIFF says.
                return ImageFlaw.damaged(
                        "the WebP is said to end at byte " + promised + ", in the middle of the picture");
            }
            picture |= WebpHeader.isPicture(bytes.fourCc(at));
            frames |= bytes.fourCc(at) == WebpHeader.ANMF;
            at += 8 + length + (length & 1);
        }
        // A missing padding byte at the very end harms nobody.
        if (promised > bytes.size() + 1) {
            return ImageFlaw.missing(
                    "the WebP is said to have " + promised + " bytes, but the file has " + bytes.size());
        }
        if (picture && !frames && WebpHeader.isAnimated(bytes)) {
            return ImageFlaw.damaged("the WebP is said to be an animation, but holds no frames (ANMF)");
        }
        return picture ? null : ImageFlaw.damaged("the WebP holds no picture");
    }

    /** Three letters of a name at least; some writers end "XMP" with a zero instead of a space. */
    private static boolean isName(int type) {
        for (int shift = 24; shift > 0; shift -= 8) {
            int c = type >>> shift & 0xff;
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
