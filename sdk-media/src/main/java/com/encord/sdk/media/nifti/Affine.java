package com.encord.sdk.media.nifti;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The geometry of a volume: from voxel indices to millimetres, as the NIfTI-1 standard defines it (methods 1, 2, 3).
 */
final class Affine {
    /**
     * By how much single precision rounds the length of a quaternion. Within it the part left out is 0, a half turn:
     * its square root would be an angle that nobody meant.
     */
    private static final double QUATERNION_TOLERANCE = 3 * Math.ulp(1f);

    private static final int POLAR_STEPS = 50;

    private Affine() {}

    static double[][] identity() {
        return new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    }

    /** How long a step along a voxel axis is. */
    static double length(double[][] affine, int axis) {
        return Math.hypot(Math.hypot(affine[0][axis], affine[1][axis]), affine[2][axis]);
    }

    /** Method 2: rotation by a quaternion with the first part left out, scaled by the voxel sizes. */
    static double[][] fromQuaternion(double b, double c, double d, double[] offset, double[] zooms, double handedness) {
        double squared = 1 - (b * b + c * c + d * d);
        if (squared <= -QUATERNION_TOLERANCE) {
            throw new MalformedVolume("the orientation quaternion (" + b + ", " + c + ", " + d + ") is longer than 1");
        }
        double a = squared < QUATERNION_TOLERANCE ? 0 : Math.sqrt(squared);
        double s = 2 / (a * a + b * b + c * c + d * d);
        double[][] m = identity();
        m[0][0] = 1 - s * (c * c + d * d);
        m[0][1] = s * (b * c - a * d);
        m[0][2] = s * (b * d + a * c);
        m[1][0] = s * (b * c + a * d);
        m[1][1] = 1 - s * (b * b + d * d);
        m[1][2] = s * (c * d - a * b);
        m[2][0] = s * (b * d - a * c);
        m[2][1] = s * (c * d + a * b);
        m[2][2] = 1 - s * (b * b + c * c);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                m[row][column] *= zooms[column] * (column == 2 ? handedness : 1);
            }
            m[row][3] = offset[row];
        }
        return m;
    }

    /** Method 1: without orientation the origin voxel lies at 0 and the first axis runs from right to left. */
    static double[][] fromSizes(double[] zooms, double[] origin) {
        double[][] m = identity();
        for (int axis = 0; axis < 3; axis++) {
            double zoom = axis < zooms.length ? zooms[axis] : 1;
            m[axis][axis] = axis == 0 ? -zoom : zoom;
            m[axis][3] = -origin[axis] * m[axis][axis];
        }
        return m;
    }

    static double[] centre(long[] shape) {
        double[] centre = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] = axis < shape.length ? (shape[axis] - 1) / 2.0 : 0;
        }
        return centre;
    }

    /**
     * Which direction of the patient each voxel axis follows most: 0 left to right, 1 posterior to anterior, 2 inferior
     * to superior.
     *
     * @return per voxel axis the direction plus 1, negative if the axis runs against it
     */
    static int[] directions(double[][] affine) {
        double[][] r = rotation(affine);
        int[] directions = new int[3];
        boolean[] taken = new boolean[3];
        // The axis that is clearest chooses first, so that an oblique one takes what is left.
        for (int axis : byStrength(r)) {
            int best = -1;
            for (int world = 0; world < 3; world++) {
                if (!taken[world] && (best < 0 || Math.abs(r[world][axis]) > Math.abs(r[best][axis]))) {
                    best = world;
                }
            }
            taken[best] = true;
            directions[axis] = r[best][axis] < 0 ? -(best + 1) : best + 1;
        }
        return directions;
    }

    private static List<Integer> byStrength(double[][] r) {
        List<Integer> axes = new ArrayList<>(List.of(0, 1, 2));
        axes.sort(Comparator.comparingDouble(
                axis -> -Math.max(Math.abs(r[0][axis]), Math.max(Math.abs(r[1][axis]), Math.abs(r[2][axis])))));
        return axes;
    }

    /** The rotation closest to the affine's axes (polar decomposition), so that shears do not tip the balance. */
    private static double[][] rotation(double[][] affine) {
        double[][] r = new double[3][3];
        for (int column = 0; column < 3; column++) {
            double length = Math.sqrt(affine[0][column] * affine[0][column]
                    + affine[1][column] * affine[1][column]
                    + affine[2][column] * affine[2][column]);
            for (int row = 0; row < 3; row++) {
                r[row][column] = affine[row][column] / (length == 0 ? 1 : length);
            }
        }
        double[][] start = r;
        for (int step = 0; step < POLAR_STEPS; step++) {
            double[][] cofactors = cofactors(r);
            double determinant = r[0][0] * cofactors[0][0] + r[0][1] * cofactors[0][1] + r[0][2] * cofactors[0][2];
            if (!(Math.abs(determinant) > 1e-9)) {
                return start;
            }
            double[][] next = new double[3][3];
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    next[row][column] = (r[row][column] + cofactors[row][column] / determinant) / 2;
                }
            }
            r = next;
        }
        return r;
    }

    private static double[][] cofactors(double[][] m) {
        double[][] c = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int i1 = (i + 1) % 3;
                int i2 = (i + 2) % 3;
                int j1 = (j + 1) % 3;
                int j2 = (j + 2) % 3;
                c[i][j] = m[i1][j1] * m[i2][j2] - m[i1][j2] * m[i2][j1];
            }
        }
        return c;
    }
}
