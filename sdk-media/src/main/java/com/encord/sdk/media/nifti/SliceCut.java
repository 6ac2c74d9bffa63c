package com.encord.sdk.media.nifti;

/** Which voxels make a slice: one place on a fixed axis, and all of the two other axes. */
final class SliceCut {
    private SliceCut() {}

    /** Where the voxels come from. */
    interface Voxels {
        void readAll(long offset, byte[] target, int at, int count);
    }

    /** The fixed voxel axis, the one across the picture and the one up. */
    static int[] axes(NiftiHeader header, NiftiPlane plane) {
        int[] directions = Affine.directions(header.affine());
        int[] wanted = {plane.fixed(), plane.across(), plane.up()};
        int[] axes = new int[3];
        for (int i = 0; i < 3; i++) {
            for (int axis = 0; axis < 3; axis++) {
                if (Math.abs(directions[axis]) - 1 == wanted[i]) {
                    axes[i] = axis;
                }
            }
        }
        return axes;
    }

    /** Copies the voxels, the earlier axis fastest, always reading forwards. */
    static byte[] gather(NiftiHeader header, int[] axes, int index, long volume, Voxels voxels) {
        int size = header.type().bytes();
        long[] lengths = {header.length(0), header.length(1), header.length(2)};
        long[] strides = {size, size * lengths[0], size * lengths[0] * lengths[1]};
        int fast = Math.min(axes[1], axes[2]);
        int slow = Math.max(axes[1], axes[2]);
        long start = volume * strides[2] * lengths[2] + index * strides[axes[0]];
        int fastLength = (int) lengths[fast];
        byte[] raw = new byte[(int) (lengths[fast] * lengths[slow]) * size];
        int at = 0;
        for (long s = 0; s < lengths[slow]; s++) {
            long row = start + s * strides[slow];
            if (fast == 0) {
                voxels.readAll(row, raw, at, fastLength * size);
                at += fastLength * size;
            } else {
                for (int f = 0; f < fastLength; f++) {
                    voxels.readAll(row + f * strides[fast], raw, at, size);
                    at += size;
                }
            }
        }
        return raw;
    }
}
