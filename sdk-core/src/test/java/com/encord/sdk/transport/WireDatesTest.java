package com.encord.sdk.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2025-05-01T13:53:59Z, 2025-05-01T13:53:59Z",
        "2025-05-01T13:53:59.1Z, 2025-05-01T13:53:59.100Z",
        "2025-05-01T13:53:59.123456Z, 2025-05-01T13:53:59.123456Z",
        "2025-05-01T13:53:59.000000001Z, 2025-05-01T13:53:59.000000001Z",
        "2025-05-01T13:53:59, 2025-05-01T13:53:59Z",
        "2023-02-09 14:12:03, 2023-02-09T14:12:03Z",
        "2023-02-09 14:12:03.5, 2023-02-09T14:12:03.500Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.500Z",
        "2025-05-01T13:53Z, 2025-05-01T13:53:00Z",
        "2025-05-01T13:53:59.123456+02:00, 2025-05-01T11:53:59.123456Z",
        "2025-05-01T13:53:59+00:00, 2025-05-01T13:53:59Z",
        "'Thu, 01 May 2025 13:53:59 GMT', 2025-05-01T13:53:59Z",
        "'Thu, 01 May 2025 13:53:59 UTC', 2025-05-01T13:53:59Z",
        "2025-05-01, 2025-05-01T00:00:00Z",
    })
    void allSpellingsAreRead(String text, Instant expected) {
        assertEquals(expected, WireDates.parse(null, text));
        assertEquals(expected, WireDates.parse(null, " " + text + " "));
    }

    @Test
    void aNumberIsEpochSeconds() {
        assertEquals(Instant.parse("2023-11-14T22:13:20.500Z"), WireDates.parse(1_700_000_000.5, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-02-29T00:00:00Z",
                "2025-13-01T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-01-00T00:00:00Z",
                "2025-01-01T24:00:01Z",
                "2025-01-01T00:60:00Z",
                "2025-01-01T00:00:60Z",
                "2025-01-01T00:00:00.+5Z",
                "2025-01-01T00:00:00.1234567890Z",
                "-025-01-01T00:00:00Z",
                "2025-01-01x00:00:00Z"
            })
    void anythingElseIsNoDate(String text) {
        assertThrows(DateTimeException.class, () -> WireDates.parse(null, text));
    }
}
