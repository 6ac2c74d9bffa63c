package com.encord.sdk.media.internal.compression;

/** A table of finite state entropy: each state is a symbol and says which states may follow (RFC 8878 section 4.1). */
final class ZstdTable {
    private static final int SMALLEST_LOG = 5;

    private final int log;
    private final byte[] symbols;
    private final byte[] bits;
    private final int[] bases;

    /**
     * Spreads symbols over the states.
     *
     * @param log how many states there are, as a power of two
     * @param counts how many states each symbol has; -1 for less than one
     */
    ZstdTable(int log, int[] counts) {
        int size = 1 << log;
        this.log = log;
        this.symbols = new byte[size];
        this.bits = new byte[size];
        this.bases = new int[size];
        int high = size;
        int[] next = new int[counts.length];
        for (int symbol = 0; symbol < counts.length; symbol++) {
            next[symbol] = Math.abs(counts[symbol]);
            if (counts[symbol] < 0) {
                symbols[--high] = (byte) symbol;
            }
        }
        int place = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            for (int i = 0; i < counts[symbol]; i++) {
                symbols[place] = (byte) symbol;
                do {
                    place = place + (size >> 1) + (size >> 3) + 3 & size - 1;
                } while (place >= high);
            }
        }
        for (int state = 0; state < size; state++) {
            int follower = next[symbols[state]]++;
            bits[state] = (byte) (log - log2(follower));
            bases[state] = (follower << bits[state]) - size;
        }
    }

    /** A table with one symbol, which takes no bits. */
    static ZstdTable of(int symbol) {
        ZstdTable table = new ZstdTable(0, new int[] {1});
        table.symbols[0] = (byte) symbol;
        return table;
    }

    /** What was read from a description, and where it ended. */
    record Described(ZstdTable table, int end) {}

    static Described read(byte[] data, int at, int end, int mostSymbols, int mostLog) {
        long bit = at * 8L;
        int log = forward(data, bit, 4, end) + SMALLEST_LOG;
        bit += 4;
        if (log > mostLog) {
            throw new CompressionException("a Zstandard table of 2^" + log + " states is too large");
        }
        int[] counts = new int[mostSymbols];
        int symbol = 0;
        int rest = 1 << log;
        while (rest > 0 && symbol < mostSymbols) {
            int width = log2(rest + 1) + 1;
            int value = forward(data, bit, width, end);
            int mask = (1 << width - 1) - 1;
            int threshold = (1 << width) - 1 - (rest + 1);
            bit += width;
            if ((value & mask) < threshold) {
                // small numbers take one bit less
                bit--;
                value &= mask;
            } else if (value > mask) {
                value -= threshold;
            }
            counts[symbol++] = value - 1;
            rest -= Math.abs(value - 1);
            for (int zeros = value == 1 ? 3 : 0; zeros == 3; symbol += zeros) {
                zeros = forward(data, bit, 2, end);
                bit += 2;
            }
        }
        if (rest != 0 || symbol > mostSymbols) {
            throw new CompressionException("the counts of a Zstandard table do not add up");
        }
        return new Described(new ZstdTable(log, counts), (int) ((bit + 7) / 8));
    }

    private static int forward(byte[] data, long bit, int count, int end) {
        if (bit + 1 > end * 8L) {
            throw new CompressionException("a Zstandard table is cut off");
        }
        int value = 0;
        for (int i = 0; i < count; i++) {
            int place = (int) (bit + i >> 3);
            value |= place < end ? (data[place] >> (int) (bit + i & 7) & 1) << i : 0;
        }
        return value;
    }

    int start(ZstdBits source) {
        return source.read(log);
    }

    int symbol(int state) {
        return symbols[state] & 0xff;
    }

    int next(int state, ZstdBits source) {
        return bases[state] + source.read(bits[state]);
    }

    static int log2(int number) {
        return 31 - Integer.numberOfLeadingZeros(number);
    }
}
