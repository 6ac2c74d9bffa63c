package com.encord.sdk.media;

import java.io.IOException;
import java.util.Optional;

/** Sound without a container that could hold pictures. */
final class AudioSignature {
    private static final int[][] MPEG_KBITS = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] MPEG_HERTZ = {44100, 48000, 32000};

    private AudioSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) throws IOException {
        String type = type(bytes);
        return type.isEmpty() ? Optional.empty() : Optional.of(new SniffedMedia(MediaKind.AUDIO, type));
    }

    private static String type(SniffedBytes bytes) throws IOException {
        if ((bytes.has(0, "RIFF") || bytes.has(0, "RF64") || bytes.has(0, "BW64")) && bytes.has(8, "WAVE")) {
            return "audio/x-wav";
        }
        if (bytes.has(0, "fLaC")) {
            return "audio/flac";
        }
        if (bytes.has(0, "#!AMR")) {
            return "audio/amr";
        }
        if (bytes.has(0, "FORM") && (bytes.has(8, "AIFF") || bytes.has(8, "AIFC"))) {
            return "audio/x-aiff";
        }
        if (bytes.has(0, ".snd")) {
            return "audio/basic";
        }
        if (bytes.has(0, "MThd")) {
            return "audio/midi";
        }
        if (bytes.has(0, "caff")) {
            return "audio/x-caf";
        }
        if (bytes.has(0, "wvpk")) {
            return "audio/x-wavpack";
        }
        if (bytes.has(0, "MAC ")) {
            return "audio/x-ape";
        }
        if (bytes.has(0, "\u000B\u0077")) {
            return "audio/ac3";
        }
        return tagged(bytes);
    }

    /** MPEG audio and ADTS, behind any number of leading ID3v2 tags. */
    private static String tagged(SniffedBytes bytes) throws IOException {
        long start = 0;
        byte[] at = bytes.head();
        while (at.length >= 10 && at[0] == 'I' && at[1] == 'D' && at[2] == '3' && start < bytes.size()) {
            start += 10 + ((at[6] & 0x7F) << 21 | (at[7] & 0x7F) << 14 | (at[8] & 0x7F) << 7 | at[9] & 0x7F);
            at = bytes.read(start, 16);
        }
        if (at.length >= 4 && at[0] == 'f' && at[1] == 'L' && at[2] == 'a' && at[3] == 'C') {
            return "audio/flac";
        }
        if (at.length >= 7 && isAdts(at) && followedBySync(bytes, start, adtsLength(at), 0xF6)) {
            return "audio/aac";
        }
        if (at.length >= 4 && isMpeg(at) && (start > 0 || followedBySync(bytes, start, mpegLength(at), 0xE6))) {
            return "audio/mpeg";
        }
        return start > 0 ? "audio/mpeg" : "";
    }

    /** One header is eleven bits of luck; the next one must follow where the first says. */
    private static boolean followedBySync(SniffedBytes bytes, long start, int length, int mask) throws IOException {
        byte[] here = bytes.read(start, 2);
        byte[] next = bytes.read(start + length, 2);
        return length > 0
                && next.length == 2
                && here.length == 2
                && (next[0] & 0xFF) == 0xFF
                && (next[1] & mask) == (here[1] & mask);
    }

    private static boolean isAdts(byte[] at) {
        return (at[0] & 0xFF) == 0xFF && (at[1] & 0xF6) == 0xF0;
    }

    private static int adtsLength(byte[] at) {
        return (at[3] & 3) << 11 | (at[4] & 0xFF) << 3 | (at[5] & 0xFF) >>> 5;
    }

    private static boolean isMpeg(byte[] at) {
        int version = at[1] >>> 3 & 3;
        int layer = at[1] >>> 1 & 3;
        int bitrate = at[2] >>> 4 & 15;
        int rate = at[2] >>> 2 & 3;
        return (at[0] & 0xFF) == 0xFF
                && (at[1] & 0xE0) == 0xE0
                && version != 1
                && layer != 0
                && bitrate != 0
                && bitrate != 15
                && rate != 3;
    }

    /** ISO/IEC 11172-3 2.4.3.1. */
    private static int mpegLength(byte[] at) {
        int version = at[1] >>> 3 & 3;
        int layer = 4 - (at[1] >>> 1 & 3);
        boolean first = version == 3;
        int table = first ? layer - 1 : layer == 1 ? 3 : 4;
        int bits = MPEG_KBITS[table][at[2] >>> 4 & 15] * 1000;
        int hertz = MPEG_HERTZ[at[2] >>> 2 & 3] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = at[2] >>> 1 & 1;
        if (layer == 1) {
            return (12 * bits / hertz + padding) * 4;
        }
        int slots = layer == 3 && !first ? 72 : 144;
        return slots * bits / hertz + padding;
    }
}
