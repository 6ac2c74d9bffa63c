package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentIndexTest {
    private static String sha256(long seed) {
        byte[] digest = new byte[32];
        new Random(seed).nextBytes(digest);
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void findsEachOfVeryManyAndNoOther() {
        try (ContentIndex index = ContentIndex.open()) {
            for (int i = 0; i < 100_000; i++) {
                index.add(sha256(i), "/data/f" + i + ".png");
            }
            for (int i = 0; i < 100_000; i += 97) {
                assertEquals(Optional.of("/data/f" + i + ".png"), index.find(sha256(i)));
                assertEquals(Optional.empty(), index.find(sha256(-1 - i)));
            }
        }
    }

    @Test
    void contentsWhoseFirstBytesAreTheSameAreToldApart() {
        try (ContentIndex index = ContentIndex.open()) {
            for (long i = 0; i < 100; i++) {
                index.add(
                        HexFormat.of()
                                .formatHex(
                                        ByteBuffer.allocate(32).putLong(24, i).array()),
                        "\u00e4" + i);
            }
            for (long i = 0; i < 100; i++) {
                String sha256 = HexFormat.of()
                        .formatHex(ByteBuffer.allocate(32).putLong(24, i).array());
                assertEquals(Optional.of("\u00e4" + i), index.find(sha256));
            }
        }
    }
}
