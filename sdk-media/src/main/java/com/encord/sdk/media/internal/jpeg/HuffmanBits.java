package com.encord.sdk.media.internal.jpeg;

/** The bits of a scan of JPEG, without stuffed bytes, up to the next marker (ITU-T T.81 F.2.2.5). */
final class HuffmanBits {
    private final byte[] bytes;
    private int at;
    private int current;
    private int left;
    private boolean exhausted;

    HuffmanBits(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** The next bit; ones behind the end. */
    int bit() {
        if (left == 0) {
            if (at >= bytes.length || bytes[at] == (byte) 0xFF && (at + 1 >= bytes.length || bytes[at + 1] != 0)) {
                exhausted = true;
                return 1;
            }
            current = bytes[at] & 0xFF;
            at += current == 0xFF ? 2 : 1;
            left = 8;
        }
        return current >> --left & 1;
    }

    /** A difference of lossless JPEG or of DC coefficients (H.1.2.2, F.2.2.1): its category, then as many bits. */
    int difference(HuffmanTable table) {
        int category = table.next(this);
        if (category < 0 || category > 16) {
            exhausted = true;
            return 0;
        }
        if (category == 16) {
            return 1 << 15;
        }
        return signed(category);
    }

    /** A number of so many bits, the smaller half of which stand for negative ones (F.2.2.1). */
    int signed(int category) {
        int value = bits(category);
        return category > 0 && value < 1 << category - 1 ? value - (1 << category) + 1 : value;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Whether more bits were asked for than there are, or bits that are no code. */
    boolean exhausted() {
        return exhausted;
    }

    /** Steps over a restart marker; false when none is there. */
    boolean restart() {
        left = 0;
        if (at + 1 < bytes.length && bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0xF8) == 0xD0) {
            at += 2;
            return true;
        }
        return false;
    }

    /** Where the marker behind the scan stands. */
    int position() {
        return at;
    }
}
