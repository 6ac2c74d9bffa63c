package com.encord.sdk.examples;

import com.encord.sdk.EncordClient;
import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.errors.EncordException;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.jobs.ReEncodeMode;
import com.encord.sdk.jobs.ReEncodeStatus;
import com.encord.sdk.media.MediaException;
import com.encord.sdk.media.MediaKind;
import com.encord.sdk.media.check.MediaCheck;
import com.encord.sdk.media.check.MediaReport;
import com.encord.sdk.media.check.Verdict;
import com.encord.sdk.media.image.ImageGrouping;
import com.encord.sdk.media.image.ImagePlans;
import com.encord.sdk.media.upload.MediaInspector;
import com.encord.sdk.media.upload.MediaRepair;
import com.encord.sdk.media.video.Video;
import com.encord.sdk.media.video.VideoFrame;
import com.encord.sdk.upload.UploadKind;
import com.encord.sdk.upload.UploadOutcome;
import com.encord.sdk.upload.UploadReport;
import com.encord.sdk.upload.UploadStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From a folder of files to a dataset on the platform, step by step, every file accounted for. */
final class MainJob {
    private static final Duration REENCODE_LIMIT = Duration.ofMinutes(30);
    private static final int FRAMES_SHOWN = 3;

    private final EncordClient encord;
    private final Path media;

    MainJob(EncordClient encord, Path media) {
        this.encord = encord;
        this.media = media;
    }

    /** Runs all steps; true when every file arrived. */
    boolean run() {
        Map<Path, MediaReport> reports = check();
        MediaPlan plan = plan(reports);
        Folder folder = encord.folders().create("quickstart " + Instant.now());
        UploadReport report = upload(plan, folder, reports.values());
        Dataset dataset = encord.datasets().create(folder.name());
        int rows = report.items().isEmpty() ? 0 : dataset.link(report.items()).size();
        System.out.println("Dataset '" + dataset.title() + "': " + rows + " rows");
        Optional<UploadOutcome> video = report.uploaded().stream()
                .filter(outcome -> outcome.kind() == UploadKind.VIDEO)
                .min(Comparator.comparingLong(UploadOutcome::bytes));
        video.ifPresent(outcome -> reEncode(folder, outcome));
        video.ifPresent(outcome -> showFrames(outcome.files().get(0)));
        return summarize(reports, report);
    }

    private Map<Path, MediaReport> check() {
        List<Path> files = Folders.files(List.of(media));
        System.out.println("Checking " + files.size() + " files");
        Map<Path, MediaReport> reports = new TreeMap<>();
        for (MediaReport report : MediaCheck.all(files).run()) {
            reports.put(Path.of(report.file()), report);
        }
        Map<Verdict, Integer> counts = new TreeMap<>();
        reports.values().forEach(report -> counts.merge(report.verdict(), 1, Integer::sum));
        System.out.println("Verdicts: " + counts);
        return reports;
    }

    /** Two or more images in a folder become one item: a sequence when all have one size, otherwise a group. */
    private MediaPlan plan(Map<Path, MediaReport> reports) {
        MediaPlan plan = MediaPlan.ofSeries(new ArrayList<>(reports.keySet()));
        Map<Path, List<Path>> imagesByFolder = new LinkedHashMap<>();
        reports.forEach((file, report) -> {
            if (report.kind() == MediaKind.IMAGE && report.verdict() != Verdict.REJECT) {
                imagesByFolder
                        .computeIfAbsent(file.toAbsolutePath().getParent(), parent -> new ArrayList<>())
                        .add(file);
            }
        });
        imagesByFolder.forEach((folder, images) -> {
            if (images.size() > 1) {
                String title = folder.getFileName().toString();
                ImageGrouping grouping = ImageGrouping.of(title, images);
                ImagePlans sequences = grouping.asSequences();
                if (sequences.plans().size() == 1 && sequences.excluded().isEmpty()) {
                    plan.sequence(title, sequences.plans().get(0).get());
                } else {
                    grouping.asGroups().plans().forEach(group -> plan.group(group.title(), group.get()));
                }
            }
        });
        System.out.println("Plan: " + plan);
        return plan;
    }

