package com.encord.sdk.examples;

import com.encord.sdk.EncordClient;
import com.encord.sdk.download.Download;
import com.encord.sdk.download.DownloadOutcome;
import com.encord.sdk.download.DownloadReport;
import com.encord.sdk.errors.EncordException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Mirrors items, or a folder with those below it, into a directory. */
@Command(name = "download", description = "Downloads items and folders; the same command again goes on where it was.")
final class DownloadCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ITEM", description = "Ids of items.")
    private List<UUID> items = List.of();

    @Option(
            names = "--folder",
            paramLabel = "NAME|ID",
            description =
                    "A folder to mirror, with all folders below: one at the top by its name, or any by its id; may"
                            + " be repeated.")
    private List<String> folders = List.of();

    @Option(
            names = "--into",
            required = true,
            paramLabel = "DIR",
            description = "Where to; made when missing. Files there that were not downloaded are never touched.")
    private Path directory = Path.of("");

    @Mixin
    private TransferOptions transfer = new TransferOptions();

    @Option(names = "--json", description = "Prints one line of JSON for each item.")
    private boolean json;

    @Mixin
    private Session.Options connection = new Session.Options();

    @Override
    public Integer call() {
        if (items.isEmpty() && folders.isEmpty() && spec != null) {
            throw new ParameterException(spec.commandLine(), "Name items by id, or a folder with --folder");
        }
        try (Session session = Session.open(connection);
                ConsoleProgress progress = ConsoleProgress.ofDownload()) {
            Download download =
                    session.client().download().items(items).into(directory).onProgress(progress);
            folders.forEach(folder -> download.folder(id(session.client(), folder)));
            transfer.addTo(download);
            DownloadReport report = download.run();
            report.outcomes().forEach(this::print);
            System.err.println(report.summary());
            report.stoppedBy().ifPresent(reason -> System.err.println("encord: " + reason.getMessage()));
            return report.isComplete() ? Main.OK : Main.FINDINGS;
        }
    }

    private static UUID id(EncordClient encord, String folder) {
        return new FolderArgument(folder)
                .find(encord)
                .orElseThrow(() -> new EncordException("There is no folder named \"" + folder + "\" at the top."))
                .id();
    }

    private void print(DownloadOutcome outcome) {
        List<String> files = outcome.files().stream().map(Path::toString).toList();
        String reason = outcome.reason().orElse(null);
        if (json) {
            new JsonLines(System.out)
                    .print(
                            "itemUuid", outcome.item().toString(),
                            "title", outcome.title(),
                            "type", outcome.type().name(),
                            "status", outcome.status().name(),
                            "files", files,
                            "bytes", outcome.bytes(),
                            "error", reason);
        } else {
            System.out.println(outcome.status() + "  " + outcome.item() + "  " + outcome.title()
                    + (files.isEmpty() ? "" : "  " + files.get(0))
                    + (files.size() > 1 ? " and " + (files.size() - 1) + " more" : "")
                    + (reason == null ? "" : "  " + reason));
        }
    }
}
