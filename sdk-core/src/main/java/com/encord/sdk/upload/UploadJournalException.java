package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A journal cannot be used: it is damaged, belongs to something else, is in use, or cannot be written. */
public final class UploadJournalException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    UploadJournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
