package com.encord.sdk.media.internal.jpeg2000;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PackedHeadersTest {
    private final PackedHeaders headers = new PackedHeaders();

    private void take(int... segment) {
        byte[] bytes = new byte[segment.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) segment[i];
        }
        headers.take(new SegmentBytes(bytes, 0, bytes.length));
    }

    @Test
    void eachTilePartCountsItsSegmentsAnew() {
        take(1, 30, 40);
        take(0, 10, 20);
        assertArrayEquals(new byte[] {10, 20, 30, 40}, headers.ofThisPart());
        take(0, 50);
        assertArrayEquals(new byte[] {50}, headers.ofThisPart());
        assertArrayEquals(new byte[0], headers.ofThisPart());
    }

    @Test
    void twoSegmentsOfOneNumberAreRefused() {
        take(0, 10);
        Jpeg2000Exception refused = assertThrows(Jpeg2000Exception.class, () -> take(0, 20));
        assertTrue(refused.getMessage().contains("number 0"), refused.getMessage());
    }
}
