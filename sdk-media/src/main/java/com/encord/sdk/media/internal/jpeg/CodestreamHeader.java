package com.encord.sdk.media.internal.jpeg;

import com.encord.sdk.media.CorruptMediaException;
import org.jspecify.annotations.Nullable;

/**
 * What a codestream says of its own samples, which decoders do not hand on.
 *
 * @param process how it is coded, and so who can decode it
 * @param width pixels across
 * @param height pixels down
 * @param samples samples per pixel
 * @param depth bits of a sample
 * @param signed whether samples are signed, as only JPEG 2000 can say
 * @param color what colour samples mean by the codestream's own account, or null where it does not say
 */
public record CodestreamHeader(
        Process process,
        int width,
        int height,
        int samples,
        int depth,
        boolean signed,
        @Nullable String color) {
    private static final int SIZ = 0xFF51;
    private static final int APP0 = 0xFFE0;
    private static final int APP14 = 0xFFEE;
    /** End of image, and end of codestream in JPEG 2000. */
    private static final int END = 0xFFD9;

    /** How pictures are coded. */
    public enum Process {
        /** JPEG by the discrete cosine transform, sequential or progressive, 8 bits. */
        JPEG_8("JPEG"),
        /** JPEG by the discrete cosine transform, sequential or progressive, 12 bits. */
        JPEG_12("12-bit JPEG"),
        /** JPEG by prediction. */
        JPEG_LOSSLESS("lossless JPEG"),
        /** JPEG-LS. */
        JPEG_LS("JPEG-LS"),
        /** JPEG 2000, high-throughput included. */
        JPEG_2000("JPEG 2000"),
        /** JPEG that DICOM does not use: arithmetic, hierarchical and the like. */
        OTHER("unusual JPEG");

        private final String title;

        Process(String title) {
            this.title = title;
        }

        @Override
        public String toString() {
            return title;
        }

        private static Process of(int marker, int depth) {
            return switch (marker) {
                case 0xFFC0, 0xFFC1, 0xFFC2 -> depth == 8 ? JPEG_8 : depth == 12 ? JPEG_12 : OTHER;
                case 0xFFC3 -> JPEG_LOSSLESS;
                case 0xFFF7 -> JPEG_LS;
                default -> OTHER;
            };
        }
    }

    /**
     * Decoders show a picture that was cut off, in grey where bytes are missing: its end marker, which coded data
     * cannot contain, tells it from a whole one. What writers leave behind it does not matter.
     */
    private static void requireEnd(String source, byte[] bytes, int from) {
        for (int i = bytes.length - 2; i > from; i--) {
            if (u16(bytes, i) == END) {
                return;
            }
        }
        throw new CorruptMediaException(
                source, "has a compressed frame of " + bytes.length + " bytes without its end; it is truncated");
    }

    /**
     * Reads the header of JPEG 2000, with or without the boxes of a JP2 file around it (ISO/IEC 15444-1 A.5.1): the
     * image and tile size marker comes right behind the start of the codestream.
     *
     * @param source what errors call the file
     * @param bytes the picture
     * @return its header
     */
    public static CodestreamHeader ofJpeg2000(String source, byte[] bytes) {
        for (int i = 0; i + 44 < bytes.length; i++) {
            if (u16(bytes, i) == 0xFF4F && u16(bytes, i + 2) == SIZ) {
                requireEnd(source, bytes, i);
                int precision = bytes[i + 42];
                return new CodestreamHeader(
                        Process.JPEG_2000,
                        i32(bytes, i + 8) - i32(bytes, i + 16),
                        i32(bytes, i + 12) - i32(bytes, i + 20),
                        u16(bytes, i + 40),
                        (precision & 0x7F) + 1,
                        precision < 0,
                        null);
            }
        }
        throw new CorruptMediaException(source, "has a frame that is no JPEG 2000 codestream");
    }

    /**
     * Reads the frame header of JPEG and JPEG-LS (ITU-T T.81 B.2.2, T.87 C.2.2).
     *
     * @param source what errors call the file
     * @param bytes the picture
     * @return its header
     */
    public static CodestreamHeader ofJpeg(String source, byte[] bytes) {
        int at = 2;
        String color = null;
        while (at + 16 < bytes.length) {
            int marker = u16(bytes, at);
            boolean frameHeader =
                    marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC
                            || marker == 0xFFF7;
            if (frameHeader) {
                requireEnd(source, bytes, at);
                int depth = bytes[at + 4] & 0xFF;
                boolean transformed = marker <= 0xFFC2;
                return new CodestreamHeader(
                        Process.of(marker, depth),
                        u16(bytes, at + 7),
                        u16(bytes, at + 5),
                        bytes[at + 9] & 0xFF,
                        depth,
                        false,
                        rgbComponents(bytes, at) ? "RGB" : transformed ? color : null);
            }
            if (marker == APP14 && u16(bytes, at + 2) >= 14 && startsWith(bytes, at + 4, "Adobe")) {
                color = bytes[at + 15] == 0 ? "RGB" : "YBR_FULL";
            } else if (marker == APP0 && startsWith(bytes, at + 4, "JFIF") && color == null) {
                color = "YBR_FULL";
            }
            at += marker == 0xFFFF ? 1 : 2 + u16(bytes, at + 2);
        }
        throw new CorruptMediaException(source, "has a frame without a JPEG frame header");
    }

    /** Three components with the letters R, G and B for identifiers. */
    private static boolean rgbComponents(byte[] bytes, int at) {
        return bytes[at + 9] == 3
                && (bytes[at + 10] | 0x20) == 'r'
                && (bytes[at + 13] | 0x20) == 'g'
                && (bytes[at + 16] | 0x20) == 'b';
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static int i32(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }
}
