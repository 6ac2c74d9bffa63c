package com.encord.sdk.examples;

import com.encord.sdk.datasets.DataRow;
import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.MediaSniffer;
import com.encord.sdk.media.dicom.series.DicomScan;
import com.encord.sdk.media.dicom.series.DicomSeries;
import com.encord.sdk.media.upload.MediaInspector;
import com.encord.sdk.media.upload.MediaRepair;
import com.encord.sdk.upload.FileKind;
import com.encord.sdk.upload.Inspection;
import com.encord.sdk.upload.PlannedAction;
import com.encord.sdk.upload.PlannedInput;
import com.encord.sdk.upload.RepeatedContent;
import com.encord.sdk.upload.Upload;
import com.encord.sdk.upload.UploadKind;
import com.encord.sdk.upload.UploadOutcome;
import com.encord.sdk.upload.UploadPlan;
import com.encord.sdk.upload.UploadReport;
import com.encord.sdk.upload.UploadStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads files and folders, and links what arrived to a dataset. */
@Command(name = "upload", description = "Uploads files and folders; DICOM files found together become series.")
final class UploadCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR|FILE", description = "Files, and folders searched to any depth.")
    private List<Path> paths = List.of();

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "NAME|ID",
            description = "The folder on the platform: one at the top, made when there is none of that name, or any by"
                    + " its id.")
    private String folder = "";

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "A dataset to link the items to; made when there is none of that name.")
    private @Nullable String datasetName;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Remembers what is done, so that the same command goes on where it was after a crash.")
    private @Nullable Path journal;

    @Option(
            names = "--reencode",
            paramLabel = "auto|full",
            description = "Repairs videos on this machine before they leave, converts pictures and sound that the"
                    + " platform does not take, and joins volumes of two files.")
    private @Nullable RepairMode reencode;

    @Option(
            names = "--deep",
            description = "Decodes every frame and picture before it is sent, which finds damaged ones.")
    private boolean isDeep;

    @Mixin
    private TransferOptions transfer = new TransferOptions();

    @Option(
            names = "--skip-duplicates",
            description = "Skips files whose content was uploaded already, by this run or one in the journal.")
    private boolean skipsDuplicates;

    @Option(
            names = "--dry-run",
            description = "Tells what would be done with each file; sends nothing, and needs no platform.")
    private boolean isDryRun;

    @Option(names = "--json", description = "Prints one line of JSON for each item.")
    private boolean json;

    @Mixin
    private Session.Options connection = new Session.Options();

    /** What is done to videos before they leave. */
    enum RepairMode {
        AUTO,
        FULL
    }

    @Override
    public Integer call() {
        return isDryRun ? plan() : upload();
    }

    private int plan() {
        UploadPlan plan = request(Upload.forPlanning()).plan();
        plan.inputs().forEach(this::print);
        System.err.println(plan.summary());
        return plan.with(PlannedAction.REFUSE).isEmpty() ? Main.OK : Main.FINDINGS;
    }

    private int upload() {
        try (Session session = Session.open(connection);
                ConsoleProgress progress = ConsoleProgress.ofUpload()) {
            Folder target = new FolderArgument(folder).findOrCreate(session.client());
            UploadReport report = request(target.upload()).onProgress(progress).run();
            Map<UUID, UUID> rows = new HashMap<>();
            try {
                if (datasetName != null) {
                    link(session, datasetName, report, rows);
                }
            } finally {
                // what was uploaded is told even if it could not be linked
                report.outcomes().forEach(outcome -> print(outcome, rows));
                System.err.println(report.summary());
            }
            return report.isComplete() ? Main.OK : Main.FINDINGS;
        }
    }

    /** Everything that was asked for, the DICOM files among it put together. */
    private Upload request(Upload upload) {
        upload.files(paths.toArray(Path[]::new)).inspectWith(new MediaInspector().deep(isDeep));
        transfer.addTo(upload);
        series().forEach(series -> upload.dicomSeries(MediaPlan.title(series), series));
        if (reencode != null) {
            upload.repairWith(reencode == RepairMode.FULL ? MediaRepair.full() : MediaRepair.auto());
        }
        if (journal != null) {
            upload.journal(journal);
        }
        if (skipsDuplicates) {
            upload.repeatedContent(RepeatedContent.SKIP);
        }
        return upload;
    }

    /** The series that the files make; found by a plan that looks at nothing but their first bytes. */
    private List<DicomSeries> series() {
        Upload search = Upload.forPlanning()
                .files(paths.toArray(Path[]::new))
                .inspectWith(file -> Inspection.of(
                        MediaSniffer.sniff(file).kind() == MediaKind.DICOM ? FileKind.DICOM : FileKind.TEXT, ""));
        transfer.addTo(search);
        return DicomScan.of(search.plan().with(PlannedAction.SEND).stream()
                        .filter(input -> input.kind() == UploadKind.DICOM_SERIES)
                        .flatMap(input -> input.files().stream())
                        .toList())
                .series();
    }

    /** Links the items and adds the data hash that each got. */
    private static void link(Session session, String name, UploadReport report, Map<UUID, UUID> rows) {
        Dataset dataset = session.client().datasets().findOrCreate(name);
        if (!report.items().isEmpty()) {
            for (DataRow row : dataset.link(report.items())) {
                row.item().ifPresent(item -> rows.put(item, row.dataHash()));
            }
        }
    }

    private void print(UploadOutcome outcome, Map<UUID, UUID> rows) {
        String status = outcome.status().name();
        String reason = outcome.reason().orElse(null);
        for (Path file : outcome.files()) {
            UUID item = outcome.itemUuid().orElse(null);
            UUID row = item == null ? null : rows.get(item);
            if (json) {
                new JsonLines(System.out)
                        .print(
                                "file",
                                file.toString(),
                                "itemUuid",
                                item == null ? null : item.toString(),
                                "dataHash",
                                row == null ? null : row.toString(),
                                "status",
                                status,
                                "sameContentAs",
                                outcome.sameContentAs().map(Path::toString).orElse(null),
                                "error",
                                outcome.status() == UploadStatus.UPLOADED ? null : reason);
            } else {
                System.out.println(status + "  " + file + (item == null ? "" : "  " + item)
                        + (reason == null ? "" : "  " + reason));
            }
        }
    }

    private void print(PlannedInput input) {
        String reason = input.reason().orElse(null);
        for (Path file : input.files()) {
            if (json) {
                new JsonLines(System.out)
                        .print(
                                "file", file.toString(),
                                "status", input.action().name(),
                                "kind", input.kind().name(),
                                "title", input.title(),
                                "error", input.action() == PlannedAction.SEND ? null : reason,
                                "note", input.action() == PlannedAction.SEND ? reason : null);
            } else {
                System.out.println(input.action() + "  " + file
                        + (input.action() == PlannedAction.SEND ? "  " + input.kind() + "  " + input.title() : "")
                        + (reason == null ? "" : "  " + reason));
            }
        }
    }
}
