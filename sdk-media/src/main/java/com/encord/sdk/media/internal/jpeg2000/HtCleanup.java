package com.encord.sdk.media.internal.jpeg2000;

import java.util.Arrays;

/**
 * The first pass of a high-throughput block (ISO/IEC 15444-15 7.3), which brings nearly all of it: two rows at a time,
 * in quads of four coefficients, two quads together. Which are significant, and how many bits they have, comes from
 * codewords; signs and magnitudes from bits of their own.
 */
final class HtCleanup {
    /** What the last twelve bits of the pass may say. */
    private static final int LONGEST_CODEWORDS = 4079;

    private final MelDecoder symbols = new MelDecoder();
    private final BackwardBits codewords = new BackwardBits();
    private final ForwardBits magnitudes = new ForwardBits();
    private int[] coefficients = {};
    private int width;
    private int height;
    private int plane;
    private int mostBits;
    /** The exponents of the coefficients above a row of quads, with one more on the left and three on the right. */
    private int[] above = {};
    /** The exponents of the lower coefficients of the quads themselves. */
    private int[] below = {};

    /**
     * Decodes the pass.
     *
     * @param bytes the block's
     * @param length how many of them are the pass's
     * @param out where coefficients go, row by row
     * @param width coefficients in a row
     * @param height how many rows
     * @param plane the bit plane that the pass ends with, from 1, which is the bit in which coefficients are given
     * @param planes how many bit planes there may be from that one upward
     */
    void decode(byte[] bytes, int length, int[] out, int width, int height, int plane, int planes) {
        if (length < 2) {
            throw new Jpeg2000Exception("has a code block of " + length + " bytes");
        }
        int suffix = (bytes[length - 1] & 0xFF) << 4 | bytes[length - 2] & 0x0F;
        if (suffix < 2 || suffix > Math.min(length, LONGEST_CODEWORDS)) {
            throw new Jpeg2000Exception(
                    "has a code block of " + length + " bytes, of which " + suffix + " are to be codewords");
        }
        magnitudes.start(bytes, 0, length - suffix, 0xFF);
        symbols.start(bytes, length - suffix, length - 2);
        codewords.startCodewords(bytes, length - suffix, length);
        this.coefficients = out;
        this.width = width;
        this.height = height;
        this.plane = plane;
        this.mostBits = planes + 1;
        above = cleared(above, width + 5);
        below = cleared(below, width + 5);
        for (int y = 0; y < height; y += 2) {
            row(y, y == 0);
            int[] passed = above;
            above = below;
            below = passed;
        }
    }

