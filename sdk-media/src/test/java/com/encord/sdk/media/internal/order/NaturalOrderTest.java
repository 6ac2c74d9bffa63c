package com.encord.sdk.media.internal.order;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalOrderTest {
    @ParameterizedTest
    @CsvSource({
        "a2,a10",
        "a002,a10",
        "a,a1",
        "x9y2,x9y10",
        "frame_9999999999999999999,frame_10000000000000000000",
        "B1,b2",
        "a1,B1",
        "a01,a1",
        "File,file"
    })
    void numbersCompareByValueAndNothingElseIsEqual(String smaller, String larger) {
        assertTrue(NaturalOrder.INSTANCE.compare(smaller, larger) < 0);
        assertTrue(NaturalOrder.INSTANCE.compare(larger, smaller) > 0);
    }
}
