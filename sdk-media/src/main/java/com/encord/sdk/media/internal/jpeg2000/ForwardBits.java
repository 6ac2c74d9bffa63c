package com.encord.sdk.media.internal.jpeg2000;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bits of a high-throughput block that go forward, the lowest of a byte first; behind a byte of ones, the highest bit is
 * left out (ISO/IEC 15444-15 7.1.2 and 7.1.5).
 */
final class ForwardBits {
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = {};
    private int at;
    private int end;
    private int filler;
    private long bits;
    private int count;
    private boolean afterOnes;

    /**
     * Starts a segment.
     *
     * @param filler what stands behind the end: bytes of 0, or of 0xFF
     */
    void start(byte[] segment, int from, int to, int filler) {
        bytes = segment;
        at = from;
        end = to;
        this.filler = filler;
        bits = 0;
        count = 0;
        afterOnes = false;
    }

    /** The next 32 bits, not yet taken. */
    int peek() {
        if (count < Integer.SIZE) {
            fill();
        }
        return (int) bits;
    }

    void skip(int taken) {
        bits >>>= taken;
        count -= taken;
    }

    private void fill() {
        if (!afterOnes && at + Integer.BYTES <= end) {
            int four = (int) FOUR_BYTES.get(bytes, at);
            if (!hasOnes(four)) {
                bits |= (four & 0xFFFF_FFFFL) << count;
                count += Integer.SIZE;
                at += Integer.BYTES;
                return;
            }
        }
        while (count < Integer.SIZE) {
            int next = at < end ? bytes[at++] & 0xFF : filler;
            bits |= (long) next << count;
            count += afterOnes ? 7 : 8;
            afterOnes = next == 0xFF;
        }
    }

    /** Whether any of four bytes is 0xFF. */
    private static boolean hasOnes(int four) {
        int zeros = ~four;
        return (zeros - 0x0101_0101 & ~zeros & 0x8080_8080) != 0;
    }
}
