package com.encord.sdk.transport;

import com.encord.sdk.errors.EncordException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A storage did not take or did not give the bytes of a signed URL. */
public final class SignedUrlException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The storage's HTTP status. */
    private final int status;
    /** Null when the storage did not say. */
    private final @Nullable Duration retryAfter;

    SignedUrlException(String message, int status, @Nullable Duration retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /**
     * The storage's answer: 403 usually means that the URL has expired, 416 that the object is shorter than the first
     * byte asked for.
     *
     * @return the HTTP status
     */
    public int status() {
        return status;
    }

    /**
     * How long the storage asks to wait.
     *
     * @return the wait, when the storage said
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
