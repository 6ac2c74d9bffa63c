package com.encord.sdk.media;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The file asks for more (streams, picture size, packets, memory) than the limits allow. */
public final class MediaLimitException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     */
    public MediaLimitException(String source, String message) {
        this(source, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param source the file, channel or address it is about
     * @param message what failed, with the numbers, and what to do
     * @param cause why, or null
     */
    public MediaLimitException(String source, String message, @Nullable Throwable cause) {
        super(source, message, cause);
    }
}
