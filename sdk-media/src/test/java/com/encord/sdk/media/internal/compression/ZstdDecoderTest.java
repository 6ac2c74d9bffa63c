package com.encord.sdk.media.internal.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ZstdDecoderTest {
    /** A frame of one block: the literal "x", which one sequence repeats as often as 16 bits say. */
    private static final String LONG_BLOCK = "28b52ffd 0000 550000 0878 0154 010234 %sff04";

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void skippableFrameDoesNotLeadBack() {
        byte[] data = bytes("502a4d18 f8ffffff");
        assertThrows(CompressionException.class, () -> ZstdDecoder.decode(data, new byte[1]));
    }

    @Test
    void skippableFrameIsSkipped() {
        assertEquals(0, ZstdDecoder.decode(bytes("502a4d18 01000000 ff"), new byte[1]));
    }

    @Test
    void blockDecodesToNoMoreThanItsLimit() {
        int most = 1 << 17;
        assertEquals(most, ZstdDecoder.decode(bytes(LONG_BLOCK.formatted("fc")), new byte[most + 9]));
        byte[] longer = bytes(LONG_BLOCK.formatted("fd"));
        assertThrows(CompressionException.class, () -> ZstdDecoder.decode(longer, new byte[most + 9]));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
