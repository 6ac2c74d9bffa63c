package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/** The first bytes by which picture formats are told apart. */
final class FormatSignatures {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final long JP2 = 0x6a5020200d0a870aL;
    private static final long JXL = 0x4a584c200d0a870aL;
    private static final int MOST_BRANDS = 64;

    private FormatSignatures() {}

    static @Nullable ImageFormat find(HeaderBytes bytes) {
        if (!bytes.has(0, 4)) {
            return null;
        }
        int first = bytes.i32be(0);
        if (first >>> 8 == 0xffd8ff) {
            return ImageFormat.JPEG;
        }
        if (first == 0xff4fff51) {
            return ImageFormat.JPEG_2000;
        }
        if (first == 0x49492a00 || first == 0x4d4d002a || first == 0x49492b00 || first == 0x4d4d002b) {
            return ImageFormat.TIFF;
        }
        if (first >>> 16 == 0x424d) {
            return bytes.has(0, 18) && plausibleBmp(bytes) ? ImageFormat.BMP : null;
        }
        if (isOs2Icon(bytes, first >>> 16)) {
            return ImageFormat.OS2_ICON;
        }
        if (first >>> 16 == 0xff0a) {
            return ImageFormat.JPEG_XL;
        }
        if (first >>> 8 == 0x474946 && (first & 0xff) == '8') {
            return ImageFormat.GIF;
        }
        if (first == 0x38425053) {
            return ImageFormat.PSD;
        }
        if ((first == 0x00000100 || first == 0x00000200) && bytes.has(0, 22) && bytes.u16le(4) > 0) {
            return plausibleIcon(bytes) ? ImageFormat.ICO : null;
        }
        if (first >>> 24 == 'P' && isNetpbm(bytes, first)) {
            return ImageFormat.NETPBM;
        }
        if (first >>> 24 == 0x0a && bytes.has(0, 128) && plausiblePcx(bytes)) {
            return ImageFormat.PCX;
        }
        return bytes.has(0, 12) ? boxed(bytes, first) : null;
    }

    private static @Nullable ImageFormat boxed(HeaderBytes bytes, int first) {
        long second = (long) bytes.i32be(4) << 32 | bytes.u32be(8);
        if (((long) first << 32 | second >>> 32) == PNG) {
            return ImageFormat.PNG;
        }
        if (first == HeaderBytes.fourCc("RIFF") && (int) second == HeaderBytes.fourCc("WEBP")) {
            return ImageFormat.WEBP;
        }
        if (first == 12 && second == JP2) {
            return ImageFormat.JPEG_2000;
        }
        if (first == 12 && second == JXL) {
            return ImageFormat.JPEG_XL;
        }
        if ((int) (second >>> 32) == HeaderBytes.fourCc("ftyp")) {
            return byBrand(bytes, first & 0xffffffffL);
        }
        return null;
    }

    /** HEIF names its coding by brands (ISO/IEC 23008-12 clause 10, AV1 image file format section 6). */
    private static @Nullable ImageFormat byBrand(HeaderBytes bytes, long boxSize) {
        ImageFormat found = null;
        long end = Math.min(Math.min(boxSize, bytes.size()), 16 + 4L * MOST_BRANDS);
        for (long at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            String brand = bytes.ascii(at, 4);
            switch (brand) {
                case "avif", "avis" -> {
                    return ImageFormat.AVIF;
                }
                case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "mif2" -> found = ImageFormat.HEIC;
                default -> {
                    // other brands say nothing about pictures
                }
            }
        }
        return found;
    }

    /** BITMAPARRAYFILEHEADER holds further headers; a lone icon or pointer starts with its own. */
    private static boolean isOs2Icon(HeaderBytes bytes, int letters) {
        if (!bytes.has(0, 32)) {
            return false;
        }
        if (letters == 0x4241) {
            int inner = bytes.u16be(14);
            return inner == 0x424d || isOs2Letters(inner);
        }
        return isOs2Letters(letters) && (bytes.u32le(2) == 26 || bytes.u32le(2) == 78);
    }

    private static boolean isOs2Letters(int letters) {
        return letters == 0x4349 || letters == 0x4943 || letters == 0x4350 || letters == 0x5054;
    }

    private static boolean plausibleBmp(HeaderBytes bytes) {
        long headerSize = bytes.u32le(14);
        return headerSize >= 12 && headerSize <= 256;
    }

    private static boolean plausibleIcon(HeaderBytes bytes) {
        return bytes.u8(9) == 0 && bytes.u32le(14) > 0 && bytes.u32le(18) >= 22;
    }

    /** Text may start like this too, but hardly goes on with a number or a comment. */
    private static boolean isNetpbm(HeaderBytes bytes, int first) {
        int kind = first >>> 16 & 0xff;
        int space = first >>> 8 & 0xff;
        boolean map = kind >= '1' && kind <= '7' || kind == 'F' || kind == 'f';
        if (!map || space != ' ' && space != '\n' && space != '\r' && space != '\t') {
            return false;
        }
        int next = bytes.u8(3);
        return kind == '7' || next == '#' || next <= ' ' || next >= '0' && next <= '9';
    }

    private static boolean plausiblePcx(HeaderBytes bytes) {
        int bits = bytes.u8(3);
        return bytes.u8(1) <= 5
                && bytes.u8(2) <= 1
                && (bits == 1 || bits == 2 || bits == 4 || bits == 8)
                && bytes.u16le(8) >= bytes.u16le(4)
                && bytes.u16le(10) >= bytes.u16le(6);
    }
}
