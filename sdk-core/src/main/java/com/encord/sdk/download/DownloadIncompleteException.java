package com.encord.sdk.download;

import com.encord.sdk.errors.EncordException;
import java.io.Serial;

/** Not everything was downloaded, and the caller asked to be told by exception. */
public final class DownloadIncompleteException extends EncordException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient DownloadReport report;

    DownloadIncompleteException(DownloadReport report) {
        super("The download is incomplete: " + report, report.stoppedBy().orElse(null));
        this.report = report;
    }

    /**
     * What became of each item.
     *
     * @return the whole report
     */
    public DownloadReport report() {
        return report;
    }
}
