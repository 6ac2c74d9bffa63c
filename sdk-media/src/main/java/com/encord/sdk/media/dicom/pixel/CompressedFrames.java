package com.encord.sdk.media.dicom.pixel;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;
import com.encord.sdk.media.dicom.DicomFile;
import com.encord.sdk.media.dicom.PixelData;
import com.encord.sdk.media.internal.jpeg.BaselineJpeg;
import com.encord.sdk.media.internal.jpeg.CodestreamHeader;
import com.encord.sdk.media.internal.jpeg.CosineJpeg;
import com.encord.sdk.media.internal.jpeg.JpegLs;
import com.encord.sdk.media.internal.jpeg.LosslessJpeg;
import com.encord.sdk.media.internal.jpeg2000.Jpeg2000Picture;

/** One compressed picture for each frame: the JPEG family (PS3.5 A.4.1 to A.4.4). */
final class CompressedFrames extends EncapsulatedFrames {
    private static final String JPEG_FAMILY = "1.2.840.10008.1.2.4.";

    private static final int MOST_BYTES_PER_BYTE = 4096;
    private static final int HARMLESS_BYTES = 64 << 20;

    private final boolean jpeg2000;

    CompressedFrames(DicomFile file, PixelLayout layout, PixelData data) {
        super(file, layout, data);
        String uid = file.transferSyntax().uid();
        String process = uid.startsWith(JPEG_FAMILY) ? uid.substring(JPEG_FAMILY.length()) : "";
        this.jpeg2000 = switch (process) {
            case "50", "51", "53", "55", "57", "70", "80", "81" -> false;
            case "90", "91", "92", "93", "201", "202", "203" -> true;
            default -> throw unsupported(file);
        };
    }

    @Override
    DicomFrame frame(int frame, byte[] codestream) {
        CodestreamHeader header = jpeg2000
                ? CodestreamHeader.ofJpeg2000(source, codestream)
                : CodestreamHeader.ofJpeg(source, codestream);
        requireSameSize(frame, header);
        // blank pictures compress without measure, so only what would take much memory has to be plausible
        requirePlausible(codestream.length, MOST_BYTES_PER_BYTE, HARMLESS_BYTES);
        return new DicomFrame(frame, layout, meaning(header), samples(codestream, header));
    }

    private void requireSameSize(int frame, CodestreamHeader header) {
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
    }

    /** JPEG 2000 decoders undo the colour transform that the codestream names. */
    private String meaning(CodestreamHeader header) {
        String written = layout.photometricInterpretation();
        if (layout.samples() != 3) {
            return written;
        }
        if (jpeg2000) {
            return written.equals("YBR_RCT") || written.equals("YBR_ICT") ? "RGB" : written;
        }
        boolean agree = header.color() == null
                || written.startsWith("YBR") == header.color().startsWith("YBR");
        return agree ? written : header.color();
    }

    private byte[] samples(byte[] codestream, CodestreamHeader header) {
        return switch (header.process()) {
            // the reference decoder is libjpeg's, which Java has, rounding included
            case JPEG_8 -> BaselineJpeg.decode(source, codestream, header);
            case JPEG_12 -> stored(CosineJpeg.decode(source, codestream), header);
            case JPEG_LOSSLESS -> stored(LosslessJpeg.decode(source, codestream), header);
            case JPEG_LS -> stored(JpegLs.decode(source, codestream), header);
            case JPEG_2000 -> {
                StoredSamples picture = new StoredSamples(source, layout, header.depth());
                Jpeg2000Picture.decode(source, codestream, picture);
                yield picture.bytes();
            }
            case OTHER ->
                throw new UnsupportedMediaException(
                        source,
                        "has a frame of a kind of JPEG with " + header.depth()
                                + " bits that DICOM does not use and that cannot be decoded exactly");
        };
    }

    private byte[] stored(int[] values, CodestreamHeader header) {
        StoredSamples picture = new StoredSamples(source, layout, header.depth());
        picture.take(values, values.length, 0, 1);
        return picture.bytes();
    }
}
