package com.encord.sdk.media.image;

/**
 * Something wrong with the bytes of a picture.
 *
 * @param kind what is the matter
 * @param fatal whether pixels are lost; otherwise readers show the picture, but rightly complain
 * @param message what is wrong, with the numbers, for people
 */
public record ImageFlaw(Kind kind, boolean fatal, String message) {
    /** What may be the matter with a picture. */
    public enum Kind {
        /** The file ends before the picture does. */
        TRUNCATED,
        /** The bytes contradict the rules of their format. */
        DAMAGED,
        /** Nothing is wrong, but the pixels are coded in a way that no browser decodes. */
        UNKNOWN_CODING
    }

    static ImageFlaw missing(String message) {
        return new ImageFlaw(Kind.TRUNCATED, true, message);
    }

    static ImageFlaw damaged(String message) {
        return new ImageFlaw(Kind.DAMAGED, true, message);
    }

    static ImageFlaw unknownCoding(String message) {
        return new ImageFlaw(Kind.UNKNOWN_CODING, true, message);
    }

    /** Flaws outside the pixels. */
    ImageFlaw harmless() {
        return new ImageFlaw(kind, false, message);
    }
}
