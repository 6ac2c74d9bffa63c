package com.encord.sdk.media.nifti;

import java.io.Serial;

/** A header broke the format's rules. Never leaves the package: the reader adds the file and its own exception type. */
final class MalformedVolume extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedVolume(String message) {
        super(message, null, false, false);
    }
}
