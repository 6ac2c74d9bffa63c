package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import java.nio.ByteBuffer;

/** Run-length packed samples. */
final class RleFrames extends EncapsulatedFrames {
    /** Two bytes become 128 at best. */
    private static final int RLE_RATIO = 64;

    RleFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout, data);
    }

    @Override
    DicomFrame frame(int frame, byte[] packed) {
        requireUnpackable(packed, RLE_RATIO);
        return unpacked(frame, RleDecoder.decode(source, ByteBuffer.wrap(packed), layout));
    }
}
