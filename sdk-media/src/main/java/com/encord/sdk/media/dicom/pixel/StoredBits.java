package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomDataset;
import com.encord.sdk.media.dicom.Tag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Brings samples to the lowest bits and to their sign, where they take fewer bits than are allocated: the bits beside
 * them may hold anything, such as overlays in old files (PS3.5 8.1.1).
 */
final class StoredBits {
    private final int width;
    private final int below;
    private final int above;
    private final boolean signed;

    private StoredBits(int width, int below, int above, boolean signed) {
        this.width = width;
        this.below = below;
        this.above = above;
        this.signed = signed;
    }

    static StoredBits of(DicomDataset header, PixelLayout layout) {
        int stored = layout.bitsStored();
        int allocated = layout.bitsAllocated();
        if (layout.floatingPoint() || allocated < 8 || stored == allocated) {
            return new StoredBits(layout.bytesPerSample(), 0, 0, layout.signed());
        }
        int highBit = header.integer(Tag.HIGH_BIT).orElse(stored - 1);
        // a high bit that leaves no room for the stored ones, or is not there at all, is a slip of the writer
        int below = highBit >= stored - 1 && highBit < allocated ? highBit + 1 - stored : 0;
        return new StoredBits(layout.bytesPerSample(), below, allocated - stored - below, layout.signed());
    }

    /** Works in place on little-endian samples. */
    void settle(byte[] samples) {
        if (below == 0 && above == 0) {
            return;
        }
        int unused = below + above + Long.SIZE - 8 * width;
        int left = unused - below;
        ByteBuffer view = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + width <= samples.length; at += width) {
            switch (width) {
                case 1 -> view.put(at, (byte) settled(view.get(at), left, unused));
                case 2 -> view.putShort(at, (short) settled(view.getShort(at), left, unused));
                case 4 -> view.putInt(at, (int) settled(view.getInt(at), left, unused));
                default -> view.putLong(at, settled(view.getLong(at), left, unused));
            }
        }
    }

    private long settled(long sample, int left, int unused) {
        return signed ? sample << left >> unused : sample << left >>> unused;
    }
}
