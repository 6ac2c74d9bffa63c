package com.encord.sdk.media.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Pictures whose samples mean sRGB or grey as they are, whatever profile a reader attached to them. */
final class StoredSamples {
    private StoredSamples() {}

    static BufferedImage of(BufferedImage decoded, ImageColor color) {
        ColorModel model = decoded.getColorModel();
        int bands = decoded.getRaster().getNumBands();
        if (color == ImageColor.CMYK && bands >= 4 && model.getComponentSize(0) >= 8) {
            return fromInks(decoded.getRaster());
        }
        if (!(model instanceof ComponentColorModel) || model.getColorSpace().isCS_sRGB()) {
            return decoded;
        }
        int wanted = color == ImageColor.GRAY ? 1 : color == ImageColor.RGB ? 3 : bands;
        if (!model.hasAlpha() && bands > wanted) {
            return withoutExtras(decoded, wanted);
        }
        boolean gray = bands - (model.hasAlpha() ? 1 : 0) == 1;
        boolean rgb = bands - (model.hasAlpha() ? 1 : 0) == 3;
        if (!gray && !rgb) {
            return decoded;
        }
        ColorModel plain = new ComponentColorModel(
                ColorSpace.getInstance(gray ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                model.hasAlpha(),
                model.isAlphaPremultiplied(),
                model.getTransparency(),
                model.getTransferType());
        return new BufferedImage(plain, decoded.getRaster(), decoded.isAlphaPremultiplied(), null);
    }

    /** Samples that nobody says the meaning of (TIFF 6.0 ExtraSamples 0) come after the colours. */
    private static BufferedImage withoutExtras(BufferedImage decoded, int wanted) {
        WritableRaster raster = decoded.getRaster();
        int[] colors = wanted == 1 ? new int[] {0} : new int[] {0, 1, 2};
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(wanted == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                false,
                false,
                Transparency.OPAQUE,
                raster.getTransferType());
        WritableRaster kept = raster.createWritableChild(0, 0, raster.getWidth(), raster.getHeight(), 0, 0, colors);
        return new BufferedImage(model, kept, false, null);
    }

    static void invert(WritableRaster bytes) {
        int[] row = null;
        for (int y = 0; y < bytes.getHeight(); y++) {
            row = bytes.getPixels(0, y, bytes.getWidth(), 1, row);
            for (int i = 0; i < row.length; i++) {
                row[i] = 255 - row[i];
            }
            bytes.setPixels(0, y, bytes.getWidth(), 1, row);
        }
    }

    /** Inks darken white paper: the plain conversion that decoders use when no profile is applied. */
    private static BufferedImage fromInks(Raster inks) {
        int shift = inks.getSampleModel().getDataType() == DataBuffer.TYPE_BYTE ? 0 : 8;
        BufferedImage image = new BufferedImage(inks.getWidth(), inks.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        WritableRaster rgb = image.getRaster();
        int[] row = null;
        int[] out = new int[inks.getWidth() * 3];
        for (int y = 0; y < inks.getHeight(); y++) {
            row = inks.getPixels(inks.getMinX(), inks.getMinY() + y, inks.getWidth(), 1, row);
            int bands = inks.getNumBands();
            for (int x = 0; x < inks.getWidth(); x++) {
                int light = 255 - (row[x * bands + 3] >> shift);
                for (int band = 0; band < 3; band++) {
                    out[x * 3 + band] = light - scaled(row[x * bands + band] >> shift, light);
                }
            }
            rgb.setPixels(0, y, inks.getWidth(), 1, out);
        }
        return image;
    }

    /** a * b / 255, rounded. */
    private static int scaled(int a, int b) {
        return (a * b + 127) / 255;
    }
}
