package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import java.nio.ByteBuffer;

/** Run-length packed samples. */
final class RleFrames extends FrameDecoder {
    /** Two bytes become 128 at best. */
    private static final int RLE_RATIO = 64;

    private final PixelData data;

    RleFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout);
        this.data = data;
    }

    @Override
    int stored() {
        return Math.min(layout.frames(), data.codestreams());
    }

    @Override
    DicomFrame frame(int frame) {
        return asStored(frame, samples(frame));
    }

    private byte[] samples(int frame) {
        byte[] packed = data.codestream(frame);
        requirePlausible(packed.length, RLE_RATIO * (layout.bitsAllocated() == 1 ? 8 : 1), 0);
        byte[] samples = RleDecoder.decode(source, ByteBuffer.wrap(packed), layout);
        return layout.bitsAllocated() == 1
                ? NativePixels.unpackBits(samples, 0, layout.rows() * layout.columns())
                : samples;
    }
}
