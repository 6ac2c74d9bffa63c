package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import com.encord.sdk.media.dicom.Tag;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated image frames (PS3.5 A.4.13): each fragment a raw deflate stream of one uncompressed frame. */
final class DeflatedFrames extends EncapsulatedFrames {
    /** A match of 258 bytes takes two bits at best. */
    private static final int DEFLATE_RATIO = 1032;

    private final boolean planar;

    DeflatedFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout, data);
        this.planar = file.dataset().integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1;
    }

    @Override
    DicomFrame frame(int frame, byte[] packed) {
        requireUnpackable(packed, DEFLATE_RATIO);
        boolean bits = layout.bitsAllocated() == 1;
        byte[] samples = new byte[bits ? (layout.rows() * layout.columns() + 7) / 8 : (int) layout.frameBytes()];
        inflate(frame, packed, samples);
        return unpacked(frame, bits ? samples : arranged(samples, planar));
    }

    private void inflate(int frame, byte[] packed, byte[] samples) {
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
    }
}
