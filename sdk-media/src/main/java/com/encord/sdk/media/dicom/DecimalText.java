package com.encord.sdk.media.dicom;

import java.math.BigInteger;
import java.util.Optional;

/** Decimal and integer strings (PS3.5 6.2, DS and IS), with the sloppiness that real files have. */
final class DecimalText {
    private static final int LONGEST = 64;

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
            BigInteger whole = new BigInteger(number.startsWith("+") ? number.substring(1) : number);
            return whole.bitLength() < Long.SIZE ? Optional.of(whole.longValue()) : Optional.of(whole.doubleValue());
        } catch (NumberFormatException notWhole) {
            try {
                double value = Double.parseDouble(number);
                return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException notDecimal) {
                return Optional.empty();
            }
        }
    }
}
