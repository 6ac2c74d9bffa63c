package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import com.encord.sdk.media.dicom.TransferSyntax;

/** Gives one frame's samples: colour by pixel, little endian, one byte for a bit. */
abstract class FrameDecoder {
    final String source;
    final PixelLayout layout;
    private final StoredBits storedBits;

    FrameDecoder(DicomFile file, PixelLayout layout) {
        this.source = file.source().name();
        this.layout = layout;
        this.storedBits = StoredBits.of(file.dataset(), layout);
    }

    abstract DicomFrame frame(int frame);

    /** A frame whose samples mean what the header says; what stands beside the stored bits is cleared. */
    DicomFrame asStored(int frame, byte[] samples) {
        storedBits.settle(samples);
        return new DicomFrame(frame, layout, layout.photometricInterpretation(), samples);
    }

    /** How many frames, from the first on, the file has all bytes of, as far as their lengths tell. */
    abstract int stored();

    static FrameDecoder of(DicomFile file, PixelLayout layout, PixelData data) {
        TransferSyntax syntax = file.transferSyntax();
        if (!data.encapsulated()) {
            if (syntax.encapsulated() && !known(syntax)) {
                throw unsupported(file);
            }
            return new NativeFrames(file, layout, data);
        }
        return switch (syntax.uid()) {
            case TransferSyntax.RLE_LOSSLESS -> new RleFrames(file, layout, data);
            case "1.2.840.10008.1.2.8.1" -> new DeflatedFrames(file, layout, data);
            default -> new CompressedFrames(file, layout, data);
        };
    }

    private static boolean known(TransferSyntax syntax) {
        return !syntax.name().equals(syntax.uid());
    }

    static UnsupportedMediaException unsupported(DicomFile file) {
        TransferSyntax syntax = file.transferSyntax();
        return new UnsupportedMediaException(
                file.source().name(),
                syntax.video()
                        ? "holds a video (" + syntax.name() + ") and no frames; extract the video and use it as one"
                        : "has pixel data in transfer syntax " + syntax.name()
                                + ", which is not supported; convert the file to an uncompressed one first");
    }

    /** Refuses to make room for pictures that so few packed bytes cannot hold. */
    void requirePlausible(int packed, long bytesPerByte, long floor) {
        if (layout.frameBytes() > packed * bytesPerByte + floor) {
            throw new CorruptMediaException(
                    source,
                    "has a frame of " + packed + " compressed bytes for " + layout.columns() + " x " + layout.rows()
                            + " pixels, which is too little");
        }
    }

    byte[] arranged(byte[] samples, boolean planar) {
        return planar && layout.samples() > 1
                ? NativePixels.interleave(samples, layout.samples(), layout.bytesPerSample())
                : samples;
    }
}
