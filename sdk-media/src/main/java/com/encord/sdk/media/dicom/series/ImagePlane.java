package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.FunctionalGroups;
import com.encord.sdk.media.dicom.Tag;
import java.util.List;
import java.util.Optional;

/**
 * Where a picture lies in the patient coordinate system (PS3.3 C.7.6.2): millimetres, x to the patient's left, y to the
 * back, z to the head.
 *
 * @param position the centre of the first pixel: 3 numbers
 * @param orientation direction cosines of a row, then of a column: 6 numbers
 * @param pixelSpacing distance between rows, then between columns; empty when unknown
 */
public record ImagePlane(List<Double> position, List<Double> orientation, List<Double> pixelSpacing) {
    /** How far the cosines of pictures that face the same way can be apart. */
    static final double SAME_DIRECTION = 1e-3;

    private static final double SAME_SIZE = 1e-3;

    /** Where a frame lies in the patient. */
    static Optional<ImagePlane> of(FunctionalGroups groups, int frame) {
        return of(
                groups.decimals(frame, Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT),
                groups.decimals(frame, Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION_PATIENT),
                groups.decimals(frame, Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING));
    }

    static Optional<ImagePlane> of(double[] position, double[] orientation, double[] pixelSpacing) {
        if (position.length < 3 || orientation.length < 6) {
            return Optional.empty();
        }
        ImagePlane plane = new ImagePlane(
                boxed(position, 3),
                boxed(orientation, 6),
                pixelSpacing.length < 2 ? List.of() : boxed(pixelSpacing, 2));
        return Math.abs(length(plane.product()) - 1) < 0.1 ? Optional.of(plane) : Optional.empty();
    }

    private static List<Double> boxed(double[] numbers, int count) {
        Double[] boxed = new Double[count];
        for (int i = 0; i < count; i++) {
            boxed[i] = numbers[i];
        }
        return List.of(boxed);
    }

    /**
     * The direction in which slices follow each other: that of the cross product of row and column direction. Headers
     * round these, so that the product itself may be up to a tenth longer or shorter than 1.
     *
     * @return a new array of 3 numbers, of length 1
     */
    public double[] normal() {
        double[] normal = product();
        double length = length(normal);
        for (int i = 0; i < 3; i++) {
            normal[i] /= length;
        }
        return normal;
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    private double[] product() {
        List<Double> o = orientation;
        return new double[] {
            o.get(1) * o.get(5) - o.get(2) * o.get(4),
            o.get(2) * o.get(3) - o.get(0) * o.get(5),
            o.get(0) * o.get(4) - o.get(1) * o.get(3)
        };
    }

    /** The parallel plane some millimetres along the normal. */
    ImagePlane movedBy(double offset) {
        double[] normal = normal();
        List<Double> moved = List.of(
                position.get(0) + offset * normal[0],
                position.get(1) + offset * normal[1],
                position.get(2) + offset * normal[2]);
        return new ImagePlane(moved, orientation, pixelSpacing);
    }

    /**
     * How far along the normal the picture lies.
     *
     * @return millimetres from the origin
     */
    public double distance() {
        double[] normal = normal();
        return normal[0] * position.get(0) + normal[1] * position.get(1) + normal[2] * position.get(2);
    }

    /** Whether two pictures face the same way and have pixels of the same size, as those of one stack do. */
    boolean stacksWith(ImagePlane other) {
        if (!parallelTo(other)) {
            return false;
        }
        for (int i = 0; i < Math.min(pixelSpacing.size(), other.pixelSpacing.size()); i++) {
            double size = pixelSpacing.get(i);
            if (Math.abs(size - other.pixelSpacing.get(i)) > SAME_SIZE * Math.abs(size)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two pictures face the same way. */
    boolean parallelTo(ImagePlane other) {
        for (int i = 0; i < 6; i++) {
            if (Math.abs(orientation.get(i) - other.orientation.get(i)) > SAME_DIRECTION) {
                return false;
            }
        }
        return true;
    }
}
