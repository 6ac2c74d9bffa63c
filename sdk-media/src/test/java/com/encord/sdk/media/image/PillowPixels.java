package com.encord.sdk.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The bytes Pillow holds for a picture in one of its modes, made from ours, so that checksums can be compared. */
final class PillowPixels {
    private final BufferedImage image;
    private final Raster raster;
    private final ColorModel model;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PillowPixels(BufferedImage image) {
        this.image = image;
        this.raster = image.getRaster();
        this.model = image.getColorModel();
    }

    static byte[] of(BufferedImage image, String mode) {
        PillowPixels pixels = new PillowPixels(image);
        if (mode.equals("1")) {
            pixels.packed();
        } else {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    pixels.pixel(x, y, mode);
                }
            }
        }
        return pixels.out.toByteArray();
    }

    static double[] rgbaMean(BufferedImage image) {
        PillowPixels pixels = new PillowPixels(image);
        boolean bytes =
                image.getRaster().getNumBands() >= 3 && image.getColorModel().getComponentSize(0) == 8;
        double[] mean = new double[4];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int band = 0; bytes && band < 4; band++) {
                mean[band] += band < image.getRaster().getNumBands()
                        ? Arrays.stream(image.getRaster().getSamples(0, y, image.getWidth(), 1, band, (int[]) null))
                                .sum()
                        : 255.0 * image.getWidth();
            }
            for (int x = 0; !bytes && x < image.getWidth(); x++) {
                int[] rgba = pixels.rgba(x, y);
                for (int band = 0; band < 4; band++) {
                    mean[band] += rgba[band];
                }
            }
        }
        for (int band = 0; band < 4; band++) {
            mean[band] /= (double) image.getWidth() * image.getHeight();
        }
        return mean;
    }

    private void packed() {
        for (int y = 0; y < image.getHeight(); y++) {
            int bits = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                bits = bits << 1 | (rgba(x, y)[0] > 127 ? 1 : 0);
                if (x % 8 == 7 || x == image.getWidth() - 1) {
                    out.write(bits << 7 - x % 8);
                    bits = 0;
                }
            }
        }
    }

    private void pixel(int x, int y, String mode) {
        switch (mode) {
            case "P" -> out.write(raster.getSample(x, y, 0));
            case "I;16" -> {
                out.write(raster.getSample(x, y, 0));
                out.write(raster.getSample(x, y, 0) >> 8);
            }
            case "F" -> {
                int bits = Float.floatToIntBits(raster.getSampleFloat(x, y, 0));
                for (int shift = 0; shift < 32; shift += 8) {
                    out.write(bits >> shift);
                }
            }
            case "L" -> out.write(rgba(x, y)[0]);
            case "LA" -> {
                out.write(rgba(x, y)[0]);
                out.write(rgba(x, y)[3]);
            }
            default -> out.write(toBytes(rgba(x, y)), 0, mode.length());
        }
    }

    private static byte[] toBytes(int[] rgba) {
        return new byte[] {(byte) rgba[0], (byte) rgba[1], (byte) rgba[2], (byte) rgba[3]};
    }

    private int[] rgba(int x, int y) {
        if (model instanceof IndexColorModel palette) {
            int argb = palette.getRGB(raster.getSample(x, y, 0));
            return new int[] {argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, argb >>> 24};
        }
        int bands = raster.getNumBands();
        int alpha = model.hasAlpha() ? sample(x, y, bands - 1) : 255;
        return bands < 3
                ? new int[] {sample(x, y, 0), sample(x, y, 0), sample(x, y, 0), alpha}
                : new int[] {sample(x, y, 0), sample(x, y, 1), sample(x, y, 2), alpha};
    }

    /** Pillow keeps the upper half of 16 bits and stretches fewer than 8. */
    private int sample(int x, int y, int band) {
        int bits = model.getComponentSize(band);
        int sample = raster.getSample(x, y, band);
        return bits == 16 ? sample >> 8 : bits < 8 ? sample * 255 / ((1 << bits) - 1) : sample;
    }
}
