package com.encord.sdk.media.image;

/** What the samples of a stored picture mean. YCbCr counts as {@link #RGB}: it is only how RGB is packed. */
public enum ImageColor {
    /** One sample: brightness. */
    GRAY,
    /** Brightness and transparency. */
    GRAY_ALPHA,
    /** An index into a table of colours. */
    PALETTE,
    /** Red, green, blue. */
    RGB,
    /** Red, green, blue, transparency. */
    RGBA,
    /** Printing inks (CMYK or YCCK): browsers show the colours differently or not at all. */
    CMYK,
    /** CIE L*a*b*: no browser shows it. */
    LAB,
    /** Something else, for instance a spectral band per sample. */
    OTHER
}
