package com.encord.sdk.media.dicom.series;

/**
 * A cut through the body, whatever way the pictures were taken. Pictures follow the radiological convention: the
 * patient's right is on the left of axial and coronal pictures, anterior is on the left of sagittal ones, anterior is
 * at the top of axial pictures and the head at the top of the others. Slices are counted towards the patient's left,
 * back or head.
 */
public enum DicomPlane {
    /** Across the body, counted from the feet to the head. */
    AXIAL(2, 0, 1, false),
    /** From the side to the side, counted from the front to the back. */
    CORONAL(1, 0, 2, true),
    /** From the front to the back, counted from the patient's right to the left. */
    SAGITTAL(0, 1, 2, true);

    private final int fixed;
    private final int across;
    private final int down;
    private final boolean downwards;

    DicomPlane(int fixed, int across, int down, boolean downwards) {
        this.fixed = fixed;
        this.across = across;
        this.down = down;
        this.downwards = downwards;
    }

    /** The patient axis that stays fixed: 0 to the left, 1 to the back, 2 to the head. */
    int fixed() {
        return fixed;
    }

    /** The patient axis that runs from the left of the picture to its right. */
    int across() {
        return across;
    }

    /** The patient axis that runs along the picture's height. */
    int down() {
        return down;
    }

    /** Whether that axis ends, rather than starts, at the top of the picture. */
    boolean downwards() {
        return downwards;
    }
}
