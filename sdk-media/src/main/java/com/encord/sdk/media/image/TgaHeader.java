package com.encord.sdk.media.image;

/** Header of a TGA, which has no signature: its fields have to make sense together. */
final class TgaHeader {
    private TgaHeader() {}

    static boolean plausible(HeaderBytes bytes) {
        if (!bytes.has(0, 18)) {
            return false;
        }
        int mapType = bytes.u8(1);
        int type = bytes.u8(2);
        int bits = bytes.u8(16);
        boolean knownType = type >= 1 && type <= 3 || type >= 9 && type <= 11;
        boolean knownBits = bits == 1 || bits == 8 || bits == 15 || bits == 16 || bits == 24 || bits == 32;
        return mapType <= 1 && knownType && knownBits && bytes.u16le(12) > 0 && bytes.u16le(14) > 0;
    }

    static ImageInfo read(HeaderBytes bytes) {
        int type = bytes.u8(2) & 7;
        int bits = bytes.u8(16);
        ImageColor color =
                switch (type) {
                    case 1 -> ImageColor.PALETTE;
                    case 3 -> bits == 16 ? ImageColor.GRAY_ALPHA : ImageColor.GRAY;
                    default -> bits == 32 ? ImageColor.RGBA : ImageColor.RGB;
                };
        return ImageInfo.of(ImageFormat.TGA, bytes.u16le(12), bytes.u16le(14), bits > 8 ? 8 : bits, color);
    }
}
