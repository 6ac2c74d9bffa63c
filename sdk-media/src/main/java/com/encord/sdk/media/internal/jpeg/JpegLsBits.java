package com.encord.sdk.media.internal.jpeg;

/** The bits of a scan of JPEG-LS: behind a byte of ones stands a stuffed zero bit (ITU-T T.87 A.1). */
final class JpegLsBits {
    private final byte[] bytes;
    private int at;
    private int current;
    private int left;
    private boolean exhausted;

    JpegLsBits(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** The next bit; ones behind the end, so that nothing that counts zeros runs on. */
    int bit() {
        if (left == 0) {
            boolean stuffed = current == 0xFF;
            if (at >= bytes.length || stuffed && bytes[at] < 0) {
                exhausted = true;
                return 1;
            }
            current = bytes[at++] & 0xFF;
            left = stuffed ? 7 : 8;
        }
        return current >> --left & 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /**
     * A limited-length Golomb code (A.5.3): a count of zeros and then bits, or after too many zeros the value itself.
     */
    int golomb(int k, int limit, int bitsOfValue) {
        int zeros = 0;
        while (zeros < limit && bit() == 0) {
            zeros++;
        }
        return zeros < limit - bitsOfValue - 1 ? zeros << k | bits(k) : bits(bitsOfValue) + 1;
    }

    /** Whether more bits were asked for than there are. */
    boolean exhausted() {
        return exhausted;
    }

    /** Where the marker behind the scan stands: at the byte of ones that was the last one read, or further on. */
    int position() {
        int marker = current == 0xFF && at > 0 && at < bytes.length && bytes[at] < 0 ? at - 1 : at;
        while (marker + 1 < bytes.length && !(bytes[marker] == (byte) 0xFF && bytes[marker + 1] < 0)) {
            marker++;
        }
        return marker;
    }
}
