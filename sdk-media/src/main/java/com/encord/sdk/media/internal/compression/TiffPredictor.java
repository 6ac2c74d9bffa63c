package com.encord.sdk.media.internal.compression;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns differences between neighbouring samples back into samples, in place (TIFF 6.0 section 14, Technical Note 3).
 */
public final class TiffPredictor {
    /** Samples are stored as they are. */
    public static final int NONE = 1;
    /** Each sample is the difference from the one on its left. */
    public static final int HORIZONTAL = 2;
    /** The same of bytes, the highest of all samples of a row first. */
    public static final int FLOATING_POINT = 3;

    private final ByteBuffer bytes;
    private final int bits;
    private final int stride;

    /**
     * Looks at decompressed rows.
     *
     * @param rows whole rows, which are changed
     * @param order byte order of the file
     * @param bits bits per sample
     * @param stride samples per pixel that lie side by side
     */
    public TiffPredictor(byte[] rows, ByteOrder order, int bits, int stride) {
        this.bytes = ByteBuffer.wrap(rows).order(order);
        this.bits = bits;
        this.stride = stride;
    }

    /**
     * Whether samples of so many bits can be predicted in this way at all.
     *
     * @param predictor the tag's value
     * @param bits bits per sample
     * @return false also for predictors that nobody knows
     */
    public static boolean knows(int predictor, int bits) {
        boolean whole = bits == 16 || bits == 32 || bits == 64;
        return predictor == NONE
                || predictor == HORIZONTAL && (whole || bits == 8)
                || predictor == FLOATING_POINT && whole;
    }

    /**
     * Makes samples of the differences.
     *
     * @param predictor the tag's value
     * @param rowBytes bytes of one row
     */
    public void undo(int predictor, int rowBytes) {
        for (int row = 0; row + rowBytes <= bytes.capacity(); row += rowBytes) {
            if (predictor == HORIZONTAL) {
                addUp(row, rowBytes);
            } else if (predictor == FLOATING_POINT) {
                join(row, rowBytes);
            }
        }
    }

    private void addUp(int row, int rowBytes) {
        int size = bits / 8;
        for (int at = row + stride * size; at + size <= row + rowBytes; at += size) {
            int left = at - stride * size;
            switch (size) {
                case 1 -> bytes.put(at, (byte) (bytes.get(at) + bytes.get(left)));
                case 2 -> bytes.putShort(at, (short) (bytes.getShort(at) + bytes.getShort(left)));
                case 4 -> bytes.putInt(at, bytes.getInt(at) + bytes.getInt(left));
                default -> bytes.putLong(at, bytes.getLong(at) + bytes.getLong(left));
            }
        }
    }

    /** The highest bytes of all samples come first, then the next ones, and so on; differences are between bytes. */
    private void join(int row, int rowBytes) {
        for (int at = row + stride; at < row + rowBytes; at++) {
            bytes.put(at, (byte) (bytes.get(at) + bytes.get(at - stride)));
        }
        byte[] planes = new byte[rowBytes];
        bytes.get(row, planes);
        int size = bits / 8;
        int samples = rowBytes / size;
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < size; i++) {
                int place = bytes.order() == ByteOrder.BIG_ENDIAN ? i : size - 1 - i;
                bytes.put(row + sample * size + place, planes[i * samples + sample]);
            }
        }
    }
}
