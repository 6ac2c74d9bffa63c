package com.encord.sdk.media.image;

import com.encord.sdk.media.MediaSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Takes the ICC profile out of a TIFF or HEIF picture and puts it into a PNG (iCCP chunk) or JPEG (ICC.1 annex B.4),
 * unchanged.
 */
final class ColorProfile {
    private static final byte[] NONE = {};
    private static final int LARGEST = 1 << 24;
    private static final int PNG_HEADER_END = 33;
    private static final int JPEG_PART = 65_519;
    private static final byte[] JPEG_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private ColorProfile() {}

    /** The profile of a page, empty if it has none or one for inks, which are converted away. */
    static byte[] of(MediaSource source, int page) throws IOException {
        try (HeaderBytes bytes = HeaderBytes.open(source)) {
            ImageFormat format = FormatSignatures.find(bytes);
            if (format == ImageFormat.TIFF) {
                return ofTiff(bytes, page);
            }
            return format == ImageFormat.HEIC || format == ImageFormat.AVIF ? ofHeif(bytes) : NONE;
        } catch (MalformedHeader e) {
            return NONE;
        }
    }

    private static byte[] ofTiff(HeaderBytes bytes, int page) {
        TiffStructure structure = new TiffStructure(bytes, 0, bytes.size());
        TiffPage tags = TiffHeader.page(structure, page);
        TiffStructure.Entry profile = tags.iccProfile;
        return profile == null || tags.color() == ImageColor.CMYK || profile.count() > LARGEST
                ? NONE
                : bytes.copy(profile.at(), (int) profile.count());
    }

    /**
     * ISO/IEC 14496-12 12.1.5: a profile is restricted or not; numbers instead of a profile have become part of the
     * samples.
     */
    private static byte[] ofHeif(HeaderBytes bytes) {
        HeifItems items = HeifHeader.items(bytes);
        if (items == null) {
            return NONE;
        }
        for (IsoBox property : items.propertiesOf(items.primary)) {
            boolean profile = property.type() == HeaderBytes.fourCc("colr")
                    && (bytes.startsWith(property.at(), "prof") || bytes.startsWith(property.at(), "rICC"));
            long length = property.end() - property.at() - 4;
            if (profile && length <= LARGEST) {
                return bytes.copy(property.at() + 4, (int) length);
            }
        }
        return NONE;
    }

    static byte[] intoPng(byte[] png, byte[] profile) {
        if (profile.length == 0) {
            return png;
        }
        Deflater deflater = new Deflater();
        deflater.setInput(profile);
        deflater.finish();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("iCCPicc\0\0".getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = new byte[1 << 13];
        while (!deflater.finished()) {
            data.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        CRC32 sum = new CRC32();
        sum.update(data.toByteArray());
        ByteBuffer out = ByteBuffer.allocate(png.length + data.size() + 8);
        out.put(png, 0, PNG_HEADER_END).putInt(data.size() - 4).put(data.toByteArray());
        out.putInt((int) sum.getValue()).put(png, PNG_HEADER_END, png.length - PNG_HEADER_END);
        return out.array();
    }

    static byte[] intoJpeg(byte[] jpeg, byte[] profile) {
        int parts = (profile.length + JPEG_PART - 1) / JPEG_PART;
        if (parts == 0 || parts > 255) {
            return jpeg;
        }
        // JFIF wants to be first: the profile goes behind it.
        int first =
                (jpeg[2] & 0xff) == 0xff && (jpeg[3] & 0xff) == 0xe0 ? 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff) : 2;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, first);
        for (int part = 0; part < parts; part++) {
            int length = Math.min(JPEG_PART, profile.length - part * JPEG_PART);
            int segment = 2 + JPEG_NAME.length + 2 + length;
            out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (segment >> 8), (byte) segment});
            out.writeBytes(JPEG_NAME);
            out.write(part + 1);
            out.write(parts);
            out.write(profile, part * JPEG_PART, length);
        }
        out.write(jpeg, first, jpeg.length - first);
        return out.toByteArray();
    }
}
