package com.encord.sdk.media.internal.jpeg;

import java.util.Arrays;

/** A Huffman table of JPEG (ITU-T T.81 C, F.2.2.3): how many codes there are of each length, then their values. */
final class HuffmanTable {
    private static final int LONGEST = 16;

    static final HuffmanTable EMPTY = new HuffmanTable(new byte[LONGEST], 0);

    private final int[] firstCode = new int[LONGEST + 1];
    private final int[] codesOfLength = new int[LONGEST + 1];
    private final int[] firstValue = new int[LONGEST + 1];
    private final byte[] values;

    /** Reads a table from the place of its counts. */
    HuffmanTable(byte[] bytes, int at) {
        int code = 0;
        int count = 0;
        for (int length = 1; length <= LONGEST; length++) {
            firstCode[length] = code;
            firstValue[length] = count;
            codesOfLength[length] = bytes[at + length - 1] & 0xFF;
            count += codesOfLength[length];
            code = code + codesOfLength[length] << 1;
        }
        values = Arrays.copyOfRange(bytes, at + LONGEST, at + LONGEST + count);
    }

    int size() {
        return values.length;
    }

    /** The value of the next code; -1 where no code fits. */
    int next(HuffmanBits bits) {
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = code << 1 | bits.bit();
            int index = code - firstCode[length];
            if (index >= 0 && index < codesOfLength[length]) {
                return values[firstValue[length] + index] & 0xFF;
            }
        }
        return -1;
    }
}
