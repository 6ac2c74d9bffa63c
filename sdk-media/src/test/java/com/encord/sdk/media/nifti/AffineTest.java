package com.encord.sdk.media.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

    /** A real half turn in single precision; the numbers are those of nibabel 5.4. */
    @Test
    void roundedHalfTurnIsAHalfTurn() {
        double[][] affine = Affine.fromQuaternion(
                0.0099821f, 0.99959534f, -0.02663555f, new double[3], new double[] {2, 2.5, 3}, 1);
        assertEquals(0.04989, affine[0][1], 1e-5);
        assertEquals(affine[0][1] / 2.5, affine[1][0] / 2, 1e-9);
    }
}
