package com.encord.sdk.media.dicom;

import java.math.BigInteger;
import java.util.Optional;

/** Decimal and integer strings (PS3.5 6.2, DS and IS), with the sloppiness that real files have. */
final class DecimalText {
    private static final int LONGEST = 64;
    /** A sign and as many digits as every one of them fits a {@code long}. */
    private static final int LONG_DIGITS = 18;

    private DecimalText() {}

    static Optional<Number> parse(String text) {
        String number = text.strip();
        if (number.isEmpty() || number.length() > LONGEST) {
            return Optional.empty();
        }
        char last = number.charAt(number.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
            return Optional.empty(); // Java would take "1d" and "NaN"
        }
        try {
            if (!whole(number)) {
                double value = Double.parseDouble(number);
                return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
            }
            if (number.length() <= LONG_DIGITS) {
                return Optional.of(Long.parseLong(number));
            }
            BigInteger value = new BigInteger(number.startsWith("+") ? number.substring(1) : number);
            return value.bitLength() < Long.SIZE ? Optional.of(value.longValue()) : Optional.of(value.doubleValue());
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Only digits behind a sign: told beforehand, since a failed attempt costs more than the number. */
    private static boolean whole(String number) {
        char first = number.charAt(0);
        for (int i = first == '-' || first == '+' ? 1 : 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
