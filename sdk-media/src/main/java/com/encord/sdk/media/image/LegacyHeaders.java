package com.encord.sdk.media.image;

/** Sizes of pictures the platform does not take, so that a report can name them. */
final class LegacyHeaders {
    private static final int MOST_BOXES = 64;
    private static final int LONGEST_NUMBER = 9;

    private LegacyHeaders() {}

    static ImageInfo pcx(HeaderBytes bytes) {
        int width = bytes.u16le(8) - bytes.u16le(4) + 1;
        int height = bytes.u16le(10) - bytes.u16le(6) + 1;
        boolean trueColor = bytes.u8(3) == 8 && bytes.u8(65) == 3;
        return info(ImageFormat.PCX, width, height, bytes.u8(3), trueColor ? ImageColor.RGB : ImageColor.PALETTE);
    }

    static ImageInfo photoshop(HeaderBytes bytes) {
        ImageColor color =
                switch (bytes.u16be(24)) {
                    case 0, 1, 8 -> ImageColor.GRAY;
                    case 2 -> ImageColor.PALETTE;
                    case 3 -> bytes.u16be(12) > 3 && isTransparent(bytes) ? ImageColor.RGBA : ImageColor.RGB;
                    case 4 -> ImageColor.CMYK;
                    case 9 -> ImageColor.LAB;
                    default -> ImageColor.OTHER;
                };
        return info(ImageFormat.PSD, bytes.u32be(18), bytes.u32be(14), bytes.u16be(22), color);
    }

    /**
     * The fourth channel may be any selection; a negative count of layers says that it is the picture's transparency.
     */
    private static boolean isTransparent(HeaderBytes bytes) {
        long resources = 30 + bytes.u32be(26);
        long layers = resources + 4 + bytes.u32be(resources);
        return bytes.has(layers, 10)
                && bytes.u32be(layers) > 4
                && bytes.u32be(layers + 4) > 1
                && (short) bytes.u16be(layers + 8) < 0;
    }

    /** The largest of an icon's pictures stands for all. */
    static ImageInfo icon(HeaderBytes bytes) {
        int count = bytes.u16le(4);
        int width = 0;
        int height = 0;
        int bits = 0;
        for (int i = 0; i < count && bytes.has(6 + 16L * i, 16); i++) {
            long at = 6 + 16L * i;
            int w = bytes.u8(at) == 0 ? 256 : bytes.u8(at);
            int h = bytes.u8(at + 1) == 0 ? 256 : bytes.u8(at + 1);
            if (w * h > width * height) {
                width = w;
                height = h;
                bits = bytes.u16le(at + 6);
            }
        }
        return info(ImageFormat.ICO, width, height, Math.min(bits, 8), ImageColor.RGBA);
    }

    /** Bitmaps in an array, or one alone; the height of an icon counts its mask too. */
    static ImageInfo os2Icon(HeaderBytes bytes) {
        int first = bytes.u16be(0) == 0x4241 ? 28 : 14;
        boolean core = bytes.u32le(first) == 12;
        long width = core ? bytes.u16le(first + 4) : bytes.i32le(first + 4);
        long height = core ? bytes.u16le(first + 6) : bytes.i32le(first + 8);
        return info(ImageFormat.OS2_ICON, width, height, 8, ImageColor.PALETTE);
    }

    static ImageInfo netpbm(HeaderBytes bytes) {
        int kind = bytes.u8(1) - '0';
        if (kind == 7) {
            return arbitraryMap(bytes);
        }
        long at = 2;
        long[] numbers = {0, 0, 1};
        int wanted = kind == 2 || kind == 3 || kind == 5 || kind == 6 ? 3 : 2;
        for (int i = 0; i < wanted; i++) {
            at = skipSpace(bytes, at);
            int digits = 0;
            numbers[i] = 0;
            for (int c = bytes.u8(at); c >= '0' && c <= '9' && digits < LONGEST_NUMBER; c = bytes.u8(++at)) {
                numbers[i] = numbers[i] * 10 + c - '0';
                digits++;
            }
        }
        boolean floating = kind > 9;
        int depth = floating ? 32 : 64 - Long.numberOfLeadingZeros(numbers[2]);
        ImageColor color = kind == 3 || kind == 6 || kind == 'F' - '0' ? ImageColor.RGB : ImageColor.GRAY;
        return info(ImageFormat.NETPBM, numbers[0], numbers[1], depth, color);
    }

    private static ImageInfo arbitraryMap(HeaderBytes bytes) {
        String header = bytes.ascii(0, (int) Math.min(bytes.size(), 512));
        int depth = 64 - Long.numberOfLeadingZeros(pamNumber(header, "MAXVAL "));
        ImageColor color =
                switch ((int) pamNumber(header, "DEPTH ")) {
                    case 1 -> ImageColor.GRAY;
                    case 2 -> ImageColor.GRAY_ALPHA;
                    case 3 -> ImageColor.RGB;
                    case 4 -> ImageColor.RGBA;
                    default -> ImageColor.OTHER;
                };
        return info(ImageFormat.NETPBM, pamNumber(header, "WIDTH "), pamNumber(header, "HEIGHT "), depth, color);
    }

    private static long pamNumber(String header, String key) {
        int at = header.indexOf('\n' + key);
        long number = 0;
        for (int i = at + 1 + key.length(); at >= 0 && i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < '0' || c > '9' || number > Integer.MAX_VALUE) {
                break;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static long skipSpace(HeaderBytes bytes, long from) {
        long at = from;
        while (true) {
            int c = bytes.u8(at);
            if (c == '#') {
                while (bytes.u8(at) != '\n') {
                    at++;
                }
            } else if (c > ' ') {
                return at;
            }
            at++;
        }
    }

    static ImageInfo jpeg2000(HeaderBytes bytes) {
        if (bytes.i32be(0) == 0xff4fff51) {
            return codeStream(bytes, 0);
        }
        long at = 12;
        long end = bytes.size();
        for (int i = 0; i < MOST_BOXES && at + 8 <= end; i++) {
            long length = bytes.u32be(at);
            int type = bytes.fourCc(at + 4);
            if (type == HeaderBytes.fourCc("jp2h")) {
                at += 8;
                continue;
            }
            if (type == HeaderBytes.fourCc("ihdr")) {
                return info(
                        ImageFormat.JPEG_2000,
                        bytes.u32be(at + 12),
                        bytes.u32be(at + 8),
                        (bytes.u8(at + 18) & 0x7f) + 1,
                        bytes.u16be(at + 16) > 2 ? ImageColor.RGB : ImageColor.GRAY);
            }
            if (length < 8) {
                break;
            }
            at += length;
        }
        throw new MalformedHeader("the JPEG 2000 file has no image header box");
    }

    private static ImageInfo codeStream(HeaderBytes bytes, long at) {
        return info(
                ImageFormat.JPEG_2000,
                bytes.u32be(at + 8) - bytes.u32be(at + 16),
                bytes.u32be(at + 12) - bytes.u32be(at + 20),
                (bytes.u8(at + 42) & 0x7f) + 1,
                bytes.u16be(at + 40) > 2 ? ImageColor.RGB : ImageColor.GRAY);
    }

    private static ImageInfo info(ImageFormat format, long width, long height, int bits, ImageColor color) {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new MalformedHeader("the " + format + " header says " + width + "x" + height + " pixels");
        }
        return ImageInfo.of(format, (int) width, (int) height, bits, color);
    }
}
