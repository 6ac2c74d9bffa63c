package com.encord.sdk.media.image;

/**
 * Header of a PNG: chunks up to the pixel data (PNG specification, third edition). EXIF that follows the pixels, as
 * ImageMagick writes it, does not count: browsers show such pictures as they are stored, and it takes many reads to find.
 */
final class PngHeader {
    private static final int IHDR = HeaderBytes.fourCc("IHDR");
    private static final int IDAT = HeaderBytes.fourCc("IDAT");
    private static final int IEND = HeaderBytes.fourCc("IEND");
    private static final int ACTL = HeaderBytes.fourCc("acTL");
    private static final int FCTL = HeaderBytes.fourCc("fcTL");
    private static final int EXIF = HeaderBytes.fourCc("eXIf");
    private static final int MOST_CHUNKS = 4096;
    /** A frame needs at least its control chunk (fcTL). */
    private static final int SMALLEST_FRAME = 38;

    private PngHeader() {}

    static ImageInfo read(HeaderBytes bytes) {
        if (bytes.fourCc(12) != IHDR || bytes.u32be(8) != 13) {
            throw new MalformedHeader("the PNG does not start with an IHDR chunk of 13 bytes");
        }
        long width = bytes.u32be(16);
        long height = bytes.u32be(20);
        int depth = bytes.u8(24);
        int colorType = bytes.u8(25);
        if (width < 1 || width > Integer.MAX_VALUE || height < 1 || height > Integer.MAX_VALUE) {
            throw new MalformedHeader("the PNG header says " + width + "x" + height + " pixels");
        }
        checkDepth(depth, colorType);
        checkHeaderSum(bytes);
        ImageInfo info = ImageInfo.of(ImageFormat.PNG, (int) width, (int) height, depth, color(colorType));
        return withChunks(info, bytes);
    }

    private static ImageInfo withChunks(ImageInfo header, HeaderBytes bytes) {
        ImageInfo info = header;
        long at = 33;
        long frames = 0;
        boolean controlled = false;
        boolean firstInTime = false;
        for (int i = 0; i < MOST_CHUNKS && bytes.has(at, 12); i++) {
            long length = bytes.u32be(at);
            int type = bytes.fourCc(at + 4);
            if (type == IDAT || type == IEND) {
                break;
            }
            if (type == ACTL && length >= 8) {
                long claimed = bytes.u32be(at + 8);
                // One chunk with a number of 31 bits; decoders take a file that breaks this for a single picture.
                boolean valid = !controlled && claimed <= Integer.MAX_VALUE;
                frames = valid ? Math.min(claimed, bytes.size() / SMALLEST_FRAME) : 0;
                controlled = true;
            } else if (type == FCTL) {
                firstInTime = true;
            } else if (type == EXIF && bytes.has(at + 8, length)) {
                info = info.with(Exif.read(bytes, at + 8, length));
            } else if (PngTexts.isText(type)) {
                info = PngTexts.read(info, bytes, type, at + 8, length);
            }
            at += 12 + length;
        }
        if (frames == 0) {
            return info;
        }
        // A picture without a frame control chunk before it is for decoders that know no animation: one more picture.
        int pictures = (int) Math.min(frames + (firstInTime ? 0 : 1), Integer.MAX_VALUE);
        return info.withFrames(pictures, frames > 1);
    }

    private static void checkDepth(int depth, int colorType) {
        boolean allowed =
                switch (colorType) {
                    case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
                    case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                    case 2, 4, 6 -> depth == 8 || depth == 16;
                    default -> throw new MalformedHeader("PNG colour type " + colorType + " does not exist");
                };
        if (!allowed) {
            throw new MalformedHeader("PNG colour type " + colorType + " does not allow " + depth + " bits");
        }
    }

    private static void checkHeaderSum(HeaderBytes bytes) {
        if (bytes.crc32(12, 17) != bytes.i32be(29)) {
            throw new MalformedHeader("the checksum of the PNG header is wrong, so its size cannot be trusted");
        }
    }

    private static ImageColor color(int colorType) {
        return switch (colorType) {
            case 0 -> ImageColor.GRAY;
            case 2 -> ImageColor.RGB;
            case 3 -> ImageColor.PALETTE;
            case 4 -> ImageColor.GRAY_ALPHA;
            default -> ImageColor.RGBA;
        };
    }
}
