package com.encord.sdk.media.internal.jpeg2000;

/** A codestream that breaks the rules; caught where the file's name is known. */
final class Jpeg2000Exception extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean unsupported;

    /** Damage. */
    Jpeg2000Exception(String message) {
        this(message, false);
    }

    private Jpeg2000Exception(String message, boolean unsupported) {
        super(message, null, false, false);
        this.unsupported = unsupported;
    }

    /** Something sound that this decoder does not know. */
    static Jpeg2000Exception unsupported(String message) {
        return new Jpeg2000Exception(message, true);
    }

    boolean isUnsupported() {
        return unsupported;
    }
}
