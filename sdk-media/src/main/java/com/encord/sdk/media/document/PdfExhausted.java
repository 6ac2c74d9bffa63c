package com.encord.sdk.media.document;

import java.io.Serial;

/** Looking for the pages of a PDF costs more than any document is worth; it ends here. Never leaves the package. */
final class PdfExhausted extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PdfExhausted(long bytes) {
        super("its structure unpacks to more than " + bytes + " bytes", null, false, false);
    }
}
