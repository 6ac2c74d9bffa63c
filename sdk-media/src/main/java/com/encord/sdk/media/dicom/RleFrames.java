package com.encord.sdk.media.dicom;

import java.nio.ByteBuffer;

/** Run-length packed samples. */
final class RleFrames extends FrameDecoder {
    /** Two bytes become 128 at best. */
    private static final int RLE_RATIO = 64;

    private final FrameFragments fragments;

    RleFrames(DicomFile file, PixelLayout layout, FrameFragments fragments) {
        super(file, layout);
        this.fragments = fragments;
    }

    @Override
    int stored() {
        return Math.min(layout.frames(), fragments.count());
    }

    @Override
    DicomFrame frame(int frame) {
        return asStored(frame, samples(frame));
    }

    private byte[] samples(int frame) {
        byte[] packed = fragments.codestream(frame);
        requirePlausible(packed.length, RLE_RATIO * (layout.bitsAllocated() == 1 ? 8 : 1), 0);
        byte[] samples = RleDecoder.decode(source, ByteBuffer.wrap(packed), layout);
        return layout.bitsAllocated() == 1
                ? NativePixels.unpackBits(samples, 0, layout.rows() * layout.columns())
                : samples;
    }
}
