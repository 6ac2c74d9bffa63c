package com.encord.sdk.download;

import com.encord.sdk.errors.EncordException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The directory to download into cannot be used, or another run uses it. Nothing was downloaded. */
public final class DownloadDirectoryException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    DownloadDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
