package com.encord.sdk.media.internal.jpeg;

/**
 * Decodes lossless JPEG (ITU-T T.81 H, processes 14): each sample is predicted from its neighbours and corrected by a
 * Huffman-coded difference. Exact at every depth from 2 to 16 bits.
 */
public final class LosslessJpeg extends JpegPicture {
    private static final int SOF3 = 0xFFC3;
    private static final int DHT = 0xFFC4;

    private final HuffmanTables tables = new HuffmanTables(this);
    private int restartInterval;

    private LosslessJpeg(String source, byte[] bytes) {
        super(source, bytes, "lossless JPEG", marker -> marker == SOF3);
    }

    /**
     * Decodes a picture whose header was looked at before.
     *
     * @param source what errors call the file
     * @param codestream the picture
     * @return samples as stored, colour by pixel
     */
    public static int[] decode(String source, byte[] codestream) {
        return new LosslessJpeg(source, codestream).decode();
    }

    @Override
    void segment(int marker, int body, int end) {
        if (marker == DHT) {
            tables.read(body, end);
        } else if (marker == DRI) {
            restartInterval = u16(body);
        }
    }

    @Override
    int scan(int body, int data, int[] channels) {
        int count = channels.length;
        HuffmanTable[] codes = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            codes[i] = tables.get(HuffmanTables.DC, bytes[body + 2 + 2 * i] >> 4 & 3);
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
}
