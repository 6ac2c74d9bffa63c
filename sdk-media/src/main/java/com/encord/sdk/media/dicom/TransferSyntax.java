package com.encord.sdk.media.dicom;

import java.util.Map;

/**
 * How a data set and its pixels are written (PS3.5 10, PS3.6 A).
 *
 * @param uid the transfer syntax's UID
 * @param name its name in PS3.6, or the UID when this SDK does not know it
 * @param implicitVr whether elements come without their representation
 * @param bigEndian whether numbers are written high byte first
 * @param deflated whether the data set is compressed as a whole (PS3.5 A.5)
 * @param encapsulated whether pixel data is a sequence of fragments (PS3.5 A.4)
 */
public record TransferSyntax(
        String uid, String name, boolean implicitVr, boolean bigEndian, boolean deflated, boolean encapsulated) {

    /** The default: implicit VR, little endian. */
    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2", "Implicit VR Little Endian", true, false, false, false);

    /** Explicit VR, little endian. */
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.1", "Explicit VR Little Endian", false, false, false, false);

    /** Explicit VR, big endian; retired. */
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN =
            new TransferSyntax("1.2.840.10008.1.2.2", "Explicit VR Big Endian", false, true, false, false);

    /** Explicit VR, little endian, deflated as a whole. */
    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN = new TransferSyntax(
            "1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", false, false, true, false);

    /** Run-length encoding. */
    public static final String RLE_LOSSLESS = "1.2.840.10008.1.2.5";

    private static final Map<String, String> ENCAPSULATED = Map.ofEntries(
            Map.entry(RLE_LOSSLESS, "RLE Lossless"),
            Map.entry("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"),
            Map.entry("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)"),
            Map.entry("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)"),
            Map.entry("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)"),
            Map.entry("1.2.840.10008.1.2.4.55", "JPEG Full Progression, Non-Hierarchical (Process 10 and 12)"),
            Map.entry("1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)"),
            Map.entry("1.2.840.10008.1.2.4.70", "JPEG Lossless, Non-Hierarchical, First-Order Prediction"),
            Map.entry("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.81", "JPEG-LS Lossy (Near-Lossless) Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.90", "JPEG 2000 Image Compression (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.91", "JPEG 2000 Image Compression"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
            Map.entry("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"),
            Map.entry("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1"),
            Map.entry("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video"),
            Map.entry("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video"),
            Map.entry("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"),
            Map.entry("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1"),
            Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
            Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression"),
            Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"));

    /**
     * The transfer syntax of a UID. One that this SDK does not know counts as explicit VR little endian, since every
     * syntax added since 1996 is (PS3.5 A.4), with encapsulated pixels.
     *
     * @param uid the UID, without padding
     * @return its transfer syntax
     */
    public static TransferSyntax of(String uid) {
        for (TransferSyntax known : new TransferSyntax[] {
            IMPLICIT_VR_LITTLE_ENDIAN,
            EXPLICIT_VR_LITTLE_ENDIAN,
            EXPLICIT_VR_BIG_ENDIAN,
            DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN
        }) {
            if (known.uid.equals(uid)) {
                return known;
            }
        }
        return new TransferSyntax(uid, ENCAPSULATED.getOrDefault(uid, uid), false, false, false, true);
    }

    /**
     * Whether pixel data is one stream of MPEG video, of which frames are no parts (PS3.5 8.2.5 and after).
     *
     * @return true for a video
     */
    public boolean video() {
        return name.startsWith("MPEG") || name.startsWith("HEVC");
    }
}
