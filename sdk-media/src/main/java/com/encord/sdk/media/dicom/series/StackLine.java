package com.encord.sdk.media.dicom.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The line along which the pictures of a stack follow each other. All are measured along the direction of one of them:
 * orientations are rounded differently from header to header, and far from the origin that moves pictures by more than
 * lies between them.
 *
 * @param normal the direction, of length 1
 * @param tolerance how near to each other pictures are at the same place, in millimetres
 */
record StackLine(double[] normal, double tolerance) {
    /** Whatever the size of pixels, a micrometre is nothing. */
    private static final double LEAST_TOLERANCE = 1e-3;
    /** Positions of the same place, taken again, differ by rounding: by far less than a pixel. */
    private static final double SHARE_OF_PIXEL = 0.02;
    /** However large pixels claim to be, slices can be as near to each other as this. */
    private static final double MOST_TOLERANCE = 0.1;

    /** The line of pictures parallel to this one. */
    static StackLine of(ImagePlane plane) {
        double pixel = plane.pixelSpacing().stream()
                .mapToDouble(Double::doubleValue)
                .filter(size -> size > 0)
                .min()
                .orElse(0);
        double tolerance = Math.max(LEAST_TOLERANCE, Math.min(MOST_TOLERANCE, SHARE_OF_PIXEL * pixel));
        return new StackLine(plane.normal(), tolerance);
    }

    /** How far along the line a picture lies, in millimetres from the origin. */
    double distance(ImagePlane plane) {
        List<Double> position = plane.position();
        return normal[0] * position.get(0) + normal[1] * position.get(1) + normal[2] * position.get(2);
    }

    /** How far two pictures are shifted against each other across the line, in millimetres. */
    double shift(ImagePlane from, ImagePlane to) {
        double along = distance(to) - distance(from);
        double square = 0;
        for (int i = 0; i < 3; i++) {
            double across = to.position().get(i) - from.position().get(i) - along * normal[i];
            square += across * across;
        }
        return Math.sqrt(square);
    }

    /** What lies at each place, place after place. */
    <T> List<List<T>> places(List<T> stack, Function<T, ImagePlane> plane) {
        List<T> sorted = new ArrayList<>(stack);
        sorted.sort(Comparator.comparingDouble(each -> distance(plane.apply(each))));
        List<List<T>> places = new ArrayList<>();
        double start = 0;
        for (T each : sorted) {
            double distance = distance(plane.apply(each));
            if (places.isEmpty() || distance - start > tolerance) {
                places.add(new ArrayList<>());
                start = distance;
            }
            places.get(places.size() - 1).add(each);
        }
        return places;
    }
}
