package com.encord.sdk.media.internal.jpeg2000;

/** Decodes the coefficients of code blocks, one block after another. */
interface BlockDecoder {
    /** Bits of a coefficient's magnitude, without that for half a step. */
    int MOST_PLANES = 30;

    /**
     * Decodes a block. Coefficients carry one bit below the last plane: half a step, which stands for what was not
     * coded.
     *
     * @param band 0 is LL, 1 HL, 2 LH and 3 HH
     * @param shift by how many bits its region of interest was moved up
     * @return coefficients row by row, valid until the next call
     */
    int[] decode(byte[] codestream, CodeBlock block, CodingStyle style, int band, int shift);
}
