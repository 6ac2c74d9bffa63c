package com.encord.sdk.media.video;

/** What a frame was predicted from. */
public enum PictureType {
    /** Nothing: an intra picture. */
    I,
    /** Earlier pictures. */
    P,
    /** Pictures before and after. */
    B,
    /** Something rarer, or the codec does not say. */
    OTHER;

    static PictureType of(char letter) {
        return switch (letter) {
            case 'I' -> I;
            case 'P' -> P;
            case 'B' -> B;
            default -> OTHER;
        };
    }
}
