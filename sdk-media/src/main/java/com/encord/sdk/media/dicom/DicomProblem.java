package com.encord.sdk.media.dicom;

/**
 * Something wrong with a file's structure that did not keep the rest from being read.
 *
 * @param kind what is wrong
 * @param offset where in the file, or in the inflated data set of a deflated file
 * @param message what was found there, with its numbers
 */
public record DicomProblem(Kind kind, long offset, String message) {
    /** What can be wrong. */
    public enum Kind {
        /** The file ends before what it promises. */
        TRUNCATED,
        /** Bytes that break the rules of the encoding. */
        MALFORMED,
        /** Bytes behind the pixel data that are no elements; all before them is there. */
        TRAILING
    }

    @Override
    public String toString() {
        return message;
    }
}
