package com.encord.sdk.media.image;

/**
 * Something wrong with the bytes of a picture.
 *
 * @param truncated whether the file ends before the picture does; otherwise it is damaged
 * @param fatal whether pixels are lost; otherwise readers show the picture, but rightly complain
 * @param message what is wrong, with the numbers, for people
 */
public record ImageFlaw(boolean truncated, boolean fatal, String message) {
    static ImageFlaw missing(String message) {
        return new ImageFlaw(true, true, message);
    }

    static ImageFlaw damaged(String message) {
        return new ImageFlaw(false, true, message);
    }

    /** Flaws outside the pixels. */
    ImageFlaw harmless() {
        return new ImageFlaw(truncated, false, message);
    }
}
