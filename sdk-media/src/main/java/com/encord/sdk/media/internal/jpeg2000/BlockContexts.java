package com.encord.sdk.media.internal.jpeg2000;

/**
 * What is known of a coefficient and its eight neighbours, as bits of one number, and the contexts that follow from it
 * (ISO/IEC 15444-1 D.3).
 */
final class BlockContexts {
    static final int NORTH_EAST = 0x01;
    static final int SOUTH_EAST = 0x02;
    static final int SOUTH_WEST = 0x04;
    static final int NORTH_WEST = 0x08;
    static final int NORTH = 0x10;
    static final int EAST = 0x20;
    static final int SOUTH = 0x40;
    static final int WEST = 0x80;
    /** Whether any neighbour is significant. */
    static final int NEIGHBOURS = 0xFF;
    /** Which of the four next neighbours are negative: the bits of their places, this far up. */
    static final int NEGATIVE = 4;

    static final int SIGNIFICANT = 0x1000;
    static final int REFINED = 0x2000;
    static final int VISITED = 0x4000;

    static final int FIRST_SIGN = 9;
    static final int FIRST_MAGNITUDE = 14;
    static final int RUN = 17;
    static final int UNIFORM = 18;
    static final int COUNT = 19;

    private static final int SIGN_BITS = 8;

    private static final byte[][] ZERO = new byte[4][NEIGHBOURS + 1];
    private static final byte[] SIGN = new byte[1 << SIGN_BITS];

    static {
        for (int band = 0; band < 4; band++) {
            for (int flags = 0; flags <= NEIGHBOURS; flags++) {
                ZERO[band][flags] = (byte) zeroContext(band, flags);
            }
        }
        for (int bits = 0; bits < SIGN.length; bits++) {
            SIGN[bits] = (byte) signContext(bits << NEGATIVE);
        }
    }

    private BlockContexts() {}

    /** The contexts of significance by neighbours, for a band: 0 is LL, 1 HL, 2 LH and 3 HH. */
    static byte[] significance(int band) {
        return ZERO[band];
    }

    /** Twice the context of a sign, and in the lowest bit what it is to be turned by. */
    static int sign(int flags) {
        return SIGN[flags >> NEGATIVE & (1 << SIGN_BITS) - 1];
    }

    static int magnitude(int flags) {
        return FIRST_MAGNITUDE + ((flags & REFINED) != 0 ? 2 : (flags & NEIGHBOURS) != 0 ? 1 : 0);
    }

    private static int count(int flags, int first, int second) {
        return ((flags & first) != 0 ? 1 : 0) + ((flags & second) != 0 ? 1 : 0);
    }

    /** Table D.1. */
    private static int zeroContext(int band, int flags) {
        int horizontal = count(flags, EAST, WEST);
        int vertical = count(flags, NORTH, SOUTH);
        int diagonal = count(flags, NORTH_EAST, NORTH_WEST) + count(flags, SOUTH_EAST, SOUTH_WEST);
        if (band == 3) {
            int straight = horizontal + vertical;
            return switch (diagonal) {
                case 0 -> Math.min(2, straight);
                case 1 -> 3 + Math.min(2, straight);
                case 2 -> straight > 0 ? 7 : 6;
                default -> 8;
            };
        }
        int along = band == 1 ? vertical : horizontal;
        int across = band == 1 ? horizontal : vertical;
        return switch (along) {
            case 0 -> across > 0 ? 2 + across : Math.min(2, diagonal);
            case 1 -> across > 0 ? 7 : diagonal > 0 ? 6 : 5;
            default -> 8;
        };
    }

    private static int contribution(int flags, int first, int second) {
        int sum = 0;
        for (int place : new int[] {first, second}) {
            if ((flags & place) != 0) {
                sum += (flags & place << NEGATIVE) != 0 ? -1 : 1;
            }
        }
        return Integer.signum(sum);
    }

    /** Tables D.2 and D.3. */
    private static int signContext(int flags) {
        int horizontal = contribution(flags, EAST, WEST);
        int vertical = contribution(flags, NORTH, SOUTH);
        int turned = horizontal < 0 || horizontal == 0 && vertical < 0 ? 1 : 0;
        int across = turned == 1 ? -vertical : vertical;
        int context = FIRST_SIGN + (horizontal == 0 ? across : 3 + across);
        return 2 * context + turned;
    }
}
