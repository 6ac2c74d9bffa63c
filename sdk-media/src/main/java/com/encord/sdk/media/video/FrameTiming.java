package com.encord.sdk.media.video;

import com.encord.sdk.media.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How regular presentation times are: the measured rate, and how far the frames stray from a constant grid that starts at
 * the first frame. Time bases round (Matroska's to a millisecond), so a tick or a millisecond is no deviation.
 */
public final class FrameTiming {
    /** Past half a frame, {@code time x rate} names another frame than the one that is presented. */
    private static final double MOST_DEVIATION = 0.5;

    private static final double ROUNDING_SECONDS = 0.0011;

    /** With more steps than this off the typical one there is no grid of which single frames could be missing. */
    private static final double MOST_ODD_STEPS = 0.1;

    private static final int FIT_ROUNDS = 60;

    private final Optional<Rational> rate;
    private final boolean constant;
    private final double deviation;
    private final long missingSlots;
    private final double typicalStep;
    private final double shortestStep;
    private final double longestStep;

    private FrameTiming(
            Optional<Rational> rate,
            boolean constant,
            double deviation,
            long missingSlots,
            double[] sorted,
            double tick) {
        this.rate = rate;
        this.constant = constant;
        this.deviation = deviation;
        this.missingSlots = missingSlots;
        this.typicalStep = sorted.length == 0 ? 0 : sorted[sorted.length / 2] * tick;
        this.shortestStep = sorted.length == 0 ? 0 : sorted[0] * tick;
        this.longestStep = sorted.length == 0 ? 0 : sorted[sorted.length - 1] * tick;
    }

    /**
     * Measures.
     *
     * @param times presentation times in ascending order
     * @param end where the last frame ends; not above the last time if unknown
     * @param timeBase the unit of both
     * @param claims rates that the container claims; one that agrees with the times is taken over exactly
     */
    static FrameTiming of(long[] times, long end, Rational timeBase, List<Rational> claims) {
        double tick = timeBase.toDouble();
        int count = times.length;
        if (count < 2) {
            return new FrameTiming(
                    count == 0 ? Optional.empty() : singleFrameRate(times[0], end, timeBase, claims),
                    true,
                    0,
                    0,
                    new double[0],
                    tick);
        }
        double[] steps = new double[count - 1];
        for (int i = 1; i < count; i++) {
            steps[i - 1] = (double) times[i] - times[i - 1];
        }
        double[] sorted = steps.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double rounding = Math.min(Math.max(1.5, ROUNDING_SECONDS / tick), 0.25 * median);
        long missing = missingSlots(steps, median);
        double fitted = fit(times, sorted, rounding);
        double strayed = strayed(times, fitted);
        boolean constant = missing == 0 && fitted > 0 && strayed - rounding <= MOST_DEVIATION * fitted;
        double deviation = fitted > 0 ? strayed / fitted : count;
        long span = Math.subtractExact(times[count - 1], times[0]);
        Optional<Rational> rate = constant
                ? constantRate(count, span, timeBase, claims)
                : averageRate(count, times[0], end, span, timeBase);
        return new FrameTiming(rate, constant, deviation, missing, sorted, tick);
    }

    /**
     * The measured rate: the exact constant one, or presented frames over presented time.
     *
     * @return frames per second, or empty if there are too few frames to tell
     */
    public Optional<Rational> frameRate() {
        return rate;
    }

    /**
     * Whether every frame lies within half a frame of a constant grid and no place of the grid is left out.
     *
     * @return true if constant; also for a single frame
     */
    public boolean constant() {
        return constant;
    }

    /**
     * The largest distance of a frame from the constant grid that fits best.
     *
     * @return in frames
     */
    public double largestDeviation() {
        return deviation;
    }

    /**
     * How many places of an otherwise regular grid have no frame, less those that have two.
     *
     * @return the count; 0 also if there is no regular grid at all
     */
    public long missingSlots() {
        return missingSlots;
    }

    /**
     * The median time from one frame to the next.
     *
     * @return seconds, 0 with fewer than two frames
     */
    public double typicalStep() {
        return typicalStep;
    }

    /**
     * The shortest time from one frame to the next.
     *
     * @return seconds, 0 with fewer than two frames
     */
    public double shortestStep() {
        return shortestStep;
    }

    /**
     * The longest time from one frame to the next.
     *
     * @return seconds, 0 with fewer than two frames
     */
    public double longestStep() {
        return longestStep;
    }

    private static Optional<Rational> singleFrameRate(long time, long end, Rational timeBase, List<Rational> claims) {
        if (!claims.isEmpty()) {
            return Optional.of(claims.get(0));
        }
        return end > time
                ? Optional.of(timeBase.times(new Rational(end - time, 1)).inverse())
                : Optional.empty();
    }

    /**
     * A frame left out of a regular grid moves all later ones by one index, however small the share of one frame in the
     * best fit becomes; so slots are counted. Only where nearly all steps are regular: jitter has no slots.
     */
    private static long missingSlots(double[] steps, double median) {
        if (median <= 0) {
            return 0;
        }
        double sum = 0;
        int regular = 0;
        for (double step : steps) {
            if (Math.abs(step - median) < 0.3 * median) {
                sum += step;
                regular++;
            }
        }
        if (steps.length - regular > Math.max(1, MOST_ODD_STEPS * steps.length)) {
            return 0;
        }
        double regularStep = sum / regular;
        long slots = 0;
        for (double step : steps) {
            slots += Math.round(step / regularStep) - 1;
        }
        return slots;
    }

    /** The step of the grid through the first frame whose worst frame is best. */
    private static double fit(long[] times, double[] sortedSteps, double rounding) {
        int last = times.length - 1;
        double ends = ((double) times[last] - times[0]) / last;
        if (strayed(times, ends) <= rounding) {
            return ends;
        }
        // the worst distance is a convex function of the step
        double low = sortedSteps[0];
        double high = sortedSteps[last - 1];
        for (int i = 0; i < FIT_ROUNDS; i++) {
            double third = (high - low) / 3;
            if (strayed(times, low + third) <= strayed(times, high - third)) {
                high -= third;
            } else {
                low += third;
            }
        }
        return (low + high) / 2;
    }

    private static double strayed(long[] times, double step) {
        double worst = 0;
        for (int i = 1; i < times.length; i++) {
            worst = Math.max(worst, Math.abs((double) times[i] - times[0] - i * step));
        }
        return worst;
    }

    private static Optional<Rational> constantRate(int count, long span, Rational timeBase, List<Rational> claims) {
        Rational seconds = timeBase.times(new Rational(span, 1));
        double tick = timeBase.toDouble();
        for (Rational claim : claims) {
            if (agrees(claim, count, seconds, tick)) {
                return Optional.of(claim);
            }
        }
        double measured = (count - 1) / seconds.toDouble();
        for (Rational standard : List.of(
                new Rational(Math.max(1, Math.round(measured)), 1),
                new Rational(Math.max(1, Math.round(measured * 1.001)) * 1000, 1001))) {
            if (agrees(standard, count, seconds, tick)) {
                return Optional.of(standard);
            }
        }
        return Optional.of(new Rational(count - 1, 1).times(seconds.inverse()));
    }

    private static boolean agrees(Rational rate, int count, Rational seconds, double tick) {
        return Math.abs((count - 1) / rate.toDouble() - seconds.toDouble()) <= 1.1 * tick;
    }

    private static Optional<Rational> averageRate(int count, long first, long end, long span, Rational timeBase) {
        boolean endKnown = end > first + span;
        long ticks = endKnown ? end - first : span;
        if (ticks <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Rational(endKnown ? count : count - 1, 1)
                .times(timeBase.times(new Rational(ticks, 1)).inverse()));
    }
}
