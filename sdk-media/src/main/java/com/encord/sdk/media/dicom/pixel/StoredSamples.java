package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.internal.jpeg2000.SampleSink;

/** Brings decoded samples of a frame to the allocated width, their sign extended from the stored bits. Mutable. */
final class StoredSamples implements SampleSink {
    private final int width;
    private final int unused;
    private final boolean signed;
    private final byte[] bytes;

    /**
     * Makes room for a frame.
     *
     * @param depth bits of its samples, by the account of the codestream
     */
    StoredSamples(String source, PixelLayout layout, int depth) {
        this.width = layout.bytesPerSample();
        if (depth > 8 * width) {
            throw new CorruptMediaException(
                    source, "has samples of " + depth + " bits in " + layout.bitsAllocated() + " allocated");
        }
        this.unused = Integer.SIZE - Math.min(layout.bitsStored(), depth);
        this.signed = layout.signed();
        this.bytes = new byte[Math.toIntExact(layout.frameBytes())];
    }

    @Override
    public void take(int[] values, int count, int at, int apart) {
        for (int i = 0, to = at * width; i < count; i++, to += apart * width) {
            int value = signed ? values[i] << unused >> unused : values[i];
            for (int b = 0; b < width; b++) {
                bytes[to + b] = (byte) (value >> Math.min(31, 8 * b));
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }
}
