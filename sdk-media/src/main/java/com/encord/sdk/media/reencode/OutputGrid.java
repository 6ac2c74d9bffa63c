package com.encord.sdk.media.reencode;

import com.encord.sdk.media.Rational;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Where source frames fall on the grid of a constant rate. Slot {@code k} is the time {@code k / rate} after the first
 * presented frame; a source frame falls on the slot nearest to its presentation time, halves upwards; an output frame
 * shows the last source frame that has fallen on its slot or an earlier one. A frame is thus dropped exactly when a
 * later one falls on the same slot. Rounding to the nearest (and not down) keeps sources whose time base cannot express
 * their own rate, such as Matroska's milliseconds, frame for frame.
 */
final class OutputGrid {
    /**
     * A rate this far above the source's would only come from a broken timestamp: refuse instead of filling the disk.
     */
    private static final long MOST_ADDED_FRAMES = 1_000_000;

    private final int[] slots;
    private final int frameCount;

    private OutputGrid(int[] slots, int frameCount) {
        this.slots = slots;
        this.frameCount = frameCount;
    }

    /**
     * Lays presentation times on a grid.
     *
     * @param times presentation times, ascending, in time base units; at least one
     * @param timeBase seconds per unit
     * @param lastDuration how long the last frame stays, in units
     * @param rate output frames per second
     * @throws ArithmeticException if the output would have a million frames more than twice the source's
     */
    static OutputGrid of(long[] times, Rational timeBase, long lastDuration, Rational rate) {
        Rational slotsPerUnit = timeBase.times(rate);
        long limit = MOST_ADDED_FRAMES + 2L * times.length;
        int[] slots = new int[times.length];
        for (int i = 0; i < times.length; i++) {
            slots[i] = nearest(times[i], times[0], slotsPerUnit, limit);
        }
        int lastSlot = slots[slots.length - 1];
        long end = times[times.length - 1] + lastDuration;
        return new OutputGrid(slots, Math.max(lastSlot + 1, nearest(end, times[0], slotsPerUnit, limit)));
    }

    /** The grid of a source that is constant already: every frame on its own slot. */
    static OutputGrid oneToOne(int frameCount) {
        int[] slots = new int[frameCount];
        Arrays.setAll(slots, i -> i);
        return new OutputGrid(slots, frameCount);
    }

    int slot(int sourceFrame) {
        return slots[sourceFrame];
    }

    /** How many frames the output has. */
    int frameCount() {
        return frameCount;
    }

    private static int nearest(long time, long origin, Rational slotsPerUnit, long limit) {
        BigInteger units = BigInteger.valueOf(time).subtract(BigInteger.valueOf(origin));
        BigInteger divisor = BigInteger.valueOf(slotsPerUnit.denominator());
        // floor(x + 1/2) = floor((2 n + d) / 2 d)
        BigInteger doubled = units.multiply(BigInteger.valueOf(slotsPerUnit.numerator()))
                .shiftLeft(1)
                .add(divisor);
        BigInteger slot = doubled.divide(divisor.shiftLeft(1));
        if (slot.compareTo(BigInteger.valueOf(limit)) > 0) {
            throw new ArithmeticException("the output would have " + slot + " frames");
        }
        return slot.intValue();
    }
}
