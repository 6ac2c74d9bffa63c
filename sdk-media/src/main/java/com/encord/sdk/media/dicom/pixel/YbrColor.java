package com.encord.sdk.media.dicom.pixel;

/** From luminance and colour differences to red, green and blue (PS3.3 C.7.6.3.1.2). */
enum YbrColor {
    /** All values of a sample are used, as JPEG does. */
    FULL {
        @Override
        int toRgb(int y, int cb, int cr) {
            return rgb(
                    y + 1.402 * (cr - 128),
                    y - 0.114 * 1.772 / 0.587 * (cb - 128) - 0.299 * 1.402 / 0.587 * (cr - 128),
                    y + 1.772 * (cb - 128));
        }
    },
    /** Black is 16 and white 235, as in digital television. */
    PARTIAL {
        @Override
        int toRgb(int y, int cb, int cr) {
            double light = 255.0 / 219 * (y - 16);
            double blue = 255.0 / 224 * (cb - 128);
            double red = 255.0 / 224 * (cr - 128);
            return rgb(
                    light + 1.402 * red,
                    light - 0.114 * 1.772 / 0.587 * blue - 0.299 * 1.402 / 0.587 * red,
                    light + 1.772 * blue);
        }
    };

    /** One colour of 8-bit samples as {@code 0xRRGGBB}. */
    abstract int toRgb(int y, int cb, int cr);

    private static int rgb(double red, double green, double blue) {
        return clamped(red) << 16 | clamped(green) << 8 | clamped(blue);
    }

    private static int clamped(double value) {
        return (int) Math.max(0, Math.min(255, Math.floor(value + 0.5)));
    }
}
