package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;

/** Decodes JPEG-LS (ITU-T T.87), lossless and near-lossless, components one after another, by line or by sample. */
final class JpegLs {
    private static final int SOF55 = 0xFFF7;
    private static final int LSE = 0xFFF8;
    private static final int SOS = 0xFFDA;
    private static final int DRI = 0xFFDD;
    private static final int BY_SAMPLE = 2;

    private final String source;
    private final byte[] bytes;
    private int depth;
    private int width;
    private int height;
    private int samples;
    private byte[] componentIds = {};
    private int largest;
    private int[] preset = new int[4];
    private int[] decoded = {};

    private JpegLs(String source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /**
     * Decodes a picture whose header was looked at before.
     *
     * @return samples as stored, colour by pixel
     */
    static int[] decode(String source, byte[] codestream) {
        JpegLs jpeg = new JpegLs(source, codestream);
        try {
            jpeg.segments();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw jpeg.damaged("ends inside a segment");
        }
        return jpeg.decoded;
    }

    private CorruptMediaException damaged(String how) {
        return new CorruptMediaException(source, "has a JPEG-LS picture that " + how);
    }

    private void segments() {
        int at = 2;
        int components = 0;
        while (components < Math.max(1, samples)) {
            int marker = u16(at);
            if (marker == 0xFFFF || marker == 0xFFD8) {
                at += marker == 0xFFFF ? 1 : 2; // the SPIFF header ends with a second start of image
                continue;
            }
            if (marker < 0xFFC0 || marker == 0xFFD9) {
                throw damaged("ends before all of its components");
            }
            int body = at + 4;
            int next = at + 2 + u16(at + 2);
            switch (marker) {
                case SOF55 -> frame(body);
                case LSE -> preset(body);
                case DRI -> throw new UnsupportedMediaException(source, "has a JPEG-LS picture with restart markers");
                case SOS -> {
                    components += bytes[body];
                    next = scan(body, next);
                }
                default -> {}
            }
            at = next;
        }
    }

    private void frame(int body) {
        depth = bytes[body] & 0xFF;
        height = u16(body + 1);
        width = u16(body + 3);
        samples = bytes[body + 5] & 0xFF;
        if (depth < 2 || depth > 16 || width == 0 || height == 0 || samples < 1 || samples > 4) {
            throw damaged(
                    "claims " + width + " x " + height + " pixels of " + samples + " samples of " + depth + " bits");
        }
        componentIds = new byte[samples];
        for (int i = 0; i < samples; i++) {
            componentIds[i] = bytes[body + 6 + 3 * i];
        }
        decoded = new int[Math.multiplyExact(Math.multiplyExact(width, height), samples)];
    }

    private void preset(int body) {
        if (bytes[body] != 1) {
            throw new UnsupportedMediaException(source, "has a JPEG-LS picture with mapping tables or extended sizes");
        }
        largest = u16(body + 1);
        preset = new int[] {u16(body + 3), u16(body + 5), u16(body + 7), u16(body + 9)};
    }

    private int scan(int body, int data) {
        int count = bytes[body];
        if (decoded.length == 0 || count < 1 || count > samples) {
            throw damaged("has a scan of " + count + " of " + samples + " components");
        }
        int[] channels = new int[count];
        for (int i = 0; i < count; i++) {
            channels[i] = channel(bytes[body + 1 + 2 * i]);
        }
        int near = bytes[body + 1 + 2 * count] & 0xFF;
        int interleave = bytes[body + 2 + 2 * count];
        int white = largest == 0 ? (1 << depth) - 1 : largest;
        if (white >= 1 << depth || white < 3 || near > Math.min(255, white / 2) || interleave < 0 || interleave > 2) {
            throw damaged("is coded by a largest sample of " + white + ", nearness " + near + " and interleave mode "
                    + interleave);
        }
        JpegLsBits bits = new JpegLsBits(bytes, data);
        JpegLsScan scan = new JpegLsScan(JpegLsParameters.of(white, near, preset), bits);
        int[][] above = new int[count][width + 2];
        int[][] lines = new int[count][width + 2];
        int[] runIndex = new int[count];
        for (int y = 0; y < height; y++) {
            if (interleave == BY_SAMPLE) {
                runIndex[0] = scan.line(above, lines, runIndex[0]);
            } else {
                for (int i = 0; i < count; i++) {
                    runIndex[i] = scan.line(new int[][] {above[i]}, new int[][] {lines[i]}, runIndex[i]);
                }
            }
            if (bits.exhausted()) {
                throw damaged("ends in row " + y + " of " + height);
            }
            for (int i = 0; i < count; i++) {
                for (int x = 0; x < width; x++) {
                    decoded[(y * width + x) * samples + channels[i]] = lines[i][x + 1];
                }
            }
            int[][] swapped = above;
            above = lines;
            lines = swapped;
        }
        return bits.position();
    }

    private int channel(byte id) {
        for (int i = 0; i < samples; i++) {
            if (componentIds[i] == id) {
                return i;
            }
        }
        throw damaged("has a scan of a component that its header does not name");
    }

    private int u16(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
