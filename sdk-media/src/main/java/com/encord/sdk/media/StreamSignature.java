package com.encord.sdk.media;

import java.util.Optional;

/** Older containers and transport streams that may hold pictures and sound. */
final class StreamSignature {
    /** Longer than the largest packet of the three transport stream layouts. */
    private static final int[] TRANSPORT_PACKETS = {188, 192, 204};

    private static final String ASF_HEADER = "\u0030\u0026\u00B2\u0075\u008E\u0066\u00CF\u0011";

    /** The GUID of ASF's video streams (ASF specification 10.4), first half. */
    private static final String ASF_VIDEO = "\u00C0\u00EF\u0019\u00BC\u004D\u005B\u00CF\u0011";

    private StreamSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) {
        if (bytes.has(0, "RIFF") && bytes.has(8, "AVI ")) {
            return either(contains(bytes, "strl") && !contains(bytes, "vids"), "x-msvideo");
        }
        if (bytes.has(0, "FLV\1")) {
            return either((bytes.unsigned(4) & 1) == 0 && (bytes.unsigned(4) & 4) != 0, "x-flv");
        }
        if (bytes.has(0, ASF_HEADER)) {
            boolean video = contains(bytes, ASF_VIDEO);
            return either(!video, video ? "x-ms-wmv" : "x-ms-wma");
        }
        if (bytes.has(0, "OggS")) {
            boolean video = contains(bytes, "\u0080theora") || contains(bytes, "BBCD") || contains(bytes, "OVP80");
            return either(!video, "ogg");
        }
        if (bytes.has(0, "\0\0\1\u00BA")) {
            return either(false, "mpeg");
        }
        if (bytes.has(0, "\0\0\1\u00B3")) {
            return either(false, "mpeg");
        }
        if (bytes.has(0, ".RMF")) {
            return either(false, "vnd.rn-realvideo");
        }
        if (bytes.has(0, "\6\16+4\2\5\1\1")) {
            return Optional.of(new SniffedMedia(MediaKind.VIDEO, "application/mxf"));
        }
        if (bytes.has(0, "DKIF") && bytes.unsigned(6) == 32) {
            return either(false, "x-ivf");
        }
        if (bytes.has(0, "YUV4MPEG2 ")) {
            return either(false, "x-yuv4mpeg");
        }
        if (isTransportStream(bytes)) {
            return either(false, "mp2t");
        }
        if (isAnnexB(bytes)) {
            return either(false, "h264");
        }
        return Optional.empty();
    }

    private static Optional<SniffedMedia> either(boolean sound, String subtype) {
        return Optional.of(
                sound
                        ? new SniffedMedia(MediaKind.AUDIO, "audio/" + subtype)
                        : new SniffedMedia(MediaKind.VIDEO, "video/" + subtype));
    }

    private static boolean contains(SniffedBytes bytes, String text) {
        return bytes.text(0, bytes.head().length).contains(text);
    }

    private static boolean isTransportStream(SniffedBytes bytes) {
        for (int packet : TRANSPORT_PACKETS) {
            int start = packet == 192 ? 4 : 0;
            int synced = 0;
            for (int at = start; at < bytes.head().length; at += packet) {
                if (bytes.unsigned(at) != 0x47) {
                    synced = -1;
                    break;
                }
                synced++;
            }
            if (synced >= 3) {
                return true;
            }
        }
        return false;
    }

    /** A raw H.264 or HEVC stream starts with a start code and a parameter set or delimiter. */
    private static boolean isAnnexB(SniffedBytes bytes) {
        int at = bytes.has(0, "\0\0\0\1") ? 4 : bytes.has(0, "\0\0\1") ? 3 : -1;
        if (at < 0) {
            return false;
        }
        int first = bytes.unsigned(at);
        int h264 = first & 0x1F;
        int hevc = first >>> 1 & 0x3F;
        boolean isH264 = (first & 0x80) == 0 && (h264 == 7 || h264 == 9);
        boolean isHevc = bytes.unsigned(at + 1) == 1 && (hevc >= 32 && hevc <= 35);
        return isH264 || isHevc;
    }
}
