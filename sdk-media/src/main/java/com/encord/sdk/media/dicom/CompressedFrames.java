package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.internal.ffmpeg.CodestreamDecoder;
import com.encord.sdk.media.internal.ffmpeg.CodestreamDecoder.Codec;
import com.encord.sdk.media.internal.ffmpeg.CodestreamDecoder.Picture;

/** One compressed picture for each frame: the JPEG family (PS3.5 A.4.1 to A.4.4). */
final class CompressedFrames extends FrameDecoder {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

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
        boolean agree = header.color() == null || written.startsWith("YBR") == header.color().startsWith("YBR");
        return agree ? written : header.color();
    }

    private byte[] samples(int frame, byte[] codestream, CodestreamHeader header) {
        if (header.samples() == layout.samples()
                && header.width() == layout.columns()
                && header.height() == layout.rows()
                && header.depth() <= 8
                && header.baseline()) {
            // the reference decoder for baseline JPEG is libjpeg's, which Java has, rounding included
            return BaselineJpeg.decode(source, codestream, layout);
        }
        Picture picture = CodestreamDecoder.decode(source, codec, codestream, (long) layout.rows() * layout.columns());
        if (picture.width() != layout.columns()
                || picture.height() != layout.rows()
                || picture.samples() != layout.samples()) {
            throw new CorruptMediaException(
                    source,
                    "frame %d is a picture of %d x %d pixels with %d samples, where the header says %d x %d with %d"
                            .formatted(
                                    frame,
                                    picture.width(),
                                    picture.height(),
                                    picture.samples(),
                                    layout.columns(),
                                    layout.rows(),
                                    layout.samples()));
        }
        return stored(picture, header);
    }

    /**
     * Brings samples to their stored values and the allocated width: FFmpeg gives them left-aligned, and JPEG 2000's
     * signed ones moved up by half their range.
     */
    private byte[] stored(Picture picture, CodestreamHeader header) {
        int from = picture.depth() > 8 ? 2 : 1;
        int to = layout.bytesPerSample();
        if (header.depth() > 8 * to) {
            throw new CorruptMediaException(
                    source, "has samples of " + header.depth() + " bits in " + layout.bitsAllocated() + " allocated");
        }
        int aligned = header.leftAligned() ? Math.max(0, 8 * from - header.depth()) : 0;
        int half = header.signed() ? 1 << (header.depth() - 1) : 0;
        int unused = Integer.SIZE - Math.min(layout.bitsStored(), header.depth());
        byte[] in = picture.pixels();
        byte[] out = new byte[in.length / from * to];
        for (int i = 0, o = 0; i < in.length; i += from, o += to) {
            int value = in[i] & 0xFF | (from == 2 ? (in[i + 1] & 0xFF) << 8 : 0);
            value = (value >>> aligned) - half;
            if (layout.signed()) {
                value = value << unused >> unused;
            }
            for (int b = 0; b < to; b++) {
                out[o + b] = (byte) (value >> Math.min(31, 8 * b));
            }
        }
        return out;
    }
}
