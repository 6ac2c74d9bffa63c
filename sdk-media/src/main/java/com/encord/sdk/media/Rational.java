package com.encord.sdk.media;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction, in lowest terms and with a positive denominator: a frame rate (30000/1001 per second), a time base
 * (1/90000 second) or an aspect ratio (4:3). Media rates are rarely representable as a double, so they are kept exact.
 *
 * @param numerator the upper half, of either sign
 * @param denominator the lower half, above zero
 */
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    /** One. */
    public static final Rational ONE = new Rational(1, 1);

    private static final int MOST_DIGITS = 9;

    /**
     * Reduces the fraction to lowest terms and moves the sign to the numerator.
     *
     * @param numerator the upper half, of either sign
     * @param denominator the lower half, not zero
     * @throws IllegalArgumentException if the denominator is zero
     */
    public Rational {
        if (denominator == 0) {
            throw new IllegalArgumentException("A fraction needs a denominator other than 0, got " + numerator + "/0");
        }
        long divisor = greatestCommonDivisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
        if (denominator < 0) {
            numerator = Math.negateExact(numerator);
            denominator = Math.negateExact(denominator);
        }
    }

    /**
     * Reads a number as FFmpeg prints rates: {@code 30000/1001}, {@code 1:1}, {@code 30} or {@code 29.97}.
     *
     * @param text the number
     * @return the number, exactly
     * @throws IllegalArgumentException if it is none of these, or the denominator is zero
     */
    public static Rational parse(String text) {
        String[] parts = text.strip().split("[/:]", -1);
        try {
            if (parts.length == 2) {
                return new Rational(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            }
            BigDecimal decimal = new BigDecimal(parts[0]);
            int digits = Math.max(0, decimal.scale());
            if (parts.length == 1 && digits <= MOST_DIGITS) {
                return new Rational(
                        decimal.movePointRight(digits).longValueExact(),
                        BigInteger.TEN.pow(digits).longValueExact());
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no number like 30, 29.97 or 30000/1001", e);
        }
        throw new IllegalArgumentException(text + " is no number like 30, 29.97 or 30000/1001");
    }

    /**
     * The nearest double.
     *
     * @return numerator divided by denominator
     */
    public double toDouble() {
        return (double) numerator / denominator;
    }

    /**
     * A whole multiple, such as so many ticks of a time base, rounded once.
     *
     * @param factor how many times
     * @return the double nearest to the product, while factor times numerator has at most 53 bits
     */
    public double times(long factor) {
        return (double) factor * numerator / denominator;
    }

    /**
     * The reciprocal: the frame duration of a frame rate.
     *
     * @return denominator over numerator
     * @throws ArithmeticException if this fraction is zero
     */
    public Rational inverse() {
        if (numerator == 0) {
            throw new ArithmeticException("0 has no inverse");
        }
        return new Rational(denominator, numerator);
    }

    /**
     * Multiplies exactly.
     *
     * @param other the factor
     * @return the product in lowest terms
     * @throws ArithmeticException if the product does not fit two longs
     */
    public Rational times(Rational other) {
        // cross-cancelling first keeps products of reasonable time bases and rates inside 64 bits
        Rational left = new Rational(numerator, other.denominator);
        Rational right = new Rational(other.numerator, denominator);
        return new Rational(
                Math.multiplyExact(left.numerator, right.numerator),
                Math.multiplyExact(left.denominator, right.denominator));
    }

    /**
     * The way aspect ratios are written.
     *
     * @return for example {@code 4:3}
     */
    public String toAspectString() {
        return numerator + ":" + denominator;
    }

    @Override
    public int compareTo(Rational other) {
        return BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(other.denominator))
                .compareTo(BigInteger.valueOf(other.numerator).multiply(BigInteger.valueOf(denominator)));
    }

    // what the compiler makes for a record costs a check in a fresh JVM 15 ms the first time

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that && numerator == that.numerator && denominator == that.denominator;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(numerator) + Long.hashCode(denominator);
    }

    /**
     * The way frame rates are written.
     *
     * @return for example {@code 30000/1001}
     */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private static long greatestCommonDivisor(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a == 0 ? 1 : Math.abs(a);
    }
}
