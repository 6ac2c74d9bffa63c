package com.encord.sdk.media.dicom.series;

import java.util.List;

/**
 * Which axis of a volume (0 along rows of pixels, 1 down its columns, 2 from picture to picture) lies nearest to which
 * axis of the patient, and which way it runs.
 */
final class VolumeAxes {
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    private final int[] axisOf;
    private final boolean[] backwards;

    private VolumeAxes(int[] axisOf, boolean[] backwards) {
        this.axisOf = axisOf;
        this.backwards = backwards;
    }

    static VolumeAxes of(ImagePlane plane) {
        List<Double> o = plane.orientation();
        double[][] directions = {{o.get(0), o.get(1), o.get(2)}, {o.get(3), o.get(4), o.get(5)}, plane.normal()};
        int[] best = ORDERS[0];
        double most = -1;
        for (int[] order : ORDERS) {
            double along = 0;
            for (int patient = 0; patient < 3; patient++) {
                along += Math.abs(directions[order[patient]][patient]);
            }
            // the first of equals, so that a picture at 45 degrees keeps its own rows and columns
            if (along > most + 1e-9) {
                most = along;
                best = order;
            }
        }
        boolean[] backwards = new boolean[3];
        for (int patient = 0; patient < 3; patient++) {
            backwards[patient] = directions[best[patient]][patient] < 0;
        }
        return new VolumeAxes(best, backwards);
    }

    /** The volume axis nearest to a patient axis: 0 to the left, 1 to the back, 2 to the head. */
    int axis(int patient) {
        return axisOf[patient];
    }

    /** Whether it runs against it. */
    boolean backwards(int patient) {
        return backwards[patient];
    }
}
