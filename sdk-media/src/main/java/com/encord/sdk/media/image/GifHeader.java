package com.encord.sdk.media.image;

/** Header and frame count of a GIF (GIF89a specification). */
final class GifHeader {
    private GifHeader() {}

    static ImageInfo read(HeaderBytes bytes) {
        int width = bytes.u16le(6);
        int height = bytes.u16le(8);
        if (width == 0 || height == 0) {
            throw new MalformedHeader("the GIF header says " + width + "x" + height + " pixels");
        }
        int frames = Math.max(1, frames(bytes));
        return ImageInfo.of(ImageFormat.GIF, width, height, (bytes.u8(10) & 7) + 1, ImageColor.PALETTE)
                .withFrames(frames, frames > 1);
    }

    private static int frames(HeaderBytes bytes) {
        int frames = 0;
        long at = 13 + colorTable(bytes.u8(10));
        try {
            while (bytes.has(at, 1)) {
                int block = bytes.u8(at);
                if (block == 0x21) {
                    at = skipSubBlocks(bytes, at + 2);
                } else if (block == 0x2c) {
                    long data = at + 11 + colorTable(bytes.u8(at + 9));
                    frames++;
                    at = skipSubBlocks(bytes, data);
                } else {
                    break;
                }
            }
        } catch (MalformedHeader e) {
            // Cut off: the frames whose headers are there count.
        }
        return frames;
    }

    private static int colorTable(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static long skipSubBlocks(HeaderBytes bytes, long from) {
        long at = from;
        int length = bytes.u8(at);
        while (length != 0) {
            at += 1 + length;
            length = bytes.u8(at);
        }
        return at + 1;
    }
}
