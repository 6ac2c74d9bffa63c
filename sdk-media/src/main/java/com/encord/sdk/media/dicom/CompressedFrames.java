package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.internal.ffmpeg.CodestreamDecoder;
import com.encord.sdk.media.internal.ffmpeg.CodestreamDecoder.Codec;
import com.encord.sdk.media.internal.ffmpeg.CodestreamDecoder.Picture;

/** One compressed picture for each frame: the JPEG family (PS3.5 A.4.1 to A.4.4). */
final class CompressedFrames extends FrameDecoder {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

    private static final int MOST_BYTES_PER_BYTE = 4096;
    private static final int HARMLESS_BYTES = 64 << 20;

    private final FrameFragments fragments;
    private final Codec codec;

    CompressedFrames(DicomFile file, PixelLayout layout, FrameFragments fragments) {
        super(file, layout);
        this.fragments = fragments;
        String uid = file.transferSyntax().uid();
        String process = uid.startsWith(JPEG_FAMILY) ? uid.substring(JPEG_FAMILY.length()) : "";
        this.codec = switch (process) {
            case "50", "51", "57", "70" -> Codec.JPEG;
            case "80", "81" -> Codec.JPEG_LS;
            case "90", "91", "92", "93", "201", "202", "203" -> Codec.JPEG_2000;
            default -> throw unsupported(file);
        };
    }

    @Override
    int stored() {
        return Math.min(layout.frames(), fragments.count());
    }

    @Override
    DicomFrame frame(int frame) {
        byte[] codestream = fragments.codestream(frame);
        CodestreamHeader header = CodestreamHeader.of(source, codec, codestream);
        return new DicomFrame(frame, layout, meaning(header), samples(frame, codestream, header));
    }

    @Override
    byte[] samples(int frame) {
        byte[] codestream = fragments.codestream(frame);
        return samples(frame, codestream, CodestreamHeader.of(source, codec, codestream));
    }

    /** JPEG 2000 decoders undo the colour transform that the codestream names. */
    private String meaning(CodestreamHeader header) {
        String written = layout.photometricInterpretation();
        if (layout.samples() != 3) {
            return written;
        }
        if (codec == Codec.JPEG_2000) {
            return written.equals("YBR_RCT") || written.equals("YBR_ICT") ? "RGB" : written;
        }
        boolean agree = header.color() == null
                || written.startsWith("YBR") == header.color().startsWith("YBR");
        return agree ? written : header.color();
    }

    private byte[] samples(int frame, byte[] codestream, CodestreamHeader header) {
        if (header.samples() != layout.samples()
                || header.width() != layout.columns()
                || header.height() != layout.rows()) {
            throw new CorruptMediaException(
                    source,
                    "frame %d is a picture of %d x %d pixels with %d samples, where the header says %d x %d with %d"
                            .formatted(
                                    frame,
                                    header.width(),
                                    header.height(),
                                    header.samples(),
                                    layout.columns(),
                                    layout.rows(),
                                    layout.samples()));
        }
        // blank pictures compress without measure, so only what would take much memory has to be plausible
        requirePlausible(codestream.length, MOST_BYTES_PER_BYTE, HARMLESS_BYTES);
        if (header.baseline()) {
            // the reference decoder for baseline JPEG is libjpeg's, which Java has, rounding included
            return BaselineJpeg.decode(source, codestream, layout);
        }
        if (header.lossless()) {
            return stored(LosslessJpeg.decode(source, codestream), header);
        }
        Picture picture = CodestreamDecoder.decode(source, codec, codestream, (long) layout.rows() * layout.columns());
        if (picture.width() != header.width()
                || picture.height() != header.height()
                || picture.samples() != header.samples()) {
            throw new CorruptMediaException(
                    source,
                    "frame " + frame + " decodes to " + picture.width() + " x " + picture.height() + " pixels of "
                            + picture.samples() + " samples, where its own header says otherwise");
        }
        return stored(values(picture, header), header);
    }

    /** Samples as numbers: FFmpeg gives some left-aligned, and the signed ones of JPEG 2000 moved up by half their range. */
    private static int[] values(Picture picture, CodestreamHeader header) {
        int width = picture.depth() > 8 ? 2 : 1;
        int aligned = header.leftAligned() ? Math.max(0, 8 * width - header.depth()) : 0;
        int half = header.signed() ? 1 << (header.depth() - 1) : 0;
        byte[] in = picture.pixels();
        int[] values = new int[in.length / width];
        for (int i = 0; i < values.length; i++) {
            int value = in[i * width] & 0xFF | (width == 2 ? (in[i * width + 1] & 0xFF) << 8 : 0);
            values[i] = (value >>> aligned) - half;
        }
        return values;
    }

    /** Brings samples to the allocated width, their sign extended from the stored bits. */
    private byte[] stored(int[] values, CodestreamHeader header) {
        int width = layout.bytesPerSample();
        if (header.depth() > 8 * width) {
            throw new CorruptMediaException(
                    source, "has samples of " + header.depth() + " bits in " + layout.bitsAllocated() + " allocated");
        }
        int unused = Integer.SIZE - Math.min(layout.bitsStored(), header.depth());
        byte[] out = new byte[values.length * width];
        for (int i = 0; i < values.length; i++) {
            int value = layout.signed() ? values[i] << unused >> unused : values[i];
            for (int b = 0; b < width; b++) {
                out[i * width + b] = (byte) (value >> Math.min(31, 8 * b));
            }
        }
        return out;
    }
}