    private UploadReport upload(MediaPlan plan, Folder folder, Collection<MediaReport> checked) {
        try (ConsoleProgress progress = ConsoleProgress.ofUpload()) {
            UploadReport report = plan.addTo(folder.upload()
                            .inspectWith(new MediaInspector().knowing(checked))
                            .repairWith(MediaRepair.auto())
                            .provideMediaMetadata(true)
                            .metadata(
                                    file -> Map.of("source", file.getFileName().toString()))
                            .onProgress(progress))
                    .run();
            System.out.println(report.summary());
            return report;
        }
    }

    private void reEncode(Folder folder, UploadOutcome video) {
        System.out.println("Re-encoding '" + video.title() + "' on the platform");
        try {
            ReEncodeStatus result = folder.reEncode(video.itemUuids())
                    .mode(ReEncodeMode.FULL)
                    .start()
                    .await(REENCODE_LIMIT);
            String normalized = stem(video.title()) + "_normalized.mp4";
            Optional<StorageItem> item = folder.items(ItemQuery.all().types(ItemType.VIDEO)).stream()
                    .filter(each -> each.name().equals(normalized))
                    .findFirst();
            System.out.println("Re-encode " + result.statusText()
                    + item.map(each -> ": '" + each.name() + "' is item " + each.id())
                            .orElse(", and '" + normalized + "' did not appear"));
        } catch (EncordException e) {
            System.out.println("Re-encode failed: " + e.getMessage());
        }
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static void showFrames(Path file) {
        try (Video video = Video.open(file)) {
            int shown = 0;
            for (VideoFrame frame : video.frames()) {
                System.out.println("Frame " + frame.index() + " of " + file.getFileName() + " at "
                        + String.format(Locale.ROOT, "%.3f", frame.time()) + " s: " + frame.width() + " x "
                        + frame.height());
                if (++shown == FRAMES_SHOWN) {
                    break;
                }
            }
        } catch (MediaException e) {
            System.out.println("No frames: " + e.getMessage());
        }
    }

    private boolean summarize(Map<Path, MediaReport> reports, UploadReport upload) {
        TextTable table = new TextTable("file", "verdict", "action", "item", "seconds");
        List<String> missing = new ArrayList<>();
        for (UploadOutcome outcome : upload.outcomes()) {
            if (outcome.status() != UploadStatus.UPLOADED) {
                missing.add(describe(outcome) + ": " + outcome.reason().orElse("no reason was given"));
            }
            for (Path file : outcome.files()) {
                MediaReport report = reports.get(file);
                table.row(
                        name(file),
                        report == null ? "" : report.verdict(),
                        action(outcome),
                        outcome.itemUuid().map(Object::toString).orElse("-"),
                        String.format(Locale.ROOT, "%.2f", outcome.elapsed().toMillis() / 1e3));
            }
        }
        System.out.println();
        System.out.print(table);
        System.out.println();
        if (missing.isEmpty()) {
            System.out.println("Everything was uploaded.");
        } else {
            System.out.println("Not uploaded:");
            missing.forEach(line -> System.out.println("  " + line));
        }
        return missing.isEmpty();
    }

    private String name(Path file) {
        String name = media.relativize(file).toString();
        return name.isEmpty() ? file.getFileName().toString() : name;
    }

    private String describe(UploadOutcome outcome) {
        return outcome.files().size() == 1
                ? name(outcome.files().get(0))
                : outcome.kind() + " '" + outcome.title() + "' of "
                        + outcome.files().size() + " files";
    }

    private static String action(UploadOutcome outcome) {
        String as =
                switch (outcome.kind()) {
                    case IMAGE_GROUP, IMAGE_SEQUENCE, DICOM_SERIES -> outcome.kind() + " '" + outcome.title() + "'";
                    default -> outcome.kind().toString();
                };
        String notes = outcome.notes().isEmpty() ? "" : ", " + String.join(", ", outcome.notes());
        return outcome.status() == UploadStatus.UPLOADED
                ? "uploaded as " + as + notes
                : outcome.status().toString().toLowerCase(Locale.ROOT) + notes;
    }
}
