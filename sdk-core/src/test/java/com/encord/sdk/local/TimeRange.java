package com.encord.sdk.local;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters by moments as clients write them: ISO 8601 with offset or {@code Z}, without zone UTC, or a date alone. */
final class TimeRange {
    private TimeRange() {}

    /** Not before {@code after} and before {@code before}; null means no limit. */
    static <T> Predicate<T> of(@Nullable String after, @Nullable String before, Function<T, Instant> moment) {
        Instant from = after == null ? Instant.MIN : parse(after);
        Instant to = before == null ? Instant.MAX : parse(before);
        return value ->
                !moment.apply(value).isBefore(from) && moment.apply(value).isBefore(to);
    }

    private static Instant parse(String text) {
        try {
            TemporalAccessor parsed = DateTimeFormatter.ofPattern(
                            "uuuu-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSS][.SSS][XXX]]")
                    .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            return parsed instanceof LocalDateTime local
                    ? local.toInstant(ZoneOffset.UTC)
                    : ((LocalDate) parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw ApiError.badRequest("\"" + text + "\" is not an ISO 8601 date");
        }
    }
}
