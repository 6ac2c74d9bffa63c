package com.encord.sdk.media.internal.jpeg;

/** Decodes JPEG-LS (ITU-T T.87), lossless and near-lossless, components one after another, by line or by sample. */
public final class JpegLs extends JpegPicture {
    private static final int SOF55 = 0xFFF7;
    private static final int LSE = 0xFFF8;
    private static final int BY_SAMPLE = 2;

    private int largest;
    private int[] preset = new int[4];

    private JpegLs(String source, byte[] bytes) {
        super(source, bytes, "JPEG-LS", marker -> marker == SOF55);
    }

    /**
     * Decodes a picture whose header was looked at before.
     *
     * @param source what errors call the file
     * @param codestream the picture
     * @return samples as stored, colour by pixel
     */
    public static int[] decode(String source, byte[] codestream) {
        return new JpegLs(source, codestream).decode();
    }

    @Override
    void segment(int marker, int body, int end) {
        if (marker == DRI) {
            throw unsupported("with restart markers");
        }
        if (marker == LSE) {
            if (bytes[body] != 1) {
                throw unsupported("with mapping tables or extended sizes");
            }
            largest = u16(body + 1);
            preset = new int[] {u16(body + 3), u16(body + 5), u16(body + 7), u16(body + 9)};
        }
    }

    @Override
    int scan(int body, int data, int[] channels) {
        int count = channels.length;
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
}
