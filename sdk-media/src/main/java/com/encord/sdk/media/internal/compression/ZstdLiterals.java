package com.encord.sdk.media.internal.compression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a Zstandard block that are not copied from before, with the Huffman code they may be in (RFC 8878
 * 3.1.1.3.1).
 */
final class ZstdLiterals {
    private static final int MOST_BITS = 11;
    private static final int MOST_WEIGHT_LOG = 6;
    private static final int MOST_SYMBOLS = 256;
    private static final int MOST_BYTES = 1 << 17;

    /** Kept between blocks, since a block may use the code of the one before. */
    private byte @Nullable [] symbols;

    private byte[] lengths = {};
    private int codeBits;
    private int end;

    /** Where the section that was read last ends. */
    int end() {
        return end;
    }

    byte[] read(byte[] data, int at, int limit) {
        int type = ZstdDecoder.number(data, at, 1, limit) & 3;
        int format = ZstdDecoder.number(data, at, 1, limit) >> 2 & 3;
        if (type < 2) {
            int header = format == 1 ? 2 : format == 3 ? 3 : 1;
            int size = ZstdDecoder.number(data, at, header, limit) >> (header == 1 ? 3 : 4);
            int stored = type == 0 ? size : 1;
            requireSize(size);
            end = at + header + stored;
            ZstdDecoder.requireWithin(end, limit);
            byte[] literals = Arrays.copyOfRange(data, at + header, at + header + size);
            if (type == 1) {
                Arrays.fill(literals, data[at + header]);
            }
            return literals;
        }
        int width = format < 2 ? 10 : format == 2 ? 14 : 18;
        int header = format < 2 ? 3 : format + 2;
        long sizes = ZstdDecoder.number(data, at, Math.min(header, 4), limit) & 0xffffffffL;
        if (header == 5) {
            sizes |= (long) ZstdDecoder.number(data, at + 4, 1, limit) << 32;
        }
        int size = (int) (sizes >> 4 & (1 << width) - 1);
        int from = at + header;
        requireSize(size);
        end = from + (int) (sizes >> 4 + width & (1 << width) - 1);
        ZstdDecoder.requireWithin(end, limit);
        if (type == 2) {
            from = readCode(data, from, end);
        }
        byte[] literals = new byte[size];
        if (format == 0) {
            decode(data, from, end, literals, 0, size);
            return literals;
        }
        int part = (size + 3) / 4;
        int stream = from + 6;
        for (int i = 0; i < 4; i++) {
            int next = i == 3 ? end : stream + ZstdDecoder.number(data, from + 2 * i, 2, end);
            ZstdDecoder.requireWithin(next, end);
            decode(data, stream, next, literals, Math.min(i * part, size), Math.min((i + 1) * part, size));
            stream = next;
        }
        return literals;
    }

    private static void requireSize(int size) {
        if (size > MOST_BYTES) {
            throw new CompressionException("a Zstandard block with " + size + " literals");
        }
    }

    private void decode(byte[] data, int from, int to, byte[] literals, int first, int last) {
        byte[] code = symbols;
        if (code == null) {
            throw new CompressionException("a Zstandard block uses a Huffman code that no block before it has");
        }
        ZstdBits source = new ZstdBits(data, from, to);
        int state = source.read(codeBits);
        for (int i = first; i < last; i++) {
            literals[i] = code[state];
            int used = lengths[state];
            state = (state << used) + source.read(used) & (1 << codeBits) - 1;
        }
        // the state is filled with as many bits beyond the last code
        if (source.left() != -codeBits) {
            throw new CompressionException("a Huffman stream of a Zstandard block does not end with its last literal");
        }
    }

    /** Reads the weights, of which the last follows from the others; gives where they end. */
    private int readCode(byte[] data, int at, int limit) {
        int[] weights = new int[MOST_SYMBOLS];
        int head = ZstdDecoder.number(data, at, 1, limit);
        int count;
        int next;
        if (head >= 128) {
            count = head - 127;
            next = at + 1 + (count + 1) / 2;
            ZstdDecoder.requireWithin(next, limit);
            for (int i = 0; i < count; i++) {
                weights[i] = data[at + 1 + i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
            }
        } else {
            next = at + 1 + head;
            ZstdDecoder.requireWithin(next, limit);
            count = packedWeights(data, at + 1, next, weights);
        }
        build(weights, count);
        return next;
    }

    /** Two states take turns until the bits are used up. */
    private static int packedWeights(byte[] data, int at, int end, int[] weights) {
        ZstdTable.Described described = ZstdTable.read(data, at, end, MOST_BITS + 2, MOST_WEIGHT_LOG);
        ZstdTable table = described.table();
        ZstdBits source = new ZstdBits(data, described.end(), end);
        int[] states = {table.start(source), table.start(source)};
        int count = 0;
        while (count < MOST_SYMBOLS - 2) {
            int turn = count % 2;
            weights[count++] = table.symbol(states[turn]);
            states[turn] = table.next(states[turn], source);
            if (source.isOverrun()) {
                weights[count++] = table.symbol(states[1 - turn]);
                return count;
            }
        }
        throw new CompressionException("a Zstandard block has too many Huffman weights");
    }

    private void build(int[] weights, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[i] > 0 ? 1 << weights[i] - 1 : 0;
        }
        int bits = sum == 0 ? 0 : ZstdTable.log2(sum) + 1;
        int left = (1 << bits) - sum;
        if (sum == 0 || bits > MOST_BITS || Integer.bitCount(left) != 1 || count >= MOST_SYMBOLS) {
            throw new CompressionException("the Huffman weights of a Zstandard block do not add up");
        }
        weights[count] = ZstdTable.log2(left) + 1;
        byte[] code = new byte[1 << bits];
        byte[] codeLengths = new byte[1 << bits];
        int at = 0;
        // light symbols have long codes and come first
        for (int weight = 1; weight <= bits; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    int states = 1 << weight - 1;
                    Arrays.fill(code, at, at + states, (byte) symbol);
                    Arrays.fill(codeLengths, at, at + states, (byte) (bits + 1 - weight));
                    at += states;
                }
            }
        }
        symbols = code;
        lengths = codeLengths;
        codeBits = bits;
    }
}
