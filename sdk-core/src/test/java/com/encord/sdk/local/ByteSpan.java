package com.encord.sdk.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of an object.
 *
 * @param start first byte
 * @param end byte after the last
 * @param partial whether a range was asked for
 */
record ByteSpan(long start, long end, boolean partial) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /**
     * The span a Range header asks for (RFC 9110 section 14.1.2), all of the object when the header is none that can be
     * understood; null when it cannot be satisfied.
     */
    static @Nullable ByteSpan of(@Nullable String header, long size) {
        Matcher range = RANGE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new ByteSpan(0, size, false);
        }
        long last = number(range.group(2), Long.MAX_VALUE);
        if (range.group(1).isEmpty()) {
            return last == 0 || size == 0 ? null : new ByteSpan(Math.max(0, size - last), size, true);
        }
        long start = number(range.group(1), Long.MAX_VALUE);
        if (last < start) {
            return new ByteSpan(0, size, false);
        }
        return start >= size ? null : new ByteSpan(start, Math.min(size - 1, last) + 1, true);
    }

    /** However many digits it has. */
    private static long number(String digits, long instead) {
        try {
            return digits.isEmpty() ? instead : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return instead;
        }
    }
}
