package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Gives one frame's samples: colour by pixel, little endian, one byte for a bit. */
abstract class FrameDecoder {
    final String source;
    final PixelLayout layout;

    FrameDecoder(DicomFile file, PixelLayout layout) {
        this.source = file.source().name();
        this.layout = layout;
    }

    DicomFrame frame(int frame) {
        return new DicomFrame(frame, layout, layout.photometricInterpretation(), samples(frame));
    }

    abstract byte[] samples(int frame);

    /** How many frames, from the first on, the file has all bytes of, as far as their lengths tell. */
    abstract int stored();

    static FrameDecoder of(DicomFile file, PixelLayout layout, PixelBytes bytes) {
        DicomElement pixels = file.pixelElement().orElseThrow();
        TransferSyntax syntax = file.transferSyntax();
        if (pixels.value() instanceof DicomValue.Region region) {
            if (syntax.encapsulated() && !known(syntax)) {
                throw unsupported(file);
            }
            return new Native(file, layout, bytes, region, pixels);
        }
        FrameFragments fragments =
                new FrameFragments(file, bytes, ((DicomValue.Fragments) pixels.value()).fragments(), layout.frames());
        return switch (syntax.uid()) {
            case TransferSyntax.RLE_LOSSLESS -> new Rle(file, layout, fragments);
            case "1.2.840.10008.1.2.8.1" -> new Deflated(file, layout, fragments);
            default -> new CompressedFrames(file, layout, fragments);
        };
    }

    private static boolean known(TransferSyntax syntax) {
        return !syntax.name().equals(syntax.uid());
    }

    static UnsupportedMediaException unsupported(DicomFile file) {
        return new UnsupportedMediaException(
                file.source().name(),
                "has pixel data in transfer syntax " + file.transferSyntax().name()
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

    /** Uncompressed samples, frame after frame. */
    private static final class Native extends FrameDecoder {
        private final PixelBytes bytes;
        private final DicomValue.Region region;
        private final DicomElement element;
        private final boolean planar;
        private final boolean subsampled;

        Native(DicomFile file, PixelLayout layout, PixelBytes bytes, DicomValue.Region region, DicomElement element) {
            super(file, layout);
            this.bytes = bytes;
            this.region = region;
            this.element = element;
            this.planar = file.dataset().integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1;
            long pixels = (long) layout.rows() * layout.columns() * layout.frames();
            this.subsampled = layout.photometricInterpretation().matches("YBR_(FULL|PARTIAL)_422")
                    && layout.bitsAllocated() == 8
                    && region.length() < pixels * 3;
        }

        @Override
        int stored() {
            if (layout.bitsAllocated() == 1) {
                return (int) Math.min(layout.frames(), region.length() * 8 / layout.frameBytes());
            }
            return (int) Math.min(layout.frames(), region.length() / storedSize());
        }

        private int storedSize() {
            return (int) (subsampled ? layout.frameBytes() / 3 * 2 : layout.frameBytes());
        }

        @Override
        byte[] samples(int frame) {
            if (layout.bitsAllocated() == 1) {
                return bits(frame);
            }
            int size = storedSize();
            byte[] samples = read((long) frame * size, size);
            if (element.bigEndian()) {
                DicomElement.swap(samples, layout.bytesPerSample());
            }
            return subsampled ? NativePixels.upsample422(samples) : arranged(samples, planar);
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
            boolean words = element.bigEndian() && element.vr() == VR.OW && layout.bitsAllocated() <= 8;
            long start = words ? from & ~1L : from;
            int length = (int) (from - start) + size;
            if (words && (length & 1) == 1) {
                length++;
            }
            if (from + size > region.length()) {
                throw new CorruptMediaException(
                        source,
                        "promises " + layout.frames() + " frames of " + layout.frameBytes()
                                + " bytes, and its pixel data has " + region.length() + " bytes");
            }
            byte[] stretch = bytes.read(region.offset() + start, (int) Math.min(length, region.length() - start));
            if (words) {
                DicomElement.swap(stretch, 2);
            }
            int offset = (int) (from - start);
            return offset == 0 && stretch.length == size
                    ? stretch
                    : java.util.Arrays.copyOfRange(stretch, offset, offset + size);
        }
    }

    /** Run-length packed samples. */
    private static final class Rle extends FrameDecoder {
        /** Two bytes become 128 at best. */
        private static final int RLE_RATIO = 64;

        private final FrameFragments fragments;

        Rle(DicomFile file, PixelLayout layout, FrameFragments fragments) {
            super(file, layout);
            this.fragments = fragments;
        }

        @Override
        int stored() {
            return Math.min(layout.frames(), fragments.count());
        }

        @Override
        byte[] samples(int frame) {
            byte[] packed = fragments.codestream(frame);
            requirePlausible(packed.length, RLE_RATIO * (layout.bitsAllocated() == 1 ? 8 : 1), 0);
            byte[] samples = RleDecoder.decode(source, ByteBuffer.wrap(packed), layout);
            return layout.bitsAllocated() == 1
                    ? NativePixels.unpackBits(samples, 0, layout.rows() * layout.columns())
                    : samples;
        }
    }

    /** Deflated image frames (PS3.5 A.4.13): each fragment a raw deflate stream of one uncompressed frame. */
    private static final class Deflated extends FrameDecoder {
        /** A match of 258 bytes takes two bits at best. */
        private static final int DEFLATE_RATIO = 1032;

        private final FrameFragments fragments;
        private final boolean planar;

        Deflated(DicomFile file, PixelLayout layout, FrameFragments fragments) {
            super(file, layout);
            this.fragments = fragments;
            this.planar = file.dataset().integer(Tag.PLANAR_CONFIGURATION).orElse(0) == 1;
        }

        @Override
        int stored() {
            return Math.min(layout.frames(), fragments.count());
        }

        @Override
        byte[] samples(int frame) {
            byte[] packed = fragments.codestream(frame);
            boolean bits = layout.bitsAllocated() == 1;
            requirePlausible(packed.length, DEFLATE_RATIO * (bits ? 8 : 1), 0);
            int pixels = layout.rows() * layout.columns();
            byte[] samples = new byte[bits ? (pixels + 7) / 8 : (int) layout.frameBytes()];
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(packed);
                int size = 0;
                for (int n = inflater.inflate(samples);
                        n > 0;
                        n = inflater.inflate(samples, size, samples.length - size)) {
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
}
