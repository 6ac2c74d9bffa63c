package com.encord.sdk.media.internal.jpeg;

import com.encord.sdk.media.internal.jpeg.DctScan.Band;

/**
 * Decodes 12-bit JPEG by the cosine transform (ITU-T T.81, processes 4, 8 and 12: extended sequential and progressive,
 * with Huffman codes). Colour stays as it is coded.
 */
public final class CosineJpeg extends JpegPicture {
    private static final int DEPTH = 12;
    private static final int SOF0 = 0xFFC0;
    private static final int SOF2 = 0xFFC2;
    private static final int DHT = 0xFFC4;
    private static final int DQT = 0xFFDB;
    /** A scan of nothing but zeros takes few bytes and long; pictures have some ten of them. */
    private static final int MOST_SCANS = 500;

    private static final int SIDE = InverseDct.SIDE;
    private static final int BLOCK = InverseDct.BLOCK;

    private final HuffmanTables tables = new HuffmanTables(this);
    private final int[][] quantisation = new int[4][];
    private int[] quantisationOf = {};
    private short[][] coefficients = {};
    private boolean progressive;
    private int restartInterval;
    private int blocksAcross;
    private int blocks;
    private int scans;

    private CosineJpeg(String source, byte[] bytes) {
        super(source, bytes, "12-bit JPEG", marker -> marker >= SOF0 && marker <= SOF2);
    }

    /**
     * Decodes a picture whose header was looked at before.
     *
     * @param source what errors call the file
     * @param codestream the picture
     * @return samples as stored, colour by pixel
     */
    public static int[] decode(String source, byte[] codestream) {
        CosineJpeg picture = new CosineJpeg(source, codestream);
        picture.decode();
        picture.reconstruct();
        return picture.decoded;
    }

    @Override
    void frame(int marker, int body) {
        if (depth != DEPTH) {
            throw damaged("has samples of " + depth + " bits");
        }
        progressive = marker == SOF2;
        if (samples > 1 && bytes[body + 7] != 0x11) {
            throw unsupported("with several values of each component in a unit");
        }
        quantisationOf = new int[samples];
        for (int i = 0; i < samples; i++) {
            quantisationOf[i] = bytes[body + 8 + 3 * i] & 3;
        }
        blocksAcross = (width + SIDE - 1) / SIDE;
        blocks = Math.multiplyExact(blocksAcross, (height + SIDE - 1) / SIDE);
        coefficients = new short[samples][Math.multiplyExact(blocks, BLOCK)];
    }

    @Override
    boolean complete(int components) {
        return !progressive && super.complete(components);
    }

    @Override
    boolean mayEnd() {
        return progressive && scans > 0;
    }

    @Override
    void segment(int marker, int body, int end) {
        if (marker == DHT) {
            tables.read(body, end);
        } else if (marker == DQT) {
            quantisation(body, end);
        } else if (marker == DRI) {
            restartInterval = u16(body);
        }
    }

    private void quantisation(int from, int end) {
        int at = from;
        while (at < end) {
            boolean wide = bytes[at] >> 4 != 0;
            int[] table = new int[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                table[DctScan.ZIGZAG[i]] = wide ? u16(at + 1 + 2 * i) : bytes[at + 1 + i] & 0xFF;
            }
            quantisation[bytes[at] & 3] = table;
            at += 1 + (wide ? 2 * BLOCK : BLOCK);
        }
    }

    @Override
    int scan(int body, int data, int[] channels) {
        int count = channels.length;
        if (++scans > MOST_SCANS) {
            throw damaged("has more than " + MOST_SCANS + " scans");
        }
        Band band = band(body + 1 + 2 * count);
        HuffmanTable[] dc = new HuffmanTable[count];
        HuffmanTable[] ac = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            int selectors = bytes[body + 2 + 2 * i];
            boolean freshDc = band.first() == 0 && band.high() == 0;
            dc[i] = freshDc ? tables.get(HuffmanTables.DC, selectors >> 4) : HuffmanTable.EMPTY;
            ac[i] = band.last() > 0 ? tables.get(HuffmanTables.AC, selectors) : HuffmanTable.EMPTY;
        }
        HuffmanBits bits = new HuffmanBits(bytes, data);
        DctScan scan = new DctScan(bits, band, samples);
        for (int block = 0; block < blocks; block++) {
            if (restartInterval > 0 && block > 0 && block % restartInterval == 0) {
                if (!bits.restart()) {
                    throw damaged("misses a restart marker before block " + block + " of " + blocks);
                }
                scan = new DctScan(bits, band, samples);
            }
            for (int i = 0; i < count; i++) {
                scan.block(coefficients[channels[i]], block * BLOCK, channels[i], dc[i], ac[i]);
            }
            if (scan.damaged()) {
                throw damaged("is broken off or damaged in block " + block + " of " + blocks);
            }
        }
        return bits.position();
    }

    private Band band(int at) {
        if (!progressive) {
            return Band.ALL;
        }
        Band band = new Band(bytes[at], bytes[at + 1], bytes[at + 2] >> 4 & 0x0F, bytes[at + 2] & 0x0F);
        boolean ofOneKind = band.first() == 0 ? band.last() == 0 : band.first() <= band.last();
        if (band.first() < 0 || band.last() >= BLOCK || !ofOneKind || band.low() > 13) {
            throw damaged("has a scan of coefficients " + band.first() + " to " + band.last());
        }
        return band;
    }

    private void reconstruct() {
        int[] block = new int[BLOCK];
        for (int channel = 0; channel < samples; channel++) {
            int[] factors = quantisation[quantisationOf[channel]];
            if (factors == null) {
                throw damaged("uses a quantisation table that it does not define");
            }
            for (int y = 0; y < height; y += SIDE) {
                for (int x = 0; x < width; x += SIDE) {
                    int at = (y / SIDE * blocksAcross + x / SIDE) * BLOCK;
                    for (int i = 0; i < BLOCK; i++) {
                        block[i] = coefficients[channel][at + i] * factors[i];
                    }
                    InverseDct.transform(block);
                    put(block, channel, x, y);
                }
            }
        }
    }

    private void put(int[] block, int channel, int left, int top) {
        for (int y = top; y < Math.min(height, top + SIDE); y++) {
            for (int x = left; x < Math.min(width, left + SIDE); x++) {
                decoded[(y * width + x) * samples + channel] = block[(y - top) * SIDE + x - left];
            }
        }
    }
}
