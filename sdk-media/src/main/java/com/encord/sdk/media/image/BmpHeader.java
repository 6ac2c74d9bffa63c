package com.encord.sdk.media.image;

/**
 * Header of a bitmap: BITMAPCOREHEADER (OS/2), BITMAPINFOHEADER and its successors up to version 5, OS/2 version 2.
 *
 * @param topDown whether the first stored row is the top one
 * @param compression 0 none, 1 and 2 run lengths, 3 and 6 bit fields, 4 JPEG, 5 PNG
 * @param pixelsAt where the pixel array starts
 */
record BmpHeader(int width, int height, boolean topDown, int bits, long compression, long pixelsAt, boolean alpha) {
    private static final int OS2_CORE = 12;
    private static final int OS2_VERSION_2 = 64;
    private static final int VERSION_3 = 56;

    static ImageInfo read(HeaderBytes bytes) {
        BmpHeader header = parse(bytes);
        return ImageInfo.of(ImageFormat.BMP, header.width, header.height, header.depth(), header.color());
    }

    static BmpHeader parse(HeaderBytes bytes) {
        long headerSize = bytes.u32le(14);
        boolean core = headerSize == OS2_CORE;
        if (!core
                && headerSize != 40
                && headerSize != 52
                && headerSize != VERSION_3
                && headerSize != 108
                && headerSize != 124
                && headerSize != 16
                && headerSize != OS2_VERSION_2) {
            throw new MalformedHeader("a bitmap header of " + headerSize + " bytes does not exist");
        }
        long width = core ? bytes.u16le(18) : bytes.i32le(18);
        long height = core ? bytes.u16le(20) : bytes.i32le(22);
        int bits = bytes.u16le(core ? 24 : 28);
        long compression = core || headerSize == 16 ? 0 : bytes.u32le(30);
        if (width < 1 || height == 0 || Math.abs(height) > Integer.MAX_VALUE) {
            throw new MalformedHeader("the bitmap header says " + width + "x" + height + " pixels");
        }
        checkBits(bits, compression);
        boolean alpha = bits == 32 && headerSize >= VERSION_3 && headerSize != OS2_VERSION_2 && bytes.u32le(66) != 0;
        return new BmpHeader(
                (int) width, (int) Math.abs(height), height < 0, bits, compression, bytes.u32le(10), alpha);
    }

    private static void checkBits(int bits, long compression) {
        switch (bits) {
            case 1, 2, 4, 8, 16, 24, 32 -> {
                return;
            }
            case 0 -> {
                if (compression == 4 || compression == 5) {
                    throw new MalformedHeader("a bitmap that wraps a JPEG or PNG is for printers only; extract it");
                }
            }
            default -> {
                // falls through to the message
            }
        }
        throw new MalformedHeader("a bitmap with " + bits + " bits per pixel does not exist");
    }

    /** Bytes of the pixel array if it is not compressed, negative if its size cannot be known. */
    long pixelBytes() {
        if (compression != 0 && compression != 3 && compression != 6) {
            return -1;
        }
        long rowBits = (long) width * bits;
        return (rowBits + 31) / 32 * 4 * height;
    }

    private int depth() {
        return bits <= 8 ? bits : bits == 16 ? 5 : 8;
    }

    private ImageColor color() {
        return bits <= 8 ? ImageColor.PALETTE : alpha ? ImageColor.RGBA : ImageColor.RGB;
    }
}
