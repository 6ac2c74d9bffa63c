package com.encord.sdk.media.video;

import com.encord.sdk.media.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How regular presentation times are: the measured rate, and how far the frames stray from a constant grid that starts
 * at the first frame. Time bases round (Matroska's to a millisecond), so a tick or a millisecond is no deviation.
 */
public final class FrameTiming {
    /** Past half a frame, {@code time x rate} names another frame than the one that is presented. */
    private static final double MOST_DEVIATION = 0.5;

    private static final double ROUNDING_SECONDS = 0.0011;

    /** Rates in use differ by 1 in 1001 at least. */
    private static final double CLOSEST_RATES = 0.0005;

    /** With more steps than this off the typical one there is no grid of which single frames could be missing. */
    private static final double MOST_ODD_STEPS = 0.1;

    private final Optional<Rational> rate;
    private final boolean constant;
    private final boolean uniform;
    private final double deviation;
    private final long missingSlots;
    private final double typicalStep;
    private final double shortestStep;
    private final double longestStep;

    private FrameTiming(
            Optional<Rational> rate,
            boolean constant,
            boolean uniform,
            double deviation,
            long missingSlots,
            double[] sorted,
            double tick) {
        this.rate = rate;
        this.constant = constant;
        this.uniform = uniform;
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
        long span = Math.subtractExact(times[count - 1], times[0]);
        double step = (double) span / (count - 1);
        double strayed = strayed(times, step);
        boolean constant = missing == 0 && step > 0 && strayed - rounding <= MOST_DEVIATION * step;
        boolean uniform =
                constant && strayed <= Math.max(2, ROUNDING_SECONDS / tick) + 1e-6 && strayed <= MOST_DEVIATION * step;
        double deviation = step > 0 ? strayed / step : count;
        Optional<Rational> rate = constant
                ? constantRate(count, span, timeBase, claims)
                : averageRate(count, times[0], end, span, timeBase);
        return new FrameTiming(rate, constant, uniform, deviation, missing, sorted, tick);
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
     * Whether every frame lies on a constant grid but for the rounding of time bases: two ticks, or 1.1 milliseconds.
     * Times that only tremble are {@link #constant()} and not uniform.
     *
     * @return true if uniform; also for a single frame
     */
    public boolean uniform() {
        return uniform;
    }

    /**
     * The largest distance of a frame from the constant grid between the first frame and the last.
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
        if (end <= time) {
            return claims.stream().findFirst();
        }
        Rational seconds = timeBase.times(new Rational(end - time, 1));
        double tick = timeBase.toDouble();
        return Optional.of(claims.stream()
                .filter(claim -> agrees(claim, 2, seconds, tick))
                .findFirst()
                .orElse(seconds.inverse()));
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
            // of a frame exactly half way, the step before is rounded up and the one behind it down
            slots += (long) Math.rint(step / regularStep) - 1;
        }
        return slots;
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
        // times may have been rounded more coarsely than their unit: a phone's milliseconds in ticks of 1/90000
        double coarse = Math.min(ROUNDING_SECONDS, CLOSEST_RATES * seconds.toDouble());
        for (double rounding : new double[] {tick, coarse}) {
            for (Rational claim : claims) {
                if (agrees(claim, count, seconds, rounding)) {
                    return Optional.of(claim);
                }
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

    private static boolean agrees(Rational rate, int count, Rational seconds, double rounding) {
        return Math.abs((count - 1) / rate.toDouble() - seconds.toDouble()) <= 1.1 * rounding;
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
