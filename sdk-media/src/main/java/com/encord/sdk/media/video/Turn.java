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
}
