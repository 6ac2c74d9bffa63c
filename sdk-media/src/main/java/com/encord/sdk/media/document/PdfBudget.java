package com.encord.sdk.media.document;

/**
 * How many bytes may be read and unpacked to find the pages of one file. A small file can have tables that lead to the
 * same bytes again and again. Not for several threads.
 */
final class PdfBudget {
    private static final long MOST_BYTES = 1L << 29;

    private long spent;

    /** To be called before the work is done. */
    void spend(long bytes) {
        spent += Math.max(0, bytes);
        if (spent > MOST_BYTES) {
            throw new PdfExhausted(MOST_BYTES);
        }
    }
}
