package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import com.encord.sdk.media.dicom.Tag;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated image frames (PS3.5 A.4.13): each fragment a raw deflate stream of one uncompressed frame. */
final class DeflatedFrames extends FrameDecoder {
    /** A match of 258 bytes takes two bits at best. */
    private static final int DEFLATE_RATIO = 1032;

    private final PixelData data;
    private final boolean planar;

    DeflatedFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout);
        this.data = data;
        this.planar = file.dataset().integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1;
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
        boolean bits = layout.bitsAllocated() == 1;
        requirePlausible(packed.length, DEFLATE_RATIO * (bits ? 8 : 1), 0);
        int pixels = layout.rows() * layout.columns();
        byte[] samples = new byte[bits ? (pixels + 7) / 8 : (int) layout.frameBytes()];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int size = 0;
            for (int n = inflater.inflate(samples); n > 0; n = inflater.inflate(samples, size, samples.length - size)) {
                size += n;
            }
            if (size < samples.length) {
                throw new CorruptMediaException(
                        source, "has a frame that inflates to " + size + " of " + samples.length + " bytes");
            }
        } catch (DataFormatException e) {
            throw new CorruptMediaException(source, "has a damaged deflated frame " + frame, e);
        } finally {
            inflater.end();
        }
        return bits ? NativePixels.unpackBits(samples, 0, pixels) : arranged(samples, planar);
    }
}
