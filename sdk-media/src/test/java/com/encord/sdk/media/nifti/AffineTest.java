package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class AffineTest {
    @Test
    void straightAxesKeepTheirDirections() {
        assertArrayEquals(new int[] {1, 2, 3}, Affine.directions(Affine.identity()));
        double[][] turned = {{0, 0, -2, 0}, {3, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}};
        assertArrayEquals(new int[] {2, 3, -1}, Affine.directions(turned));
    }

    @Test
    void clearestAxisOfAnObliqueVolumeChoosesFirst() {
        // The first axis leans to x a little more than to y, but the second hardly leaves x at all.
        double[][] oblique = {{0.72, 0.98, 0, 0}, {0.69, -0.2, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        assertArrayEquals(new int[] {2, 1, 3}, Affine.directions(oblique));
    }

    @Test
    void flatVolumeStillHasThreeDirections() {
        double[][] flat = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}};
        assertArrayEquals(new int[] {1, 2, 3}, Affine.directions(flat));
    }
}
