package com.encord.sdk.media.internal.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Colours by the book. A solid colour R, G, B (0 to 1) is written as Y', Cb, Cr with the equations of ITU-T H.273 8.3:
 *
 * <pre>
 * E'Y = Kr R + (1 - Kr - Kb) G + Kb B      Pb = (B - E'Y) / (2 (1 - Kb))     Pr = (R - E'Y) / (2 (1 - Kr))
 * limited range, n bits: Y = (219 E'Y + 16) 2^(n-8), C = (224 P + 128) 2^(n-8)
 * full range, n bits:    Y = E'Y (2^n - 1),          C = P (2^n - 1) + 2^(n-1)
 * BT.601: Kr 0.299, Kb 0.114      BT.709: Kr 0.2126, Kb 0.0722      BT.2020: Kr 0.2627, Kb 0.0593
 * </pre>
 *
 * and must come back as the colour it was.
 */
class ScalerColourTest {
    private static final int SIZE = 32;

    private static final int[][] COLOURS = {
        {255, 255, 255},
        {0, 0, 0},
        {255, 0, 0},
        {0, 255, 0},
        {0, 0, 255},
        {128, 128, 128},
        {200, 100, 50},
        {30, 90, 220},
    };

    @ParameterizedTest
    @CsvSource({
        "yuv420p,     8, 6, 0.299,  0.114,  false, 2",
        "yuv420p,     8, 2, 0.299,  0.114,  false, 2",
        "yuv420p,     8, 1, 0.2126, 0.0722, false, 2",
        "yuv420p,     8, 1, 0.2126, 0.0722, true,  2",
        "yuvj420p,    8, 5, 0.299,  0.114,  true,  2",
        "yuv422p,     8, 1, 0.2126, 0.0722, false, 2",
        "yuv444p,     8, 1, 0.2126, 0.0722, false, 1",
        "yuv420p10le, 10, 1, 0.2126, 0.0722, false, 1",
        "yuv420p10le, 10, 9, 0.2627, 0.0593, false, 1",
        "yuv420p10le, 10, 9, 0.2627, 0.0593, true, 1",
        "yuv444p12le, 12, 1, 0.2126, 0.0722, false, 1",
    })
    void colourComesBack(String format, int bits, int colourSpace, double kr, double kb, boolean full, int tolerance) {
        try (Scaler scaler = new Scaler()) {
            for (int[] colour : COLOURS) {
                double[] yuv = encode(colour, kr, kb, bits, full);
                try (FrameMemory memory = new FrameMemory();
                        NativeFrame frame = NativeFrame.blank(memory, avutil.av_get_pix_fmt(format), SIZE, SIZE)) {
                    fill(frame, yuv, bits);
                    frame.frame().colorspace(colourSpace);
                    frame.frame().color_range(full ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
                    ByteBuffer rgb = ByteBuffer.allocateDirect(SIZE * SIZE * 3);
                    scaler.convert(frame, PixelLayout.RGB24, rgb);
                    for (int channel = 0; channel < 3; channel++) {
                        int got = rgb.get(3 * (SIZE * SIZE / 2 + SIZE / 2) + channel) & 0xFF;
                        assertTrue(
                                Math.abs(got - colour[channel]) <= tolerance,
                                format + " channel " + channel + ": " + got + " instead of " + colour[channel]);
                    }
                    ByteBuffer gray = ByteBuffer.allocateDirect(SIZE * SIZE);
                    scaler.convert(frame, PixelLayout.GRAY8, gray);
                    double brightness = kr * colour[0] + (1 - kr - kb) * colour[1] + kb * colour[2];
                    assertTrue(
                            Math.abs((gray.get(SIZE) & 0xFF) - brightness) <= 1.5,
                            format + ": gray " + (gray.get(SIZE) & 0xFF) + " instead of " + brightness);
                }
            }
        }
    }

    private static double[] encode(int[] rgb, double kr, double kb, int bits, boolean full) {
        double red = rgb[0] / 255.0;
        double blue = rgb[2] / 255.0;
        double y = kr * red + (1 - kr - kb) * rgb[1] / 255.0 + kb * blue;
        double pb = (blue - y) / (2 * (1 - kb));
        double pr = (red - y) / (2 * (1 - kr));
        double most = (1 << bits) - 1;
        double step = 1 << bits - 8;
        double middle = 1 << bits - 1;
        return full
                ? new double[] {y * most, clip(pb * most + middle, most), clip(pr * most + middle, most)}
                : new double[] {(219 * y + 16) * step, (224 * pb + 128) * step, (224 * pr + 128) * step};
    }

    private static double clip(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }

    private static void fill(NativeFrame target, double[] samples, int bits) {
        AVFrame frame = target.frame();
        for (int plane = 0; plane < 3; plane++) {
            int rows = target.format().planeHeight(plane, SIZE);
            BytePointer data = frame.data(plane);
            int value = (int) Math.round(samples[plane]);
            for (long i = 0; i < (long) rows * frame.linesize(plane); i++) {
                int shift = bits > 8 && i % 2 == 1 ? 8 : 0;
                data.put(i, (byte) (value >> shift));
            }
        }
    }
}
