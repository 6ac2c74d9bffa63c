package com.encord.sdk.media.dicom.pixel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One decoded picture: rows from top to bottom, the samples of a pixel next to each other (shape {@code HWC}), stored
 * values without any rescaling. Where decoders may round in their own ways, the samples are those of the reference
 * ones: of OpenJPEG for JPEG 2000, of libjpeg for lossy JPEG. Safe for use by many threads at once.
 */
public final class DicomFrame {
    private final int index;
    private final PixelLayout layout;
    private final String photometricInterpretation;
    private final byte[] pixels;

    DicomFrame(int index, PixelLayout layout, String photometricInterpretation, byte[] pixels) {
        this.index = index;
        this.layout = layout;
        this.photometricInterpretation = photometricInterpretation;
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
     * How its samples are made up.
     *
     * @return the layout
     */
    public PixelLayout layout() {
        return layout;
    }

    /**
     * What the samples mean. Colour is as it is stored, {@code YBR_FULL} stays {@code YBR_FULL}, save where decoding
     * undoes a transform ({@code YBR_RCT} and {@code YBR_ICT} become {@code RGB}) or the codestream contradicts the
     * header, when the codestream is right.
     *
     * @return such as {@code MONOCHROME2} or {@code RGB}
     */
    public String photometricInterpretation() {
        return photometricInterpretation;
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
        long raw =
                switch (layout.bytesPerSample()) {
                    case 1 -> view.get(sample) & 0xFFL;
                    case 2 -> view.getShort(sample * 2) & 0xFFFFL;
                    case 4 -> view.getInt(sample * 4) & 0xFFFFFFFFL;
                    default -> view.getLong(sample * 8);
                };
        return layout.stored(raw);
    }

    /**
     * The stored values of samples of at most 16 bits, sign-extended from the stored bits where they are signed.
     *
     * @return a new array, sample after sample; unsigned values above 32767 are to be read with
     *     {@link Short#toUnsignedInt}
     * @throws IllegalStateException if samples have more than 16 bits
     */
    public short[] shorts() {
        if (layout.bytesPerSample() > 2) {
            throw new IllegalStateException(
                    "samples of " + layout.bitsAllocated() + " bits do not fit 16; use value()");
        }
        short[] values = new short[pixels.length / layout.bytesPerSample()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (int) value(i);
        }
        return values;
    }

    @Override
    public String toString() {
        return "DicomFrame[" + index + ", " + layout.columns() + "x" + layout.rows() + " " + photometricInterpretation
                + "]";
    }
}
