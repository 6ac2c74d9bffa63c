package com.encord.sdk.media.nifti;

/**
 * A cut through the body, found through the affine whatever the voxel axes are. Pictures follow the radiological
 * convention: the patient's right is on the left of axial and coronal pictures, anterior is on the left of sagittal
 * ones, anterior is at the top of axial pictures and superior at the top of the others.
 */
public enum NiftiPlane {
    /** Across the body, seen from the feet: fixed from inferior to superior. */
    AXIAL(2, 0, 1),
    /** Seen from the front: fixed from posterior to anterior. */
    CORONAL(1, 0, 2),
    /** Seen from the patient's left: fixed from left to right. */
    SAGITTAL(0, 1, 2);

    private final int fixed;
    private final int across;
    private final int up;

    NiftiPlane(int fixed, int across, int up) {
        this.fixed = fixed;
        this.across = across;
        this.up = up;
    }

    /** Patient direction that stays fixed: 0 to the right, 1 to anterior, 2 to superior. */
    int fixed() {
        return fixed;
    }

    /** Patient direction that runs from the right of the picture to its left. */
    int across() {
        return across;
    }

    /** Patient direction that runs from the bottom of the picture to its top. */
    int up() {
        return up;
    }
}
