package com.encord.sdk.media.internal.jpeg2000;

/**
 * The arithmetic decoder (ISO/IEC 15444-1 C.3), and the plain bits that take its place where coding is bypassed (D.6).
 * Behind the end of its bytes there are only ones.
 */
final class MqDecoder {
    /** Table C.2: the probability, and what follows the more and the less probable symbol; the last marks a switch. */
    private static final int[][] TABLE = {
        {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0}, {0x0521, 5, 29, 0},
        {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0}, {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0},
        {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0}, {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1},
        {0x5401, 16, 14, 0}, {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
        {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0}, {0x1C01, 25, 22, 0},
        {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0}, {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0},
        {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0}, {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0},
        {0x02A1, 36, 33, 0}, {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
        {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0}, {0x0005, 45, 42, 0},
        {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0}
    };

    /** By state: twice the row of the table, and the more probable symbol. */
    private static final int[] PROBABILITY = new int[2 * TABLE.length];

    private static final byte[] MORE = new byte[2 * TABLE.length];
    private static final byte[] LESS = new byte[2 * TABLE.length];

    static {
        for (int state = 0; state < PROBABILITY.length; state++) {
            int[] row = TABLE[state / 2];
            int symbol = state & 1;
            PROBABILITY[state] = row[0];
            MORE[state] = (byte) (2 * row[1] + symbol);
            LESS[state] = (byte) (2 * row[2] + (symbol ^ row[3]));
        }
    }

    private final byte[] states;
    private byte[] bytes = {};
    private int at;
    private int end;
    private int code;
    private int interval;
    private int left;

    MqDecoder(int contexts) {
        states = new byte[contexts];
    }

    /** Puts a context into a state of the table, its more probable symbol 0. */
    void reset(int context, int row) {
        states[context] = (byte) (2 * row);
    }

    private int peek(int index) {
        return index < end ? bytes[index] & 0xFF : 0xFF;
    }

    /** Starts a coded segment. */
    void start(byte[] segment, int from, int to) {
        bytes = segment;
        at = from;
        end = to;
        code = peek(at) << 16;
        nextByte();
        code <<= 7;
        left -= 7;
        interval = 0x8000;
    }

    /** Starts a segment of plain bits. */
    void startPlain(byte[] segment, int from, int to) {
        bytes = segment;
        at = from;
        end = to;
        code = 0;
        left = 0;
    }

    private void nextByte() {
        int next = peek(at + 1);
        if (peek(at) != 0xFF) {
            at++;
            code += next << 8;
            left = 8;
        } else if (next > 0x8F) {
            code += 0xFF00;
            left = 8;
        } else {
            at++;
            code += next << 9;
            left = 7;
        }
    }

    int decode(int context) {
        int state = states[context];
        int probability = PROBABILITY[state];
        int symbol = state & 1;
        interval -= probability;
        if (code >>> 16 < probability) {
            if (interval < probability) {
                states[context] = MORE[state];
            } else {
                symbol ^= 1;
                states[context] = LESS[state];
            }
            interval = probability;
        } else {
            code -= probability << 16;
            if ((interval & 0x8000) != 0) {
                return symbol;
            }
            if (interval < probability) {
                symbol ^= 1;
                states[context] = LESS[state];
            } else {
                states[context] = MORE[state];
            }
        }
        do {
            if (left == 0) {
                nextByte();
            }
            interval <<= 1;
            code <<= 1;
            left--;
        } while ((interval & 0x8000) == 0);
        return symbol;
    }

    int plain() {
        if (left == 0) {
            boolean stuffed = code == 0xFF;
            if (stuffed && peek(at) > 0x8F) {
                left = 8;
            } else {
                code = peek(at++);
                left = stuffed ? 7 : 8;
            }
        }
        return code >> --left & 1;
    }
}
