package com.encord.sdk.media.video;

import java.util.Optional;

/**
 * What a display matrix (ISO/IEC 14496-12 8.3.2) asks for, in right angles: a clockwise turn, then a flip upside down if
 * mirrored.
 */
record Turn(int degrees, boolean mirrored) {
    private static final Turn NONE = new Turn(0, false);

    static Turn of(Optional<int[]> matrix) {
        if (matrix.isEmpty()) {
            return NONE;
        }
        int[] m = matrix.get();
        double a = m[0];
        double b = m[1];
        double c = m[3];
        double d = m[4];
        double determinant = a * d - b * c;
        if (determinant == 0) {
            // not a turn at all; players ignore it
            return NONE;
        }
        int quarters = (int) Math.round(Math.atan2(b, a) / (Math.PI / 2));
        return new Turn(Math.floorMod(quarters, 4) * 90, determinant < 0);
    }

    boolean isNone() {
        return degrees == 0 && !mirrored;
    }

    boolean swapsSides() {
        return degrees % 180 != 0;
    }

    /** Copies pixels into their upright places; both arrays hold lines without padding. */
    void apply(byte[] stored, int width, int height, int bytesPerPixel, byte[] upright) {
        int uprightWidth = swapsSides() ? height : width;
        int uprightHeight = swapsSides() ? width : height;
        int stepX = bytesPerPixel
                * switch (degrees) {
                    case 90 -> -width;
                    case 180 -> -1;
                    case 270 -> width;
                    default -> 1;
                };
        for (int y = 0; y < uprightHeight; y++) {
            int unflipped = mirrored ? uprightHeight - 1 - y : y;
            int first =
                    switch (degrees) {
                        case 90 -> (height - 1) * width + unflipped;
                        case 180 -> (height - 1 - unflipped) * width + width - 1;
                        case 270 -> width - 1 - unflipped;
                        default -> unflipped * width;
                    };
            int from = first * bytesPerPixel;
            int to = y * uprightWidth * bytesPerPixel;
            for (int x = 0; x < uprightWidth; x++, from += stepX) {
                for (int i = 0; i < bytesPerPixel; i++) {
                    upright[to++] = stored[from + i];
                }
            }
        }
    }
}
