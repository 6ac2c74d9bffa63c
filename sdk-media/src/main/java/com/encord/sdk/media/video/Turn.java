package com.encord.sdk.media.video;

import java.util.Optional;

/**
 * What a display matrix (ISO/IEC 14496-12 8.3.2) asks for, in right angles: a clockwise turn, then a flip upside down
 * if mirrored.
 */
record Turn(int degrees, boolean mirrored) {
    /** Angles between right angles go to the nearest, and half way there the picture stays as it is. */
    static Turn of(Optional<int[]> matrix) {
        double angle = angle(matrix);
        int degrees = angle <= 45 || angle >= 315 ? 0 : angle < 135 ? 90 : angle <= 225 ? 180 : 270;
        return new Turn(degrees, determinant(matrix) < 0);
    }

    /** The clockwise angle that a matrix asks for, from 0 to below 360 degrees. */
    static double angle(Optional<int[]> matrix) {
        if (determinant(matrix) == 0) {
            // not a turn at all; players ignore it
            return 0;
        }
        int[] m = matrix.orElseThrow();
        double degrees = Math.toDegrees(Math.atan2(m[1], m[0]));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double determinant(Optional<int[]> matrix) {
        return matrix.map(m -> (double) m[0] * m[4] - (double) m[1] * m[3]).orElse(0.0);
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
