package com.encord.sdk.media.reencode;

import com.encord.sdk.media.MediaException;
import java.io.Serial;

/** The re-encode was cancelled before it ended; nothing was left at the target. */
public final class ReEncodeCancelledException extends MediaException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param source the file that was being re-encoded
     */
    public ReEncodeCancelledException(String source) {
        super(source, "the re-encode was cancelled; nothing was written");
    }
}
