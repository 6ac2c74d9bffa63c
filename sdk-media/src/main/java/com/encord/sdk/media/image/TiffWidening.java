package com.encord.sdk.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Samples of a TIFF in widths that the JDK's reader mistakes: whole numbers of 3, 5, 6, 7 or 9 to 15 bits, and less
 * than 8 bits of several samples, become such of 8 or 16 bits with the same range from dark to bright; floating-point
 * numbers of 16 bits become such of 32.
 */
final class TiffWidening {
    private static final int WHOLE = 1;
    private static final int PALETTE = 3;
    private static final int YCBCR = 6;

    private final TiffPage page;
    private final ByteOrder order;

    TiffWidening(TiffPage page, ByteOrder order) {
        this.page = page;
        this.order = order;
    }

    static boolean isNeeded(TiffPage page) {
        return page.hasHalves() || isOdd(page);
    }

    private static boolean isOdd(TiffPage page) {
        boolean power = Integer.bitCount(page.bits) == 1;
        return page.sampleFormat == WHOLE
                && page.photometric != PALETTE
                && page.photometric != YCBCR
                && page.bits >= 1
                && page.bits < 16
                && (!power || page.bits < 8 && page.samples > 1);
    }

    /** Bits per sample afterwards. */
    static int bits(TiffPage page) {
        if (page.hasHalves()) {
            return 32;
        }
        return isOdd(page) ? page.bits < 8 ? 8 : 16 : page.bits;
    }

    /** Every row starts at a whole byte, before and after. */
    byte[] widened(byte[] rows, int rowBytes) {
        return page.hasHalves() ? floats(rows) : numbers(rows, rowBytes);
    }

    private byte[] numbers(byte[] rows, int rowBytes) {
        int perRow = rowBytes * 8 / page.bits;
        // Bits at the end of a row may be padding, which must not become samples.
        int stride = page.planar == 2 ? 1 : page.samples;
        long width = page.tiled ? page.tileWidth : page.width;
        int samples = (int) Math.min(perRow, width * stride);
        int from = (1 << page.bits) - 1;
        boolean wide = page.bits > 8;
        int to = wide ? 0xffff : 0xff;
        ByteBuffer out = ByteBuffer.allocate(rows.length / rowBytes * samples * (wide ? 2 : 1))
                .order(order);
        for (int row = 0; row + rowBytes <= rows.length; row += rowBytes) {
            long bit = row * 8L;
            for (int i = 0; i < samples; i++, bit += page.bits) {
                int value = (int) (((long) number(rows, bit) * to * 2 + from) / (2L * from));
                if (wide) {
                    out.putShort((short) value);
                } else {
                    out.put((byte) value);
                }
            }
        }
        return out.array();
    }

    /** Bits from the highest down, in bytes as they come, whatever the byte order (TIFF 6.0 section 8). */
    private int number(byte[] rows, long bit) {
        int number = 0;
        for (int taken = 0; taken < page.bits; ) {
            int within = (int) (bit + taken & 7);
            int count = Math.min(8 - within, page.bits - taken);
            int part = rows[(int) (bit + taken >> 3)] >> 8 - within - count & (1 << count) - 1;
            number = number << count | part;
            taken += count;
        }
        return number;
    }

    private byte[] floats(byte[] halves) {
        ByteBuffer from = ByteBuffer.wrap(halves).order(order);
        ByteBuffer to = ByteBuffer.allocate(2 * halves.length).order(order);
        while (from.remaining() >= 2) {
            to.putFloat(half(from.getShort()));
        }
        return to.array();
    }

    /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        int sign = (bits & 0x8000) << 16;
        if (exponent == 0) {
            // too small for an exponent of their own: multiples of 2 to the -24th
            float tiny = Math.scalb((float) fraction, -24);
            return sign == 0 ? tiny : -tiny;
        }
        int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
