package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import com.encord.sdk.media.dicom.Tag;
import com.encord.sdk.media.dicom.VR;
import java.util.Arrays;

/** Uncompressed samples, frame after frame. */
final class NativeFrames extends FrameDecoder {
    private final PixelData data;
    private final boolean bigEndian;
    private final boolean words;
    private final boolean planar;
    private final boolean subsampled;

    NativeFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout);
        this.data = data;
        this.bigEndian = data.bigEndian();
        VR written = file.pixelElement().orElseThrow().vr();
        this.words = bigEndian && written == VR.OW && layout.bitsAllocated() <= 8;
        this.planar = file.dataset().integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1;
        long pixels = (long) layout.rows() * layout.columns() * layout.frames();
        this.subsampled = layout.photometricInterpretation().matches("YBR_(FULL|PARTIAL)_422")
                && layout.bitsAllocated() == 8
                && data.length() < pixels * 3;
    }

    @Override
    int stored() {
        if (layout.bitsAllocated() == 1) {
            return (int) Math.min(layout.frames(), data.length() * 8 / layout.frameBytes());
        }
        return (int) Math.min(layout.frames(), data.length() / storedSize());
    }

    private int storedSize() {
        return (int) (subsampled ? (layout.frameBytes() / 3 + 1) / 2 * 4 : layout.frameBytes());
    }

    @Override
    DicomFrame frame(int frame) {
        return asStored(frame, samples(frame));
    }

    private byte[] samples(int frame) {
        if (layout.bitsAllocated() == 1) {
            return bits(frame);
        }
        int size = storedSize();
        byte[] samples = read((long) frame * size, size);
        if (bigEndian) {
            NativePixels.swap(samples, layout.bytesPerSample());
        }
        return subsampled
                ? NativePixels.upsample422(samples, (int) layout.frameBytes() / 3)
                : arranged(samples, planar);
    }

    private byte[] bits(int frame) {
        int count = layout.rows() * layout.columns();
        long first = (long) frame * count;
        int skipped = (int) (first & 7);
        int size = (skipped + count + 7) / 8;
        return NativePixels.unpackBits(read(first >> 3, size), skipped, count);
    }

    /** Reads a stretch; bytes written as words in a big-endian file stand the other way round (PS3.5 8.1.1). */
    private byte[] read(long from, int size) {
        long start = words ? from & ~1L : from;
        int length = (int) (from - start) + size;
        if (words && (length & 1) == 1) {
            length++;
        }
        if (from + size > data.length()) {
            throw new CorruptMediaException(
                    source,
                    "promises " + layout.frames() + " frames of " + layout.frameBytes()
                            + " bytes, and its pixel data has " + data.length() + " bytes");
        }
        byte[] stretch = data.samples(start, (int) Math.min(length, data.length() - start));
        if (words) {
            NativePixels.swap(stretch, 2);
        }
        int offset = (int) (from - start);
        return offset == 0 && stretch.length == size ? stretch : Arrays.copyOfRange(stretch, offset, offset + size);
    }
}
