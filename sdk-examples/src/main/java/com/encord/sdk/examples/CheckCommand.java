package com.encord.sdk.examples;

import com.encord.sdk.media.check.Finding;
import com.encord.sdk.media.check.IsolatedChecks;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaCheckBatch;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Severity;
import com.encord.sdk.media.check.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks media files before they leave. */
@Command(
        name = "check",
        description = "Checks files: what they are, whether the platform takes them, and the cheapest repair.")
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders searched to any depth.")
    private List<Path> paths = List.of();

    @Option(names = "--deep", description = "Decodes every frame, too.")
    private boolean deep;

    @Option(names = "--isolated", description = "Checks in a worker process, which a file may crash without harm.")
    private boolean isolated;

    @Option(names = "--json", description = "Prints one line of JSON for each file.")
    private boolean json;

    @Override
    public Integer call() {
        AtomicBoolean found = new AtomicBoolean();
        MediaCheckBatch batch = MediaCheck.all(Folders.files(paths)).deep(deep).onReport(report -> {
            synchronized (this) {
                print(report);
            }
            if (report.verdict() != Verdict.OK) {
                found.set(true);
            }
        });
        if (isolated) {
            try (IsolatedChecks workers = IsolatedChecks.builder().build()) {
                batch.isolated(workers).run();
            }
        } else {
            batch.run();
        }
        return found.get() ? Main.FINDINGS : Main.OK;
    }

    private void print(MediaReport report) {
        if (json) {
            System.out.println(report.toJson());
            System.out.flush();
            return;
        }
        System.out.println(report.verdict() + "  " + report.file() + "  " + report.kind());
        for (Finding finding : report.findings()) {
            if (finding.severity() != Severity.INFO) {
                System.out.println("      " + finding.severity() + " " + finding.code() + ": " + finding.message());
            }
        }
    }
}
