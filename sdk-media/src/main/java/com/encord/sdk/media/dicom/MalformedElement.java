package com.encord.sdk.media.dicom;

import java.io.Serial;

/**
 * Bytes broke the rules of the encoding. Never leaves the package: the parser keeps what it read before, and notes it.
 */
final class MalformedElement extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DicomProblem problem;

    MalformedElement(DicomProblem.Kind kind, long offset, String message) {
        super(message, null, false, false);
        this.problem = new DicomProblem(kind, offset, message);
    }

    DicomProblem problem() {
        return problem;
    }
}
