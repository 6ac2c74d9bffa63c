package com.encord.sdk.media.image;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which ways of storing TIFF pixels are known where. */
final class TiffCoding {
    static final int ZSTANDARD = 50000;
    static final int WEBP = 50001;

    /** TIFF 6.0 and Deflate: what the JDK and FFmpeg decode, and what Safari shows. */
    private static final Set<Integer> COMMON = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 32773, 32946);

    private static final Map<Integer, String> RARE = Map.ofEntries(
            Map.entry(9, "JBIG"),
            Map.entry(10, "JBIG"),
            Map.entry(22610, "JPEG XR"),
            Map.entry(32766, "NeXT 2-bit"),
            Map.entry(32771, "word-aligned CCITT"),
            Map.entry(32809, "ThunderScan"),
            Map.entry(32908, "Pixar film"),
            Map.entry(32909, "Pixar log"),
            Map.entry(32947, "DCS"),
            Map.entry(33003, "JPEG 2000"),
            Map.entry(33004, "JPEG 2000"),
            Map.entry(33005, "JPEG 2000"),
            Map.entry(34661, "JBIG"),
            Map.entry(34676, "SGI log"),
            Map.entry(34677, "SGI log"),
            Map.entry(34712, "JPEG 2000"),
            Map.entry(34887, "LERC"),
            Map.entry(34892, "lossy JPEG of DNG"),
            Map.entry(34925, "LZMA"),
            Map.entry(34933, "PNG"),
            Map.entry(34934, "JPEG XR"),
            Map.entry(48124, "Jetraw"),
            Map.entry(ZSTANDARD, "Zstandard"),
            Map.entry(WEBP, "WebP"),
            Map.entry(50002, "JPEG XL"),
            Map.entry(52546, "JPEG XL"));

    private static final int JPEG_OLD = 6;
    private static final int JPEG = 7;
    private static final int YCBCR = 6;
    static final int FLOAT = 3;
    private static final int COMPLEX_INTEGER = 5;
    private static final int MOST_BITS = 64;

    private TiffCoding() {}

    /** Whether any software writes this number. */
    static boolean exists(int compression) {
        return COMMON.contains(compression) || RARE.containsKey(compression);
    }

    /** The compression, if no browser decodes it. */
    static @Nullable String rareCompression(TiffPage page) {
        return COMMON.contains(page.compression)
                ? null
                : RARE.getOrDefault(page.compression, "unknown") + " compression (" + page.compression + ")";
    }

    /** Why a page that may be healthy cannot be decoded here; null if it should decode. */
    static @Nullable String undecodable(TiffPage page) {
        String rare = rareCompression(page);
        boolean webp = page.compression == WEBP && page.bits == 8 && page.planar == 1;
        if (rare != null && page.compression != ZSTANDARD && !webp) {
            return rare;
        }
        boolean jpeg = page.compression == JPEG || page.compression == JPEG_OLD;
        if (page.photometric == YCBCR && page.planar == 2 && !jpeg) {
            return "YCbCr in separate planes";
        }
        if (page.sampleFormat >= COMPLEX_INTEGER) {
            return "complex numbers";
        }
        boolean plausible = page.bits <= MOST_BITS;
        boolean unknown =
                page.sampleFormat == FLOAT ? page.bits < 32 && !page.hasHalves() : page.bits > 16 && page.bits != 32;
        if (plausible && unknown) {
            return (page.sampleFormat == FLOAT ? "floating-point numbers of " : "whole numbers of ") + page.bits
                    + " bits";
        }
        return null;
    }

    /** Why a page cannot become a picture of 8 or 16 bits; null if it can. */
    static @Nullable String inconvertible(TiffPage page) {
        String undecodable = undecodable(page);
        if (undecodable != null) {
            return undecodable;
        }
        if (page.sampleFormat == FLOAT) {
            return "floating-point numbers";
        }
        return page.bits > 16 ? "numbers of " + page.bits + " bits" : null;
    }
}
