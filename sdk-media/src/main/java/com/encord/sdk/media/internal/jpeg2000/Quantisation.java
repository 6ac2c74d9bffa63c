package com.encord.sdk.media.internal.jpeg2000;

/**
 * How coarse the coefficients of a component are (ISO/IEC 15444-1 A.6.4 and A.6.5).
 *
 * @param guardBits bits that keep them from overflowing
 * @param exponents for each band, from the coarsest
 * @param mantissas likewise
 * @param derived whether only the first band's are written, and the others follow from it
 */
record Quantisation(int guardBits, int[] exponents, int[] mantissas, boolean derived) {

    static Quantisation read(SegmentBytes in) {
        int style = in.u8();
        boolean none = (style & 0x1F) == 0;
        int bands = none ? in.remaining() : in.remaining() / 2;
        int[] exponents = new int[bands];
        int[] mantissas = new int[bands];
        for (int i = 0; i < bands; i++) {
            int step = none ? in.u8() << 8 : in.u16();
            exponents[i] = step >> 11;
            mantissas[i] = step & 0x7FF;
        }
        if (bands == 0) {
            throw new Jpeg2000Exception("says nothing of its quantisation");
        }
        return new Quantisation(style >> 5, exponents, mantissas, (style & 0x1F) == 1);
    }

    private int index(int band) {
        if (derived) {
            return 0;
        }
        if (band >= exponents.length) {
            throw new Jpeg2000Exception("has no quantisation for band " + band);
        }
        return band;
    }

    private int exponent(int band) {
        int exponent = exponents[index(band)];
        return derived ? Math.max(0, exponent - Math.max(0, band - 1) / 3) : exponent;
    }

    /** How many bit planes the coefficients of a band have. */
    int planes(int band) {
        return exponent(band) + guardBits - 1;
    }

    /** The size of a step: equation E-3, without the gain of the band, which the wavelet's own factor makes up for. */
    float step(int band, int depth) {
        return (float) ((1.0 + mantissas[index(band)] / 2048.0) * Math.pow(2.0, depth - exponent(band)));
    }
}
