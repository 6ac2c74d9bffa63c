package com.encord.sdk.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class ByteRateTest {
    @Test
    void ratesAreReadAsPeopleWriteThem() {
        Map.of(
                        "20MB/s", 20_000_000L,
                        "500k", 500_000L,
                        "1.5MiB", 1_572_864L,
                        "1 gb/s", 1_000_000_000L,
                        "300000", 300_000L,
                        "64KiB/s", 65_536L)
                .forEach((text, bytes) -> assertEquals(bytes, new ByteRate().convert(text), text));
    }

    @Test
    void otherTextsAreRefused() {
        for (String text : List.of("", "fast", "-5k", "5x", "5i", "MB/s", "1e6")) {
            assertThrows(TypeConversionException.class, () -> new ByteRate().convert(text), text);
        }
    }
}
