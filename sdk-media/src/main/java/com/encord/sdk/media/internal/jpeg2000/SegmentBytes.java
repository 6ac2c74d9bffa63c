package com.encord.sdk.media.internal.jpeg2000;

import java.util.Arrays;

/** The numbers in a stretch of the codestream, highest byte first. */
final class SegmentBytes {
    private final byte[] bytes;
    private final int end;
    private int at;

    SegmentBytes(byte[] bytes, int from, int end) {
        if (from > end || end > bytes.length) {
            throw new Jpeg2000Exception("ends inside a marker segment");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    int remaining() {
        return end - at;
    }

    byte[] bytes(int count) {
        if (count > remaining()) {
            throw new Jpeg2000Exception(
                    "has " + remaining() + " bytes in a marker segment, where there are to be " + count);
        }
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    void skip(int count) {
        at += count;
    }

    int u8() {
        if (at >= end) {
            throw new Jpeg2000Exception("has a marker segment that is too short");
        }
        return bytes[at++] & 0xFF;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    int i32() {
        return u16() << 16 | u16();
    }

    /** A number that must be sane as one without sign. */
    int u31() {
        int value = i32();
        if (value < 0) {
            throw new Jpeg2000Exception("claims a size of " + Integer.toUnsignedString(value));
        }
        return value;
    }
}
