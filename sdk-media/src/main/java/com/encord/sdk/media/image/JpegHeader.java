package com.encord.sdk.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Header of a JPEG: marker segments up to the first scan (ISO/IEC 10918-1 annex B). */
final class JpegHeader {
    /** ISO/IEC 14495-1 writes its frame header as ISO/IEC 10918-1 does, under another marker. */
    private static final int JPEG_LS = 0xf7;

    private static final int MOST_SEGMENTS = 4096;
    private static final int MOST_GARBAGE = 1 << 16;

    private final HeaderBytes bytes;
    private final @Nullable ByteArrayOutputStream kept;
    private Exif exif = Exif.NONE;
    private @Nullable Segment xmp;
    private int pictures = 1;
    private @Nullable String damage;
    private long frameAt = -1;
    private int garbage;

    private JpegHeader(HeaderBytes bytes, @Nullable ByteArrayOutputStream kept) {
        this.bytes = bytes;
        this.kept = kept;
    }

    static ImageInfo read(HeaderBytes bytes) {
        return new JpegHeader(bytes, null).read();
    }

    /** Position right after the header of the first scan, where entropy-coded data begins. */
    static long firstScan(HeaderBytes bytes) {
        long scan = scan(new JpegHeader(bytes, null));
        return scan + 2 + bytes.u16be(scan + 2);
    }

    /** How the picture is coded, if no browser decodes that: all but sequential and progressive Huffman coding. */
    static @Nullable String rareProcess(HeaderBytes bytes) {
        JpegHeader header = new JpegHeader(bytes, null);
        scan(header);
        if (header.frameAt < 0) {
            return null;
        }
        int marker = bytes.u8(header.frameAt + 1);
        if (marker == JPEG_LS) {
            return "JPEG-LS (SOF55)";
        }
        int process = marker & 0xf;
        int precision = bytes.u8(header.frameAt + 4);
        return switch (process) {
            case 0, 1, 2 -> precision == 8 ? null : "of " + precision + " bits per sample";
            case 3 -> "lossless (SOF3)";
            case 9, 10 -> "coded arithmetically (SOF" + process + ")";
            default -> (process == 11 ? "lossless and coded arithmetically" : "hierarchical") + " (SOF" + process + ")";
        };
    }

    /**
     * Copies the segments that decoding pixels needs: tables, frame header, JFIF and Adobe.
     *
     * @return the position of the first scan's marker
     */
    static long copySegments(HeaderBytes bytes, ByteArrayOutputStream target) {
        return scan(new JpegHeader(bytes, target));
    }

    private static long scan(JpegHeader header) {
        long scan = header.walk();
        if (header.damage != null) {
            throw new MalformedHeader(header.damage);
        }
        if (scan < 0) {
            throw new MalformedHeader("the JPEG has no scan, so it holds no pixels");
        }
        return scan;
    }

    private ImageInfo read() {
        try {
            walk();
        } catch (MalformedHeader e) {
            // Once the frame header is read, a later damaged segment is a matter for the structural check.
            if (frameAt < 0) {
                throw e;
            }
        }
        if (frameAt < 0) {
            throw new MalformedHeader("the JPEG holds no frame header (SOF)");
        }
        int precision = bytes.u8(frameAt + 4);
        int height = bytes.u16be(frameAt + 5);
        int width = bytes.u16be(frameAt + 7);
        int components = bytes.u8(frameAt + 9);
        if (width == 0 || height == 0) {
            throw new MalformedHeader("the JPEG frame header says " + width + "x" + height + " pixels");
        }
        ImageInfo info = ImageInfo.of(ImageFormat.JPEG, width, height, precision, color(components))
                .with(exif);
        Segment packet = xmp;
        if (packet == null || info.storedOrientation().isPresent() && pictures == 1) {
            return info.withFrames(pictures, false);
        }
        Xmp said = Xmp.read(bytes, packet.at(), packet.length());
        return info.withOrientationOf(said).withFrames(said.announcesGainMap() ? 1 : pictures, false);
    }

    /** The content of a segment, after its name. */
    private record Segment(long at, long length) {}

    private static ImageColor color(int components) {
        return switch (components) {
            case 1 -> ImageColor.GRAY;
            case 3 -> ImageColor.RGB;
            case 4 -> ImageColor.CMYK;
            default -> throw new MalformedHeader("a JPEG with " + components + " components per pixel");
        };
    }

    /** Visits the segments up to the first scan; returns the position of its marker or a negative number. */
    private long walk() {
        long at = 2;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            at = nextMarker(at);
            int marker = bytes.u8(at + 1);
            if (marker == 0xd9) {
                return -1;
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                at += 2;
                continue;
            }
            int length = bytes.u16be(at + 2);
            if (length < 2) {
                // The size of the picture may still be found; its pixels are what decoders refuse.
                damage = "JPEG segment 0x" + Integer.toHexString(marker) + " at byte " + at
                        + " has the impossible length " + length;
                at += 2;
                continue;
            }
            if (marker == 0xda) {
                return at;
            }
            segment(marker, at, length);
            at += 2 + length;
        }
        throw new MalformedHeader("more than " + MOST_SEGMENTS + " JPEG segments before the first scan");
    }

    private void segment(int marker, long at, int length) {
        boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame || marker == JPEG_LS) {
            if (frameAt < 0) {
                frameAt = at;
                bytes.u8(at + 9);
            }
        } else if (marker == 0xe1 && length > 16 && exif == Exif.NONE && bytes.startsWith(at + 4, "Exif\0")) {
            exif = Exif.read(bytes, at + 10, length - 8L);
        } else if (marker == 0xe1 && xmp == null && bytes.startsWith(at + 4, Xmp.JPEG_PREFIX)) {
            int prefix = 4 + Xmp.JPEG_PREFIX.length();
            xmp = new Segment(at + prefix, 2L + length - prefix);
        } else if (marker == 0xe2 && bytes.startsWith(at + 4, "MPF\0")) {
            pictures = MultiPicture.count(bytes, at + 8, length - 6L);
        }
        boolean application = marker >= 0xe0 && marker <= 0xef || marker == 0xfe;
        if (kept != null && (!application || marker == 0xe0 || marker == 0xee)) {
            kept.writeBytes(bytes.ascii(at, 2 + length).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Decoders skip stray bytes before a marker and any number of fill bytes; so do we, up to a limit. */
    private long nextMarker(long at) {
        while (true) {
            while (bytes.u8(at) != 0xff) {
                skip(at++);
            }
            int marker = bytes.u8(at + 1);
            if (marker != 0xff && marker != 0) {
                return at;
            }
            skip(at++);
        }
    }

    private void skip(long at) {
        if (++garbage > MOST_GARBAGE) {
            throw new MalformedHeader("no JPEG marker for " + MOST_GARBAGE + " bytes before byte " + at);
        }
    }
}
