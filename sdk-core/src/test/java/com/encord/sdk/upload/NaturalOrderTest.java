package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersCountAsNumbersOfAnyLength() {
        List<String> expected = List.of(
                "a",
                "A1",
                "a2",
                "a10",
                "a10b",
                "a99999999999999999999",
                "a100000000000000000000",
                "b",
                "frame_9.png",
                "frame_10.png");
        List<String> names = new ArrayList<>(expected);
        Collections.shuffle(names, new Random(3));
        names.sort(NaturalOrder.BY_NAME);
        assertEquals(expected, names);
    }

    @Test
    void differentNamesAreNeverEqual() {
        for (String[] pair : new String[][] {{"a1", "a01"}, {"File", "file"}, {"1", "001"}}) {
            int order = NaturalOrder.BY_NAME.compare(pair[0], pair[1]);
            assertTrue(order != 0, pair[0] + " " + pair[1]);
            assertEquals(-Integer.signum(order), Integer.signum(NaturalOrder.BY_NAME.compare(pair[1], pair[0])));
        }
    }
}
