package com.encord.sdk.media;

import java.io.Serial;

/** FFmpeg's native libraries are not on the class path; the message names the Maven artifacts to add. */
public final class NativesMissingException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message which artifacts to add
     * @param cause what the loader said
     */
    public NativesMissingException(String message, Throwable cause) {
        super("", message, cause);
    }
}
