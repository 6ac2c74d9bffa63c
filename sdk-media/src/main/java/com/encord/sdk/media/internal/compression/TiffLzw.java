package com.encord.sdk.media.internal.compression;

/**
 * LZW as TIFF uses it (TIFF 6.0 section 13), and as writers of TIFF 5.0 misread it: bits from the lowest up and codes
 * that grow one step later. Libraries tell the two apart by the first code, which always clears the table.
 */
public final class TiffLzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private final byte[] data;
    private final boolean old;
    private final byte[] plain;
    /** Where in the output a code's bytes were seen first, and how many they are. */
    private final int[] starts = new int[MOST_CODES];

    private final int[] lengths = new int[MOST_CODES];
    private long bit;
    private int at;

    private TiffLzw(byte[] data, byte[] plain) {
        this.data = data;
        this.old = isOld(data);
        this.plain = plain;
    }

    /**
     * Whether the bits are in the order of TIFF 5.0, which many readers do not know.
     *
     * @param data how a strip or tile begins, two bytes at least
     * @return true for the old order
     */
    public static boolean isOld(byte[] data) {
        return data.length >= 2 && data[0] == 0 && (data[1] & 1) == 1;
    }

    /**
     * Decodes a strip or tile.
     *
     * @param data the codes; what they give beyond the rows is padding
     * @param plain the rows to fill, from their start also if this fails
     * @return the number of bytes filled, all of them
     * @throws CompressionException if the codes are impossible or end early
     */
    public static int decode(byte[] data, byte[] plain) {
        TiffLzw lzw = new TiffLzw(data, plain);
        lzw.run();
        return lzw.at;
    }

    private void run() {
        int width = 9;
        int next = END + 1;
        int previous = CLEAR;
        while (at < plain.length) {
            int code = code(width);
            if (code == END) {
                throw new CompressionException("an LZW strip ends after " + at + " of " + plain.length + " bytes");
            }
            if (code == CLEAR) {
                width = 9;
                next = END + 1;
                previous = CLEAR;
                continue;
            }
            if (code > next || code == next && previous == CLEAR || code >= CLEAR && previous == CLEAR) {
                throw new CompressionException("an LZW strip uses code " + code + " before it is known");
            }
            if (previous != CLEAR && next < MOST_CODES) {
                // The last code's bytes and the first byte of this one already lie one after the other.
                starts[next] = at - length(previous);
                lengths[next] = length(previous) + 1;
                next++;
            }
            write(code);
            if (next + (old ? 0 : 1) >= 1 << width && width < 12) {
                width++;
            }
            previous = code;
        }
    }

    private int length(int code) {
        return code < CLEAR ? 1 : lengths[code];
    }

    private void write(int code) {
        if (code < CLEAR) {
            plain[at++] = (byte) code;
            return;
        }
        // One by one, because a code may repeat bytes it has just written.
        for (int i = 0; i < lengths[code] && at < plain.length; i++) {
            plain[at] = plain[starts[code] + i];
            at++;
        }
    }

    private int code(int width) {
        if (bit + width > data.length * 8L) {
            throw new CompressionException("an LZW strip is cut off after " + at + " of " + plain.length + " bytes");
        }
        int code = 0;
        for (int i = 0; i < width; i++, bit++) {
            int value = data[(int) (bit >> 3)] & 0xff;
            int shift = (int) (bit & 7);
            code |= old ? (value >> shift & 1) << i : (value >> 7 - shift & 1) << width - 1 - i;
        }
        return code;
    }
}
