package com.encord.sdk.media.dicom.series;

import com.encord.sdk.media.dicom.series.SeriesProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The distances between the places of a stack, and what they tell of it. */
final class SliceGaps {
    private static final double UNEVEN = 0.1;
    /** The tangent of a degree: less is rounding, or a table that sags. */
    private static final double TILTED = 0.0175;

    /** What positions can be rounded to, in millimetres; whole ones are taken as they are. */
    private static final double[] ROUNDINGS = {0.1, 0.01, 0.001};

    private final double[] gaps;
    private final double[] shifts;
    private final double rounding;

    private SliceGaps(double[] gaps, double[] shifts, double rounding) {
        this.gaps = gaps;
        this.shifts = shifts;
        this.rounding = rounding;
    }

    /** Between places, of each of which a picture is given, in order. */
    static SliceGaps of(List<ImagePlane> places) {
        StackLine line = StackLine.of(places.get(0));
        double[] gaps = new double[places.size() - 1];
        double[] shifts = new double[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = line.distance(places.get(i + 1)) - line.distance(places.get(i));
            shifts[i] = line.shift(places.get(i), places.get(i + 1));
        }
        return new SliceGaps(gaps, shifts, rounding(places));
    }

    /** The coarsest decimal that all positions are multiples of; 0 when they have more decimals. */
    private static double rounding(List<ImagePlane> places) {
        for (double unit : ROUNDINGS) {
            if (places.stream().flatMap(place -> place.position().stream()).allMatch(each -> isMultiple(each, unit))) {
                return unit;
            }
        }
        return 0;
    }

    private static boolean isMultiple(double number, double unit) {
        double times = number / unit;
        return Math.abs(times - Math.rint(times)) < 1e-6;
    }

    /** Between the places of frames in one file, in whatever order they are; none where they are not one stack. */
    static SliceGaps ofFrames(List<ImagePlane> frames) {
        ImagePlane first = frames.get(0);
        if (!frames.stream().allMatch(first::stacksWith)) {
            return of(List.of(first));
        }
        return of(StackLine.of(first).places(frames, Function.identity()).stream()
                .map(place -> place.get(0))
                .toList());
    }

    private static double middle(double[] numbers) {
        Arrays.sort(numbers);
        return numbers[numbers.length / 2];
    }

    /** What they tell, without the distances themselves. */
    SliceSpacing told() {
        if (gaps.length == 0) {
            return new SliceSpacing(OptionalDouble.empty(), List.of());
        }
        double usual = usual();
        List<SeriesProblem> problems = new ArrayList<>();
        if (!isEven()) {
            steps(usual, problems);
        }
        tilt(problems);
        return new SliceSpacing(OptionalDouble.of(usual), List.copyOf(problems));
    }

    /** The usual distance; there is at least one. */
    double usual() {
        return isEven() ? mean() : middle(gaps.clone());
    }

    private double mean() {
        return Arrays.stream(gaps).sum() / gaps.length;
    }

    /**
     * Whether the places are those of equal distances, rounded: pictures 0.625 mm apart whose positions have one
     * decimal lie 0.6 and 0.7 mm apart.
     */
    private boolean isEven() {
        double step = mean();
        double tolerance = 1.01 * rounding;
        boolean even = step > 1.5 * rounding;
        double place = 0;
        for (int i = 0; i < gaps.length && even; i++) {
            place += gaps[i];
            even = Math.abs(gaps[i] - step) <= tolerance && Math.abs(place - (i + 1) * step) <= tolerance;
        }
        return even;
    }

    private void steps(double usual, List<SeriesProblem> problems) {
        int missing = 0;
        int uneven = 0;
        double widest = 0;
        for (double gap : gaps) {
            double steps = gap / usual;
            if (Math.abs(steps - 1) <= UNEVEN) {
                continue;
            }
            widest = Math.max(widest, gap);
            if (steps > 1.5 && Math.abs(steps - Math.rint(steps)) <= UNEVEN) {
                missing += (int) Math.rint(steps) - 1;
            } else {
                uneven++;
            }
        }
        if (missing > 0) {
            problems.add(new SeriesProblem(
                    Kind.MISSING_SLICES,
                    "%s to be missing: neighbours lie %.3f mm apart, and up to %.3f mm in places"
                            .formatted(missing == 1 ? "1 slice seems" : missing + " slices seem", usual, widest)));
        }
        if (uneven > 0) {
            problems.add(new SeriesProblem(
                    Kind.UNEVEN_SPACING,
                    "%d of %d distances between neighbours %s by more than a tenth from the usual %.3f mm"
                            .formatted(uneven, gaps.length, uneven == 1 ? "differs" : "differ", usual)));
        }
    }

    private void tilt(List<SeriesProblem> problems) {
        double[] slopes = new double[gaps.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = shifts[i] / gaps[i];
        }
        double slope = middle(slopes);
        if (gaps.length > 1 && slope > TILTED) {
            problems.add(new SeriesProblem(
                    Kind.SHIFTED_SLICES,
                    ("the pictures lie at a slant of %.1f degrees (a tilted gantry?): each is shifted by %.3f mm against"
                                    + " the one before, so that they make no upright block of voxels")
                            .formatted(Math.toDegrees(Math.atan(slope)), middle(shifts.clone()))));
        }
    }
}
