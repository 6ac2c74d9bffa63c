package com.encord.sdk.media.document;

import java.io.Serial;

/** The structure of a PDF broke its rules. Never leaves the package. */
final class PdfDamage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PdfDamage(String message) {
        super(message, null, false, false);
    }
}
