package com.encord.sdk.media.check;

import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaSniffer;
import com.encord.sdk.media.MediaSource;
import com.encord.sdk.media.SniffedMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reports of files whose check took its worker down or had to be ended. */
final class UnfinishedCheck {
    private UnfinishedCheck() {}

    static MediaReport tooLong(Path file, boolean deep, Duration limit) {
        // not sniffed: a disk that does not answer would now stall the host
        Draft draft = new Draft(file.toString(), 0, deep, SniffedMedia.UNKNOWN);
        draft.add(
                FindingCode.UNREADABLE,
                Severity.ERROR,
                Fix.REJECT,
                "The check took longer than its limit of " + seconds(limit) + " s and was ended. If the file is just"
                        + " long, allow more time; else copy or export it again.",
                "reason",
                "time limit",
                "limitSeconds",
                limit.toMillis() / 1000.0);
        return draft.report();
    }

    static MediaReport crashed(Path file, boolean deep, WorkerProcess.End end) {
        Draft draft = new Draft(file.toString(), size(file), deep, sniff(file));
        boolean memory = end.reason().contains("OutOfMemoryError");
        draft.add(
                FindingCode.UNREADABLE,
                Severity.ERROR,
                Fix.REJECT,
                memory
                        ? "The check needs more memory than its worker may take, which " + end
                                + ". If the file is just large, allow a larger heap; else copy or export it again."
                        : "The file crashed the decoder: the worker process that checked it " + end
                                + ". Do not open it in a process that matters; copy or export it again.",
                "reason",
                memory ? "memory" : "crash",
                "exitCode",
                end.exitCode(),
                "where",
                end.reason());
        return draft.report();
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0
                ? Long.toString(limit.toSeconds())
                : Double.toString(limit.toMillis() / 1000.0);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static SniffedMedia sniff(Path file) {
        try {
            return MediaSniffer.sniff(MediaSource.of(file));
        } catch (MediaException unreadable) {
            return SniffedMedia.UNKNOWN;
        }
    }
}
