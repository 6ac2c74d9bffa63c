package com.encord.sdk.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of what stops a call in the media rooms. What is merely wrong with a file is not an exception but a finding
 * of the check. Messages name the file and say what to do; {@link #source()} repeats the file alone.
 */
public class MediaException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The file, channel or address this is about. */
    private final String source;

    /**
     * Makes an exception.
     *
     * @param source the file, channel or address it is about; empty if it is about none
     * @param message what failed, with the numbers, and what to do
     */
    public MediaException(String source, String message) {
        this(source, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param source the file, channel or address it is about; empty if it is about none
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public MediaException(String source, String message, @Nullable Throwable cause) {
        super(source.isEmpty() ? message : source + ": " + message, cause);
        this.source = source;
    }

    /**
     * What this is about.
     *
     * @return the file, channel or address as it was given, without the query of an address; empty if about none
     */
    public final String source() {
        return source;
    }
}
