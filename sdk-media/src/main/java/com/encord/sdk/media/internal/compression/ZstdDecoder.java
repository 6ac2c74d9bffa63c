package com.encord.sdk.media.internal.compression;

import java.util.Arrays;

/**
 * Zstandard without dictionaries (RFC 8878), for strips and tiles of TIFFs: everything is in memory, and the size of
 * the result is known. Checksums are not verified.
 */
public final class ZstdDecoder {
    private static final int MAGIC = 0xfd2fb528;
    private static final int SKIPPABLE = 0x184d2a50;
    private static final int MOST_BLOCK = 1 << 17;

    /** The codes of one kind of number: how they are spread unless a block says otherwise, and what it may say. */
    private record Codes(int log, int[] counts, int mostLog, int symbols) {
        ZstdTable usual() {
            return new ZstdTable(log, counts);
        }

        ZstdTable.Described table(int mode, ZstdTable before, byte[] data, int at, int end) {
            return switch (mode) {
                case 0 -> new ZstdTable.Described(usual(), at);
                case 1 -> {
                    int symbol = number(data, at, 1, end);
                    if (symbol >= symbols) {
                        throw new CompressionException("a Zstandard block uses code " + symbol + " of " + symbols);
                    }
                    yield new ZstdTable.Described(ZstdTable.of(symbol), at + 1);
                }
                case 2 -> ZstdTable.read(data, at, end, symbols, mostLog);
                default -> new ZstdTable.Described(before, at);
            };
        }
    }

