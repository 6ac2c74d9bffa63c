package com.encord.sdk.transport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The spellings of a date that the platform uses (platform API facts, section 3.3); no zone means UTC. */
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
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text.strip());
            } catch (DateTimeParseException e) {
                // the next form may fit
            }
        }
        throw new DateTimeException("not a date");
    }
}
