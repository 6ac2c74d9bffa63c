package com.encord.sdk.media.internal.jpeg2000;

/** The bits of packet headers (ISO/IEC 15444-1 B.10.1): behind a byte of ones, the highest bit is left out. */
final class PacketBits {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int current;
    private int left;

    PacketBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The next bit; 0 behind the end, where headers say that nothing follows. */
    int bit() {
        if (left == 0) {
            next();
        }
        return current >> --left & 1;
    }

    private void next() {
        left = current == 0xFF ? 7 : 8;
        current = at < end ? bytes[at++] & 0xFF : 0;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Where the next byte stands behind a header, which ends with a whole byte. */
    int aligned() {
        if (current == 0xFF && at < end) {
            at++; // only stuffing
        }
        left = 0;
        current = 0;
        return at;
    }
}
