package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;

/** Frames that are each packed into a codestream of their own (PS3.5 A.4). */
abstract class EncapsulatedFrames extends FrameDecoder {
    private final PixelData data;

    EncapsulatedFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout);
        this.data = data;
    }

    @Override
    final int stored() {
        return Math.min(layout.frames(), data.codestreams());
    }

    @Override
    final DicomFrame frame(int frame) {
        return frame(frame, data.codestream(frame));
    }

    /** Decodes one frame. */
    abstract DicomFrame frame(int frame, byte[] codestream);

    /** A frame of samples as they were before packing, 8 of them to a byte where they are single bits. */
    DicomFrame unpacked(int frame, byte[] samples) {
        return asStored(
                frame,
                layout.bitsAllocated() == 1
                        ? NativePixels.unpackBits(samples, 0, layout.rows() * layout.columns())
                        : samples);
    }

    /** Refuses to make room for pictures that so few bytes cannot hold, by what a byte can unpack to. */
    void requireUnpackable(byte[] packed, int bytesPerByte) {
        requirePlausible(packed.length, bytesPerByte * (layout.bitsAllocated() == 1 ? 8L : 1), 0);
    }
}
