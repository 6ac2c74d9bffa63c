package com.encord.sdk.media.dicom.pixel;

/** Turns samples as they are stored into colour by pixel, little endian, one byte for a bit. */
final class NativePixels {
    private NativePixels() {}

    /**
     * Unpacks bits, lowest first (PS3.5 8.1.1).
     *
     * @param packed bytes
     * @param firstBit where the frame starts: frames of odd sizes do not start at a byte
     */
    static byte[] unpackBits(byte[] packed, int firstBit, int count) {
        byte[] out = new byte[count];
        for (int i = 0; i < count; i++) {
            int bit = firstBit + i;
            out[i] = (byte) (packed[bit >> 3] >> (bit & 7) & 1);
        }
        return out;
    }

    /** Turns the byte order of each whole unit around. */
    static void swap(byte[] bytes, int unit) {
        for (int start = 0; start + unit <= bytes.length; start += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte kept = bytes[start + i];
                bytes[start + i] = bytes[start + unit - 1 - i];
                bytes[start + unit - 1 - i] = kept;
            }
        }
    }

    /** Turns planes, one after another, into colour by pixel. */
    static byte[] interleave(byte[] planes, int samples, int bytesPerSample) {
        int pixels = planes.length / samples / bytesPerSample;
        byte[] out = new byte[planes.length];
        for (int sample = 0; sample < samples; sample++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                System.arraycopy(
                        planes,
                        (sample * pixels + pixel) * bytesPerSample,
                        out,
                        (pixel * samples + sample) * bytesPerSample,
                        bytesPerSample);
            }
        }
        return out;
    }

    /**
     * Gives each pixel of {@code Y1 Y2 Cb Cr} groups its own colour (PS3.3 C.7.6.3.1.2, YBR_FULL_422); of an odd number
     * of pixels, the last group has only one.
     */
    static byte[] upsample422(byte[] groups, int pixels) {
        byte[] out = new byte[pixels * 3];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int group = pixel / 2 * 4;
            out[pixel * 3] = groups[group + pixel % 2];
            out[pixel * 3 + 1] = groups[group + 2];
            out[pixel * 3 + 2] = groups[group + 3];
        }
        return out;
    }
}
