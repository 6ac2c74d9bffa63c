package com.encord.sdk.media.image;

/** Header of a WebP: RIFF chunks and the first bytes of the bit streams (RFC 9649, RFC 6386 section 9.1). */
final class WebpHeader {
    private static final int VP8 = HeaderBytes.fourCc("VP8 ");
    private static final int VP8L = HeaderBytes.fourCc("VP8L");
    private static final int VP8X = HeaderBytes.fourCc("VP8X");
    private static final int ALPH = HeaderBytes.fourCc("ALPH");
    static final int ANMF = HeaderBytes.fourCc("ANMF");
    private static final int EXIF = HeaderBytes.fourCc("EXIF");
    private static final int XMP = HeaderBytes.fourCc("XMP ");
    private static final int MOST_CHUNKS = 1 << 20;
    private static final int FLAG_ANIMATION = 0x02;
    private static final int FLAG_EXIF = 0x08;
    private static final int FLAG_XMP = 0x04;
    private static final int FLAG_ALPHA = 0x10;

    private WebpHeader() {}

    static ImageInfo read(HeaderBytes bytes) {
        int type = bytes.fourCc(12);
        if (type == VP8) {
            return lossy(bytes, 20);
        }
        if (type == VP8L) {
            return lossless(bytes, 20);
        }
        if (type != VP8X) {
            throw new MalformedHeader("the first chunk of the WebP is none of VP8, VP8L, VP8X");
        }
        return extended(bytes);
    }

    private static ImageInfo lossy(HeaderBytes bytes, long at) {
        if (bytes.u24le(at + 3) != 0x2a019d) {
            throw new MalformedHeader("the WebP holds no VP8 key frame at byte " + at);
        }
        return info(bytes.u16le(at + 6) & 0x3fff, bytes.u16le(at + 8) & 0x3fff, ImageColor.RGB);
    }

    private static ImageInfo lossless(HeaderBytes bytes, long at) {
        if (bytes.u8(at) != 0x2f) {
            throw new MalformedHeader("the WebP holds no lossless bit stream at byte " + at);
        }
        int bits = bytes.i32le(at + 1);
        boolean alpha = (bits >>> 28 & 1) != 0;
        return info((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1, alpha ? ImageColor.RGBA : ImageColor.RGB);
    }

    private static ImageInfo extended(HeaderBytes bytes) {
        int flags = bytes.u8(20);
        int width = bytes.u24le(24) + 1;
        int height = bytes.u24le(27) + 1;
        boolean animated = (flags & FLAG_ANIMATION) != 0;
        boolean alpha = (flags & FLAG_ALPHA) != 0;
        ImageInfo info = info(width, height, alpha ? ImageColor.RGBA : ImageColor.RGB);
        if (!animated && (flags & (FLAG_EXIF | FLAG_XMP)) == 0) {
            return info;
        }
        int frames = 0;
        long end = Math.min(bytes.size(), 8 + bytes.u32le(4));
        long at = 12;
        for (int i = 0; i < MOST_CHUNKS && at + 8 <= end; i++) {
            int type = bytes.fourCc(at);
            long length = bytes.u32le(at + 4);
            if (type == ANMF) {
                frames++;
            } else if (type == EXIF) {
                info = info.with(exif(bytes, at + 8, length));
            } else if (type == XMP) {
                // It comes after EXIF (RFC 9649 section 2.7), which goes first.
                info = info.withOrientationOf(Xmp.read(bytes, at + 8, length));
            }
            at += 8 + length + (length & 1);
        }
        return animated ? info.withFrames(Math.max(1, frames), frames > 1) : info;
    }

    /** Some writers put JPEG's "Exif" prefix in front of the TIFF structure. */
    private static Exif exif(HeaderBytes bytes, long at, long length) {
        int prefix = bytes.startsWith(at, "Exif\0") ? 6 : 0;
        return Exif.read(bytes, at + prefix, length - prefix);
    }

    private static ImageInfo info(int width, int height, ImageColor color) {
        if (width == 0 || height == 0) {
            throw new MalformedHeader("the WebP header says " + width + "x" + height + " pixels");
        }
        return ImageInfo.of(ImageFormat.WEBP, width, height, 8, color);
    }

    static boolean isAnimated(HeaderBytes bytes) {
        return bytes.fourCc(12) == VP8X && (bytes.u8(20) & FLAG_ANIMATION) != 0;
    }

    /** Whether a chunk holds pixels of a still picture. */
    static boolean isPicture(int type) {
        return type == VP8 || type == VP8L || type == ALPH || type == ANMF;
    }
}
