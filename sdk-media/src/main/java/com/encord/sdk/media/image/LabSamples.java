package com.encord.sdk.media.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** CIE L*a*b* under the white of prints (D50), as TIFF stores it, in the colours of screens (IEC 61966-2-1). */
final class LabSamples {
    private static final double[] WHITE = {0.9642, 1, 0.8249};
    /** From XYZ under D50 to linear sRGB, whose own white is D65, by the method of Bradford. */
    private static final double[][] TO_RGB = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    private static final double KNEE = 6.0 / 29;

    private LabSamples() {}

    /**
     * Converts the first three bands.
     *
     * @param bits of a sample, 8 or 16, and of one of the result
     * @param icc whether a* and b* are shifted to be positive (TIFF Technical Note 4) rather than signed
     */
    static BufferedImage toRgb(Raster lab, int bits, boolean icc) {
        int width = lab.getWidth();
        BufferedImage image = image(width, lab.getHeight(), bits);
        WritableRaster rgb = image.getRaster();
        double most = (1 << bits) - 1;
        double white = icc && bits == 16 ? 0xff00 : most;
        int half = 1 << bits - 1;
        double step = 1 << bits - 8;
        double[] row = null;
        double[] out = new double[width * 3];
        for (int y = 0; y < lab.getHeight(); y++) {
            row = lab.getPixels(lab.getMinX(), lab.getMinY() + y, width, 1, row);
            int bands = lab.getNumBands();
            for (int x = 0; x < width; x++) {
                double a = row[x * bands + 1];
                double b = row[x * bands + 2];
                convert(
                        row[x * bands] * 100 / white,
                        (icc ? a - half : a >= half ? a - 2 * half : a) / step,
                        (icc ? b - half : b >= half ? b - 2 * half : b) / step,
                        out,
                        3 * x,
                        most);
            }
            rgb.setPixels(0, y, width, 1, out);
        }
        return image;
    }

    private static BufferedImage image(int width, int height, int bits) {
        if (bits == 8) {
            return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        }
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        return new BufferedImage(model, model.createCompatibleWritableRaster(width, height), false, null);
    }

    private static void convert(double lightness, double a, double b, double[] out, int at, double most) {
        double fy = (lightness + 16) / 116;
        double x = WHITE[0] * cubed(fy + a / 500);
        double y = WHITE[1] * cubed(fy);
        double z = WHITE[2] * cubed(fy - b / 200);
        for (int band = 0; band < 3; band++) {
            double linear = TO_RGB[band][0] * x + TO_RGB[band][1] * y + TO_RGB[band][2] * z;
            out[at + band] = Math.rint(Math.max(0, Math.min(1, encoded(linear))) * most);
        }
    }

    private static double cubed(double f) {
        return f > KNEE ? f * f * f : 3 * KNEE * KNEE * (f - 4.0 / 29);
    }

    private static double encoded(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
