package com.encord.sdk.media.image;

import java.util.HashSet;
import java.util.Set;

/** Header of a TIFF or BigTIFF in either byte order: its first page, and how many pages are linked. */
final class TiffHeader {
    static final int MOST_PAGES = 1 << 16;

    private TiffHeader() {}

    static ImageInfo read(HeaderBytes bytes) {
        TiffStructure structure = new TiffStructure(bytes, 0, bytes.size());
        return info(bytes, firstPage(structure)).withFrames(countPages(structure), false);
    }

    /** A page on its own: a later one says everything itself. */
    static ImageInfo read(HeaderBytes bytes, int index) {
        TiffPage page = page(new TiffStructure(bytes, 0, bytes.size()), index);
        requireSize(page, "page " + index);
        return info(bytes, page);
    }

    private static ImageInfo info(HeaderBytes bytes, TiffPage page) {
        ImageInfo info = ImageInfo.of(ImageFormat.TIFF, (int) page.width, (int) page.height, page.bits, page.color())
                .with(page.exif());
        TiffStructure.Entry xmp = page.xmp;
        return xmp == null || info.storedOrientation().isPresent()
                ? info
                : info.withOrientationOf(Xmp.read(bytes, xmp.at(), xmp.count()));
    }

    static TiffPage firstPage(TiffStructure structure) {
        TiffPage page = TiffPage.read(structure, structure.first());
        requireSize(page, "first page");
        return page;
    }

    private static void requireSize(TiffPage page, String which) {
        if (page.width < 1 || page.width > Integer.MAX_VALUE || page.height < 1 || page.height > Integer.MAX_VALUE) {
            throw new MalformedHeader("the TIFF's " + which + " says " + page.width + "x" + page.height + " pixels");
        }
    }

    /** Any page, as far as the chain of directories reaches. */
    static TiffPage page(TiffStructure structure, int index) {
        long offset = structure.first();
        for (int i = 0; i < index; i++) {
            offset = structure.next(offset);
        }
        return TiffPage.read(structure, offset);
    }

    /** Counts linked directories; a chain that bites its tail or leaves the file ends there. */
    private static int countPages(TiffStructure structure) {
        Set<Long> seen = new HashSet<>();
        long offset = structure.first();
        try {
            while (offset != 0 && seen.size() < MOST_PAGES && !seen.contains(offset)) {
                long next = structure.next(offset);
                seen.add(offset);
                offset = next;
            }
        } catch (MalformedHeader e) {
            // The pages before the broken link count.
        }
        return Math.max(1, seen.size());
    }
}
