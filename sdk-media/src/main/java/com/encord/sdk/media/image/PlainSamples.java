package com.encord.sdk.media.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Pictures with 8 bits per sample, grey or RGB. Java's own conversion would treat grey as linear light and brighten it,
 * so samples are copied here instead.
 */
final class PlainSamples {
    private PlainSamples() {}

    /** The upper 8 bits of each sample; transparency is left out, and the picture itself no longer multiplied by it. */
    static BufferedImage eightBits(BufferedImage image) {
        // Colours that were darkened by their transparency would stay so without it.
        image.coerceData(false);
        ColorModel model = image.getColorModel();
        Raster from = image.getRaster();
        int colors = model instanceof IndexColorModel ? 3 : model.getNumColorComponents();
        int width = image.getWidth();
        BufferedImage plain = new BufferedImage(
                width, image.getHeight(), colors == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster to = plain.getRaster();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int band = 0; band < colors; band++) {
                if (model instanceof IndexColorModel palette) {
                    from.getSamples(0, y, width, 1, 0, row);
                    for (int x = 0; x < width; x++) {
                        row[x] = palette.getRGB(row[x]) >> 16 - 8 * band & 0xff;
                    }
                } else {
                    from.getSamples(0, y, width, 1, band, row);
                    fit(row, model.getComponentSize(band));
                }
                to.setSamples(0, y, width, 1, band, row);
            }
        }
        return plain;
    }

    private static void fit(int[] row, int bits) {
        for (int x = 0; x < row.length; x++) {
            // A bitmap may give a colour no bits at all.
            int most = Math.max(1, (1 << Math.min(bits, 8)) - 1);
            row[x] = bits > 8 ? row[x] >> bits - 8 : row[x] * 255 / most;
        }
    }
}
