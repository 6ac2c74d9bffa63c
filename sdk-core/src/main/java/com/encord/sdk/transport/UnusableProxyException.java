package com.encord.sdk.transport;

import java.io.IOException;
import java.io.Serial;

/** The environment names a proxy that cannot be used, so nothing can be sent for as long as the program runs. */
public final class UnusableProxyException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what is wrong with it, without its text, which may hold a password
     */
    public UnusableProxyException(String message) {
        super(message);
    }
}
