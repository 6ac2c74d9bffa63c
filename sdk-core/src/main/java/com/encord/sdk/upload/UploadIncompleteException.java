package com.encord.sdk.upload;

import com.encord.sdk.errors.EncordException;
import java.io.Serial;

/** Not everything was uploaded, and the caller asked to be told by exception. */
public final class UploadIncompleteException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient UploadReport report;

    UploadIncompleteException(UploadReport report) {
        super("The upload is incomplete: " + report, report.stoppedBy().orElse(null));
        this.report = report;
    }

    /**
     * What became of each input.
     *
     * @return the whole report
     */
    public UploadReport report() {
        return report;
    }
}
