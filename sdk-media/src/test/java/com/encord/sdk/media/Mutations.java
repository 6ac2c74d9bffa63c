package com.encord.sdk.media;

import java.util.Arrays;
import java.util.Random;

/**
 * Damages bytes the way disks, networks and attackers do: flipped bits, extreme numbers, cuts, moved and doubled parts.
 */
public final class Mutations {
    private static final int[] EXTREMES = {0, 1, 0x7f, 0x80, 0xff};

    private final Random random;

    public Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A damaged copy; most damage falls into the first {@code headerLength} bytes, where parsers look. */
    public byte[] of(byte[] original, int headerLength) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            int reach = random.nextInt(4) == 0 ? bytes.length : Math.min(headerLength, bytes.length);
            int at = random.nextInt(reach);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
                case 2 -> {
                    byte value = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
                    for (int j = at; j < Math.min(at + 4, bytes.length); j++) {
                        bytes[j] = value;
                    }
                }
                case 3 -> bytes = Arrays.copyOf(bytes, at);
                case 4 -> {
                    int count = Math.min(random.nextInt(64), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - count + 1), bytes, at, count);
                }
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }
}
