package com.encord.sdk.media.image;

import org.jspecify.annotations.Nullable;

/** Whether the pixel array of a bitmap lies within the file. Run-length coded arrays have no size to compare. */
final class BmpStructure {
    private BmpStructure() {}

    static @Nullable ImageFlaw flaw(HeaderBytes bytes) {
        BmpHeader header = BmpHeader.parse(bytes);
        long present = bytes.size() - header.pixelsAt();
        if (present <= 0) {
            return ImageFlaw.missing("the bitmap's pixels should start at byte " + header.pixelsAt()
                    + ", but the file ends at " + bytes.size());
        }
        long needed = header.pixelBytes();
        return present >= needed
                ? null
                : ImageFlaw.missing("the bitmap needs " + needed + " bytes of pixels, but holds " + present);
    }
}
