package com.encord.sdk.media.internal.jpeg2000;

/**
 * The adaptive run-length decoder of high-throughput blocks (ISO/IEC 15444-15 7.1.3 and 7.3.3), whose symbols say of
 * quads without significant neighbours whether they are significant themselves. Behind its end there are only ones.
 */
final class MelDecoder {
    /** Table 2: the exponent of the length of runs, by state. */
    private static final int[] EXPONENTS = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5};

    private byte[] bytes = {};
    private int at;
    private int last;
    private int current;
    private int left;
    private int state;
    private int run;
    private boolean endsInOne;

    /** Starts a segment, which may share the lower half of its last byte with the segment of codewords. */
    void start(byte[] segment, int from, int lastByte) {
        bytes = segment;
        at = from;
        last = lastByte;
        current = 0;
        left = 0;
        state = 0;
        run = 0;
        endsInOne = false;
    }

    private int bit() {
        if (left == 0) {
            left = current == 0xFF ? 7 : 8;
            current = at < last ? bytes[at] & 0xFF : at == last ? bytes[at] & 0xFF | 0x0F : 0xFF;
            at++;
        }
        return current >> --left & 1;
    }

    /** The next symbol. */
    boolean next() {
        if (run == 0 && !endsInOne) {
            readRun();
        }
        if (run > 0) {
            run--;
            return false;
        }
        endsInOne = false;
        return true;
    }

    private void readRun() {
        int exponent = EXPONENTS[state];
        if (bit() == 1) {
            run = 1 << exponent;
            state = Math.min(state + 1, EXPONENTS.length - 1);
        } else {
            for (int i = 0; i < exponent; i++) {
                run = run << 1 | bit();
            }
            endsInOne = true;
            state = Math.max(state - 1, 0);
        }
    }
}
