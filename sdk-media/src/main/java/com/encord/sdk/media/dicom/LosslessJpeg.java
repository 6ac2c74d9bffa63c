package com.encord.sdk.media.dicom;

import com.encord.sdk.media.CorruptMediaException;
import com.encord.sdk.media.UnsupportedMediaException;

/**
 * Decodes lossless JPEG (ITU-T T.81 H, processes 14): each sample is predicted from its neighbours and corrected by a
 * Huffman-coded difference. Exact at every depth from 2 to 16 bits.
 */
final class LosslessJpeg {
    private static final int SOF3 = 0xFFC3;
    private static final int DHT = 0xFFC4;
    private static final int SOS = 0xFFDA;
    private static final int DRI = 0xFFDD;

    private final String source;
    private final byte[] bytes;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private int depth;
    private int width;
    private int height;
    private int samples;
    private int[] componentIds = {};
    private int restartInterval;
    private int[] decoded = {};

    private LosslessJpeg(String source, byte[] bytes) {
        this.source = source;
        this.bytes = bytes;
    }

    /**
     * Decodes a picture whose header was looked at before.
     *
     * @return samples as stored, colour by pixel
     */
    static int[] decode(String source, byte[] codestream) {
        LosslessJpeg jpeg = new LosslessJpeg(source, codestream);
        try {
            jpeg.segments();
        } catch (ArrayIndexOutOfBoundsException e) {
            throw jpeg.damaged("ends inside a segment");
        }
        return jpeg.decoded;
    }

    private CorruptMediaException damaged(String how) {
        return new CorruptMediaException(source, "has a lossless JPEG picture that " + how);
    }

    private void segments() {
        int at = 2;
        int components = 0;
        while (components < Math.max(1, samples)) {
            int marker = u16(at);
            if (marker == 0xFFFF) {
                at++;
                continue;
            }
            if (marker < 0xFFC0 || marker == 0xFFD9) {
                throw damaged("ends before all of its components");
            }
            int body = at + 4;
            int next = at + 2 + u16(at + 2);
            switch (marker) {
                case SOF3 -> frame(body);
                case DHT -> tables(body, next);
                case DRI -> restartInterval = u16(body);
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
        componentIds = new int[samples];
        for (int i = 0; i < samples; i++) {
            componentIds[i] = bytes[body + 6 + 3 * i];
            if (samples > 1 && bytes[body + 7 + 3 * i] != bytes[body + 7]) {
                throw new UnsupportedMediaException(
                        source, "has a lossless JPEG picture of components that differ in size");
            }
        }
        if (depth < 2 || depth > 16 || width == 0 || height == 0 || samples < 1 || samples > 4) {
            throw damaged(
                    "claims " + width + " x " + height + " pixels of " + samples + " samples of " + depth + " bits");
        }
        decoded = new int[Math.multiplyExact(Math.multiplyExact(width, height), samples)];
    }

    private void tables(int from, int end) {
        int at = from;
        while (at < end) {
            int id = bytes[at] & 0x0F;
            if (id > 3) {
                throw damaged("has a Huffman table numbered " + id);
            }
            tables[id] = new HuffmanTable(bytes, at + 1);
            at += 17 + tables[id].size();
        }
    }

    /** Decodes a scan of some or all components; returns where the next segment starts. */
    private int scan(int body, int data) {
        int count = bytes[body];
        int[] channels = new int[Math.max(0, count)];
        HuffmanTable[] codes = new HuffmanTable[channels.length];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = channel(bytes[body + 1 + 2 * i]);
            HuffmanTable table = tables[bytes[body + 2 + 2 * i] >> 4 & 3];
            if (table == null) {
                throw damaged("uses a Huffman table that it does not define");
            }
            codes[i] = table;
        }
        if (decoded.length == 0 || count < 1) {
            throw damaged("has a scan before its frame header");
        }
        int predictor = bytes[body + 1 + 2 * count];
        int pointTransform = bytes[body + 3 + 2 * count] & 0x0F;
        if (restartInterval % width != 0) {
            throw damaged("restarts every " + restartInterval + " pixels, in the middle of rows of " + width);
        }
        int rowsToRestart = restartInterval == 0 ? height : restartInterval / width;
        HuffmanBits bits = new HuffmanBits(bytes, data);
        for (int y = 0; y < height; y++) {
            boolean first = y % rowsToRestart == 0;
            if (first && y > 0 && !bits.restart()) {
                throw damaged("misses a restart marker before row " + y);
            }
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < count; i++) {
                    int at = (y * width + x) * samples + channels[i];
                    int predicted = first && x == 0
                            ? 1 << depth - pointTransform - 1
                            : predict(at, first ? 1 : x == 0 ? 2 : predictor);
                    decoded[at] = predicted + bits.difference(codes[i]) & 0xFFFF;
                }
            }
            if (bits.exhausted()) {
                throw damaged("ends in row " + y + " of " + height);
            }
        }
        for (int channel : channels) {
            for (int i = channel; pointTransform > 0 && i < decoded.length; i += samples) {
                decoded[i] <<= pointTransform;
            }
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

    /** Table H.1: a is left, b above, c left of above. */
    private int predict(int at, int predictor) {
        int row = width * samples;
        return switch (predictor) {
            case 1 -> decoded[at - samples];
            case 2 -> decoded[at - row];
            case 3 -> decoded[at - row - samples];
            case 4 -> decoded[at - samples] + decoded[at - row] - decoded[at - row - samples];
            case 5 -> decoded[at - samples] + (decoded[at - row] - decoded[at - row - samples] >> 1);
            case 6 -> decoded[at - row] + (decoded[at - samples] - decoded[at - row - samples] >> 1);
            case 7 -> decoded[at - samples] + decoded[at - row] >> 1;
            default -> throw damaged("has predictor " + predictor);
        };
    }

    private int u16(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
