package com.encord.sdk.upload;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** One file cannot be sent; its message is the reason for the report. */
final class Unsendable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final UploadStatus status;

    private Unsendable(UploadStatus status, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.status = status;
    }

    static Unsendable failed(String reason, @Nullable Throwable cause) {
        return new Unsendable(UploadStatus.FAILED, reason, cause);
    }

    /** Not what was asked for: no fault of a file that was only found in a directory. */
    static Unsendable unwanted(Input input, String reason) {
        return new Unsendable(input.isFound() ? UploadStatus.SKIPPED : UploadStatus.FAILED, reason, null);
    }

    UploadStatus status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
