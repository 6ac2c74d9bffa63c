package com.encord.sdk.media.internal.jpeg2000;

import java.util.Arrays;

/**
 * The second and third pass of a high-throughput block (ISO/IEC 15444-15 7.4 and 7.5), for one bit plane more than the
 * first: coefficients next to significant ones, and one bit more of those.
 */
final class HtRefinement {
    private static final int STRIPE = 4;

    private final ForwardBits propagation = new ForwardBits();
    private final BackwardBits refinement = new BackwardBits();
    /** Which coefficients are significant, with a margin all around. */
    private boolean[] significant = {};

    /**
     * Refines coefficients by one bit plane.
     *
     * @param bytes the block's
     * @param from where the passes' begin
     * @param to where they end
     * @param values the coefficients after the first pass
     * @param plane the bit plane that the first pass ended with
     * @param magnitudes whether there is the third pass too
     * @param causal whether coefficients do not look at the stripe below
     */
    void decode(
            byte[] bytes,
            int from,
            int to,
            int[] values,
            int width,
            int height,
            int plane,
            boolean magnitudes,
            boolean causal) {
        mark(values, width, height);
        if (magnitudes) {
            refinement.start(bytes, from, to);
            for (int top = 0; top < height; top += STRIPE) {
                refine(values, width, top, Math.min(height, top + STRIPE), plane);
            }
        }
        propagation.start(bytes, from, to, 0);
        for (int top = 0; top < height; top += STRIPE) {
            for (int left = 0; left < width; left += STRIPE) {
                propagate(values, width, left, top, Math.min(height, top + STRIPE), plane, causal);
            }
        }
    }

    private void mark(int[] values, int width, int height) {
        int stride = width + 2;
        int size = stride * (height + 2);
        if (significant.length < size) {
            significant = new boolean[size];
        } else {
            Arrays.fill(significant, 0, size, false);
        }
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                significant[(y + 1) * stride + x + 1] = values[i] != 0;
            }
        }
    }

    /** Reads a bit more of each significant coefficient of a stripe, column by column (7.5). */
    private void refine(int[] values, int width, int top, int bottom, int plane) {
        int middle = 1 << plane - 1;
        for (int x = 0; x < width; x++) {
            for (int y = top; y < bottom; y++) {
                int at = y * width + x;
                int value = values[at];
                if (value != 0) {
                    int magnitude = Math.abs(value) - ((refinement.peek() & 1) == 0 ? middle : 0) | middle >> 1;
                    refinement.skip(1);
                    values[at] = value < 0 ? -magnitude : magnitude;
                }
            }
        }
    }

    /** Reads which coefficients of four columns of a stripe become significant, and then their signs (7.4). */
    private void propagate(int[] values, int width, int left, int top, int bottom, int plane, boolean causal) {
        int stride = width + 2;
        int right = Math.min(width, left + STRIPE);
        int found = 0;
        for (int x = left; x < right; x++) {
            for (int y = top; y < bottom; y++) {
                int at = (y + 1) * stride + x + 1;
                boolean looksBelow = !causal || y < top + STRIPE - 1;
                if (!significant[at] && hasSignificantNeighbour(at, stride, looksBelow)) {
                    if ((propagation.peek() & 1) != 0) {
                        significant[at] = true;
                        found |= 1 << (x - left) * STRIPE + y - top;
                    }
                    propagation.skip(1);
                }
            }
        }
        int value = 3 << plane - 2;
        for (; found != 0; found &= found - 1) {
            int place = Integer.numberOfTrailingZeros(found);
            int at = (top + place % STRIPE) * width + left + place / STRIPE;
            values[at] = (propagation.peek() & 1) != 0 ? -value : value;
            propagation.skip(1);
        }
    }

    private boolean hasSignificantNeighbour(int at, int stride, boolean looksBelow) {
        int up = at - stride;
        int down = at + stride;
        return significant[up - 1]
                || significant[up]
                || significant[up + 1]
                || significant[at - 1]
                || significant[at + 1]
                || looksBelow && (significant[down - 1] || significant[down] || significant[down + 1]);
    }
}
