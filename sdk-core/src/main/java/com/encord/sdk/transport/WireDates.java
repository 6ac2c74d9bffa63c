package com.encord.sdk.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The spellings of a date that the platform uses; no zone means UTC. */
final class WireDates {
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.replace("UTC", "GMT"), Instant::from),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

    private WireDates() {}

    /** Reads epoch seconds when given, or else the text. */
    static Instant parse(@Nullable Double epochSeconds, String text) {
        if (epochSeconds != null) {
            return Instant.ofEpochMilli(Math.round(epochSeconds * 1000));
        }
        Instant usual = usual(text);
        if (usual != null) {
            return usual;
        }
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text.strip());
            } catch (DateTimeParseException e) {
                // the next form may fit
            }
        }
        throw new DateTimeException("not a date");
    }

    /**
     * Reads {@code 2024-01-02T03:04:05.678901Z} and its like by hand, since a list has two dates for each element, and
     * formatters take longer for them than all else does; null for anything else.
     */
    private static @Nullable Instant usual(String text) {
        int length = text.endsWith("Z") ? text.length() - 1 : text.length();
        if (length < 19
                || length > 29
                || length == 20
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T' && text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || length > 19 && text.charAt(19) != '.') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int fraction = number(text, 20, Math.max(20, length));
        boolean isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        boolean isMonth = year >= 0 && month >= 1 && month <= 12;
        if (!isTime || !isMonth || day < 1 || day > YearMonth.of(year, month).lengthOfMonth() || fraction < 0) {
            return null;
        }
        for (int digits = length - 20; digits < 9 && fraction > 0; digits++) {
            fraction *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, fraction);
    }

    /** Digits as a number, none as zero; negative if there is anything else. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