    private static int[] cleared(int[] array, int size) {
        if (array.length < size) {
            return new int[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }

    private void row(int y, boolean first) {
        int left = 0;
        for (int x = 0; x < width; x += 4) {
            int one = entry(x, left, first);
            left = first ? leftInFirstRow(one) : left(one);
            int two = 0;
            if (x + 2 < width) {
                two = entry(x + 2, left, first);
                left = first ? leftInFirstRow(two) : left(two);
            }
            boolean oneMore = HtCodewords.hasExponent(one);
            boolean twoMore = HtCodewords.hasExponent(two);
            int bitsOfOne = 0;
            int bitsOfTwo = 0;
            if (oneMore && twoMore) {
                long both = excesses(first);
                bitsOfOne = (int) both;
                bitsOfTwo = (int) (both >> Integer.SIZE);
            } else if (oneMore) {
                bitsOfOne = excess();
            } else if (twoMore) {
                bitsOfTwo = excess();
            }
            quad(one, bitsOfOne, x, y);
            if (x + 2 < width) {
                quad(two, bitsOfTwo, x + 2, y);
            }
        }
    }

    /** Reads which coefficients of a quad are significant: an entry of the codewords, 0 where none is. */
    private int entry(int x, int left, boolean first) {
        int context = left;
        if (!first) {
            context |= (above[x] | above[x + 1]) != 0 ? 1 : 0;
            context |= (above[x + 2] | above[x + 3]) != 0 ? 4 : 0;
        }
        if (context == 0 && !symbols.next()) {
            return 0;
        }
        int entry = HtCodewords.entry(first ? context : context + HtCodewords.CONTEXTS, codewords.peek());
        codewords.skip(HtCodewords.length(entry));
        return entry;
    }

    /** What a quad of the first row adds to the context of the next one (equation 1). */
    private static int leftInFirstRow(int entry) {
        int significant = HtCodewords.significant(entry);
        return significant >> 1 | significant & 1;
    }

    /** Likewise in all other rows (equation 2). */
    private static int left(int entry) {
        return (HtCodewords.significant(entry) & 0b1100) != 0 ? 2 : 0;
    }

    /** Reads by how much the exponent of a quad is more than expected (table 3). */
    private int excess() {
        int bits = codewords.peek();
        int prefix = prefixLength(bits);
        int suffix = suffixLength(bits);
        codewords.skip(prefix + suffix);
        return excess(bits, bits >>> prefix);
    }

    /**
     * Reads two such numbers, whose parts alternate. In the first row of quads a symbol says whether both are more than
     * two; if it does not, and the first one is, then the second can only be one or two.
     */
    private long excesses(boolean first) {
        int least = first && symbols.next() ? 2 : 0;
        int bits = codewords.peek();
        int taken = prefixLength(bits);
        int suffix = suffixLength(bits);
        int second = bits >>> taken;
        long two;
        if (first && least == 0 && suffix > 0) {
            two = 1 + (second & 1);
            taken++;
            codewords.skip(taken + suffix);
        } else {
            taken += prefixLength(second);
            two = least + excess(second, bits >>> taken + suffix);
            codewords.skip(taken + suffix + suffixLength(second));
        }
        return two << Integer.SIZE | least + excess(bits, bits >>> taken);
    }

    private static int prefixLength(int bits) {
        return (bits & 1) != 0 ? 1 : (bits & 2) != 0 ? 2 : 3;
    }

    private static int suffixLength(int bits) {
        return (bits & 3) != 0 ? 0 : (bits & 4) != 0 ? 1 : 5;
    }

    /**
     * A number by its prefix and suffix. Those that an extension makes still greater are beyond the bits of any
     * coefficient, so they need not be known to be refused.
     */
    private static int excess(int prefix, int suffix) {
        if ((prefix & 1) != 0) {
            return 1;
        }
        if ((prefix & 2) != 0) {
            return 2;
        }
        return (prefix & 4) != 0 ? 3 + (suffix & 1) : 5 + (suffix & 31);
    }

    /** Reads the coefficients of a quad. */
    private void quad(int entry, int excess, int x, int y) {
        int significant = HtCodewords.significant(entry);
        int upper = above[x + 1];
        below[x + 1] = 0;
        below[x + 2] = 0;
        if (significant == 0) {
            return;
        }
        int outside = (x + 1 < width ? 0 : 0b1100) | (y + 1 < height ? 0 : 0b1010);
        if ((significant & outside) != 0) {
            throw new Jpeg2000Exception("has a code block with coefficients outside of it");
        }
        int most = 1 + excess;
        if ((significant & significant - 1) != 0) {
            // equations 5 and 6: a quad is expected to be like those above it
            int highest = Math.max(Math.max(above[x], upper), Math.max(above[x + 2], above[x + 3]));
            most = Math.max(1, highest - 1) + excess;
        }
        if (most > mostBits) {
            throw new Jpeg2000Exception(
                    "has a code block with coefficients of " + most + " bits, where " + mostBits + " are the most");
        }
        int at = y * width + x;
        for (int i = 0; i < 4; i++) {
            if ((significant >> i & 1) != 0) {
                int length = most - HtCodewords.known(entry, i);
                int bits = magnitudes.peek();
                magnitudes.skip(length);
                int value = bits & (1 << length) - 1 | HtCodewords.bit(entry, i) << length | 1;
                int magnitude = value + 2 << plane - 1;
                coefficients[at + (i >> 1) + (i & 1) * width] = (bits & 1) != 0 ? -magnitude : magnitude;
                if ((i & 1) != 0) {
                    below[x + 1 + (i >> 1)] = Integer.SIZE - Integer.numberOfLeadingZeros(value);
                }
            }
        }
    }
}