    private static final Codes LITERALS = new Codes(
            6,
            new int[] {
                4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
                -1, -1
            },
            9,
            36);
    private static final Codes MATCHES = new Codes(
            6,
            new int[] {
                1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
            },
            9,
            53);
    private static final Codes OFFSETS = new Codes(
            5,
            new int[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1},
            8,
            32);
    /** Bits that follow a code; each code starts where the one before ends. */
    private static final int[] LITERAL_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        16
    };

    private static final int[] MATCH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2,
        2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
    };
    private static final int[] LITERAL_BASES = bases(LITERAL_BITS, 0);
    private static final int[] MATCH_BASES = bases(MATCH_BITS, 3);

    private final byte[] data;
    private final byte[] plain;
    private int at;
    private int written;

    private ZstdLiterals literals = new ZstdLiterals();
    private ZstdTable literalTable = LITERALS.usual();
    private ZstdTable matchTable = MATCHES.usual();
    private ZstdTable offsetTable = OFFSETS.usual();
    private final int[] recent = new int[3];

    private ZstdDecoder(byte[] data, byte[] plain) {
        this.data = data;
        this.plain = plain;
    }

    private static int[] bases(int[] bits, int first) {
        int[] bases = new int[bits.length];
        for (int code = 0, base = first; code < bits.length; base += 1 << bits[code++]) {
            bases[code] = base;
        }
        return bases;
    }

    /**
     * Decodes all frames.
     *
     * @param data the frames; what they hold beyond the wanted bytes is left out
     * @param plain the bytes to fill, from their start also if this fails
     * @return how many bytes there were
     * @throws CompressionException if the data break their rules or end early
     */
    public static int decode(byte[] data, byte[] plain) {
        ZstdDecoder decoder = new ZstdDecoder(data, plain);
        while (decoder.at < data.length && decoder.written < plain.length) {
            decoder.frame();
        }
        return decoder.written;
    }

    private int take(int bytes) {
        int number = number(data, at, bytes, data.length);
        at += bytes;
        return number;
    }

    /** A little-endian number of at most four bytes. */
    static int number(byte[] data, int at, int bytes, int limit) {
        requireWithin(at + bytes, limit);
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (data[at + i] & 0xff) << 8 * i;
        }
        return number;
    }

    static void requireWithin(int end, int limit) {
        if (end > limit || end < 0) {
            throw new CompressionException("Zstandard data are cut off at byte " + limit);
        }
    }

    private void frame() {
        int magic = take(4);
        if ((magic & ~15) == SKIPPABLE) {
            int length = take(4);
            // unsigned: a negative one is beyond any array, and must not lead back
            if (length < 0 || length > data.length - at) {
                throw new CompressionException("a skippable Zstandard frame is cut off at byte " + data.length);
            }
            at += length;
            return;
        }
        if (magic != MAGIC) {
            throw new CompressionException("the strip does not start with a Zstandard frame");
        }
        int descriptor = take(1);
        boolean single = (descriptor & 0x20) != 0;
        int sizeBytes = descriptor >> 6 == 0 ? single ? 1 : 0 : 1 << (descriptor >> 6);
        int dictionaryBytes = (descriptor & 3) == 3 ? 4 : descriptor & 3;
        at += single ? 0 : 1;
        if (take(dictionaryBytes) != 0) {
            throw new CompressionException("the strip needs a Zstandard dictionary");
        }
        at += sizeBytes;
        literals = new ZstdLiterals();
        literalTable = LITERALS.usual();
        matchTable = MATCHES.usual();
        offsetTable = OFFSETS.usual();
        recent[0] = 1;
        recent[1] = 4;
        recent[2] = 8;
        boolean last = false;
        while (!last && written < plain.length) {
            int header = take(3);
            last = (header & 1) != 0;
            block(header >> 1 & 3, header >> 3);
        }
        at += (descriptor & 4) != 0 ? 4 : 0;
    }

    private void block(int type, int size) {
        int stored = type == 1 ? 1 : size;
        requireWithin(at + stored, data.length);
        switch (type) {
            case 0 -> write(data, at, size);
            case 1 -> {
                int count = Math.min(size, plain.length - written);
                Arrays.fill(plain, written, written + count, data[at]);
                written += count;
            }
            case 2 -> sequences(at + size);
            default -> throw new CompressionException("a Zstandard block of a reserved type");
        }
        at += stored;
    }

    private void write(byte[] from, int start, int count) {
        int kept = Math.min(count, plain.length - written);
        System.arraycopy(from, start, plain, written, kept);
        written += kept;
    }

    private void sequences(int end) {
        int start = written;
        byte[] bytes = literals.read(data, at, end);
        int from = literals.end();
        int count = number(data, from, 1, end);
        from++;
        if (count == 255) {
            count = number(data, from, 2, end) + 0x7f00;
            from += 2;
        } else if (count >= 128) {
            count = (count - 128 << 8) + number(data, from, 1, end);
            from++;
        }
        int used = count == 0 ? 0 : copy(bytes, from, end, count);
        write(bytes, used, bytes.length - used);
        if (written - start > MOST_BLOCK) {
            throw new CompressionException("a Zstandard block decodes to more than " + MOST_BLOCK + " bytes");
        }
    }

    /** Literals and copies in turns; gives how many literals were used. */
    private int copy(byte[] bytes, int from, int end, int count) {
        int modes = number(data, from, 1, end);
        int next = from + 1;
        ZstdTable.Described found = LITERALS.table(modes >> 6, literalTable, data, next, end);
        literalTable = found.table();
        found = OFFSETS.table(modes >> 4 & 3, offsetTable, data, found.end(), end);
        offsetTable = found.table();
        found = MATCHES.table(modes >> 2 & 3, matchTable, data, found.end(), end);
        matchTable = found.table();
        ZstdBits source = new ZstdBits(data, found.end(), end);
        int literal = literalTable.start(source);
        int offset = offsetTable.start(source);
        int match = matchTable.start(source);
        int used = 0;
        for (int i = 0; i < count && written < plain.length; i++) {
            int offsetCode = offsetTable.symbol(offset);
            int distance = (1 << offsetCode) + source.read(offsetCode);
            int matchCode = matchTable.symbol(match);
            int length = MATCH_BASES[matchCode] + source.read(MATCH_BITS[matchCode]);
            int literalCode = literalTable.symbol(literal);
            int fresh = LITERAL_BASES[literalCode] + source.read(LITERAL_BITS[literalCode]);
            if (i < count - 1) {
                literal = literalTable.next(literal, source);
                match = matchTable.next(match, source);
                offset = offsetTable.next(offset, source);
            }
            if (source.isOverrun() || used + fresh > bytes.length) {
                throw new CompressionException("the sequences of a Zstandard block end early");
            }
            write(bytes, used, fresh);
            used += fresh;
            repeat(distance(distance, fresh), length);
            if (i == count - 1 && source.left() > 0) {
                throw new CompressionException("the bits of a Zstandard block go on after its last sequence");
            }
        }
        return Math.min(used, bytes.length);
    }

    /** Values up to three stand for distances that were used last (RFC 8878 section 3.1.1.5). */
    private int distance(int value, int fresh) {
        if (value > 3 || value <= 0) {
            recent[2] = recent[1];
            recent[1] = recent[0];
            recent[0] = value - 3;
            return recent[0];
        }
        int index = fresh == 0 ? value : value - 1;
        if (index == 0) {
            return recent[0];
        }
        int distance = index < 3 ? recent[index] : recent[0] - 1;
        if (index > 1) {
            recent[2] = recent[1];
        }
        recent[1] = recent[0];
        recent[0] = distance;
        return distance;
    }

    private void repeat(int distance, int length) {
        if (distance <= 0 || distance > written) {
            throw new CompressionException(
                    "a Zstandard block copies from " + distance + " bytes before, of " + written);
        }
        int count = Math.min(length, plain.length - written);
        // One by one, because a copy may repeat bytes it has just written.
        for (int i = 0; i < count; i++) {
            plain[written + i] = plain[written + i - distance];
        }
        written += count;
    }
}
