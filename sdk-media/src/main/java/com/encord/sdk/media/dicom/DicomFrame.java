package com.encord.sdk.media.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One decoded picture: rows from top to bottom, the samples of a pixel next to each other (shape {@code HWC}), stored
 * values without any rescaling. Safe for use by many threads at once.
 */
public final class DicomFrame {
    private final int index;
    private final PixelLayout layout;
    private final byte[] pixels;

    DicomFrame(int index, PixelLayout layout, byte[] pixels) {
        this.index = index;
        this.layout = layout;
        this.pixels = pixels;
    }

    /**
     * Its place among the frames of the file.
     *
     * @return 0 for the first frame
     */
    public int index() {
        return index;
    }

    /**
     * How its samples are made up. Colour is as it is stored: {@code YBR_FULL} stays {@code YBR_FULL}.
     *
     * @return the layout
     */
    public PixelLayout layout() {
        return layout;
    }

    /**
     * The samples.
     *
     * @return a new read-only view in little-endian order, {@link PixelLayout#frameBytes()} long
     */
    public ByteBuffer pixels() {
        return ByteBuffer.wrap(pixels).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * One stored value, sign-extended from the stored bits where samples are signed.
     *
     * @param sample which sample, counted {@code (row * columns + column) * samples + channel}
     * @return the value
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public double value(int sample) {
        ByteBuffer view = ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN);
        if (layout.floatingPoint()) {
            return layout.bitsAllocated() == 32 ? view.getFloat(sample * 4) : view.getDouble(sample * 8);
        }
        long stored =
                switch (layout.bytesPerSample()) {
                    case 1 -> view.get(sample) & 0xFFL;
                    case 2 -> view.getShort(sample * 2) & 0xFFFFL;
                    case 4 -> view.getInt(sample * 4) & 0xFFFFFFFFL;
                    default -> view.getLong(sample * 8);
                };
        int unused = Long.SIZE - layout.bitsStored();
        return layout.signed() ? stored << unused >> unused : stored << unused >>> unused;
    }
}
