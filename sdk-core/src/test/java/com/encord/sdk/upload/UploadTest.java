package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InterruptedCallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upload sends and reports when nothing goes wrong on the way. */
class UploadTest {
    @TempDir
    Path dir;

    private final FakePlatform platform = new FakePlatform();

    private Path file(String name) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "content of " + name);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> registered(String list) {
        return platform.registrations.stream()
                .flatMap(each -> ((List<Map<String, Object>>) each.get(list)).stream())
                .toList();
    }

    private String contentType(UploadOutcome outcome) {
        return platform.contentTypes.get(outcome.itemUuid().orElseThrow());
    }

    private static List<String> reasons(UploadReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.title() + ": " + outcome.reason().orElse("ok"))
                .toList();
    }

    @Test
    void everyKindGoesToItsListWithItsContentType() throws IOException {
        for (String name : List.of("a.mp4", "b.PNG", "c.mp3", "d.nii.gz", "e.pdf", "f.md", "g.json")) {
            file(name);
        }
        UploadReport report = platform.upload().files(dir).run().throwIfIncomplete();

        assertEquals(
                List.of(
                        "application/octet-stream",
                        "image/png",
                        "application/octet-stream",
                        "application/nifti",
                        "application/pdf",
                        "text/markdown",
                        "application/json"),
                report.outcomes().stream().map(this::contentType).toList());
        assertEquals(
                List.of(
                        UploadKind.VIDEO,
                        UploadKind.IMAGE,
                        UploadKind.AUDIO,
                        UploadKind.NIFTI,
                        UploadKind.PDF,
                        UploadKind.TEXT,
                        UploadKind.TEXT),
                report.outcomes().stream().map(UploadOutcome::kind).toList());
        assertEquals("VIDEO", registered("videos").get(0).get("externalFileType"));
        assertEquals("a.mp4", registered("videos").get(0).get("title"));
        assertEquals(report.items().get(0), registered("videos").get(0).get("placeholderItemUuid"));
        assertEquals(2, registered("text").size());
        assertEquals(7, report.items().size());
        assertArrayEquals(
                "content of b.PNG".getBytes(StandardCharsets.UTF_8),
                platform.objects.get(report.items().get(1)));
    }

    @Test
    void framesOfAnImageGroupAreStoredAsImages() throws IOException {
        List<Path> frames = List.of(file("2.jpg"), file("1.png"), file("3.webp"));
        UploadReport report =
                platform.upload().imageGroup("crossing", frames).run().throwIfIncomplete();

        Map<String, Object> group = registered("imageGroups").get(0);
        assertEquals(false, group.get("createVideo"));
        assertEquals(false, group.get("clusterByResolution"));
        assertEquals("crossing", group.get("title"));
        List<UUID> children = platform.items.get(report.items().get(0));
        assertEquals(
                List.of("image/jpeg", "image/png", "image/webp"),
                children.stream().map(platform.contentTypes::get).toList());
        assertEquals(1, report.outcomes().size());
        assertEquals(frames, report.outcomes().get(0).files());
    }

    @Test
    void anImageSequenceMayBecomeSeveralItems() throws IOException {
        List<Path> frames = List.of(file("1.png"), file("2.png"));
        UploadReport report = platform.upload()
                .imageSequence("drive", () -> frames)
                .file(file("other.png"))
                .run()
                .throwIfIncomplete();

        Map<String, Object> sequence = registered("imageGroups").get(0);
        assertEquals(true, sequence.get("createVideo"));
        assertEquals(true, sequence.get("clusterByResolution"));
        assertEquals(2, platform.registrations.size(), "a sequence is alone in its registration");
        assertEquals(2, report.items().size());
    }

    @Test
    void aDicomFileIsASeriesOfOneAlsoWithoutExtension() throws IOException {
        byte[] dicom = Arrays.copyOf(new byte[0], 200);
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        Path file = Files.write(dir.resolve("IM0001"), dicom);
        UploadReport report = platform.upload().file(file).run().throwIfIncomplete();

        assertEquals(UploadKind.DICOM_SERIES, report.outcomes().get(0).kind());
        Map<String, Object> series = registered("dicomSeries").get(0);
        assertEquals("IM0001", series.get("title"));
        UUID stored = platform.items.get(report.items().get(0)).get(0);
        assertEquals("application/dicom", platform.contentTypes.get(stored));
    }

    @Test
    void groupsOfTheSameTitleKeepTheirItemsApart() throws IOException {
        List<Path> left = List.of(file("a/1.png"));
        List<Path> right = List.of(file("b/1.png"));
        UploadReport report = platform.upload()
                .imageGroup("same", left)
                .imageGroup("same", right)
                .concurrency(1)
                .run()
                .throwIfIncomplete();

        UUID leftStored = platform.items.get(report.items().get(0)).get(0);
        assertEquals("content of a/1.png", new String(platform.objects.get(leftStored), StandardCharsets.UTF_8));
        UUID rightStored = platform.items.get(report.items().get(1)).get(0);
        assertEquals("content of b/1.png", new String(platform.objects.get(rightStored), StandardCharsets.UTF_8));
    }

    @Test
    void theCallOfOneKindTakesANamedFileForThatKind() throws IOException {
        UploadReport report = platform.upload()
                .videos(file("1"))
                .images(file("2"))
                .audio(file("3"))
                .niftis(file("4"))
                .pdfs(file("5"))
                .texts(file("6"))
                .dicomFiles(file("7"))
                .run()
                .throwIfIncomplete();

        assertEquals(
                List.of(
                        UploadKind.VIDEO,
                        UploadKind.IMAGE,
                        UploadKind.AUDIO,
                        UploadKind.NIFTI,
                        UploadKind.PDF,
                        UploadKind.TEXT,
                        UploadKind.DICOM_SERIES),
                report.outcomes().stream().map(UploadOutcome::kind).toList());
        assertEquals("1", registered("videos").get(0).get("title"));
        assertEquals("5", registered("pdf").get(0).get("title"));
    }

    @Test
    void directoriesAreWalkedInNaturalOrderAndNothingIsDroppedSilently() throws IOException {
        for (String name : List.of("f10.png", "f9.png", "sub/x.png", "notes.xyz", ".hidden", "zoo.mp4")) {
            file(name);
        }
        UploadReport report = platform.upload().images(dir).run();

        assertEquals(
                List.of(
                        ".hidden: It is hidden.",
                        "f9.png: ok",
                        "f10.png: ok",
                        "notes.xyz: It is of unknown kind, and only IMAGE was asked for.",
                        "x.png: ok",
                        "zoo.mp4: It is VIDEO, and only IMAGE was asked for."),
                reasons(report));
        assertEquals(3, report.skipped().size());
        assertTrue(report.isComplete());
    }

    @Test
    void linksInACircleEnd() throws IOException {
        file("a/1.png");
        Files.createSymbolicLink(dir.resolve("a/loop"), dir);
        UploadReport report = platform.upload().files(dir).run();

        assertEquals(List.of("1.png: ok", "loop: It is a link in a circle."), reasons(report));
    }

    @Test
    void whatCannotBeSentIsReportedAndTheRestGoesOn() throws IOException {
        Path empty = Files.createFile(dir.resolve("empty.png"));
        Path odd = file("what.xyz");
        UploadReport report = platform.upload()
                .files(empty, odd, dir.resolve("missing.png"), file("good.png"))
                .imageGroup("no frames", List.of())
                .imageGroup("broken", () -> {
                    throw new IllegalStateException("planner failed");
                })
                .run();

        assertEquals(
                List.of(
                        "empty.png: It is empty (0 bytes).",
                        "what.xyz: Its kind is not known from its name. The platform takes images, videos, audio,"
                                + " DICOM, NIfTI, PDF and text.",
                        "missing.png: It does not exist; check the path.",
                        "good.png: ok",
                        "no frames: It has no files.",
                        "broken: Its files could not be listed: planner failed"),
                reasons(report));
        UploadIncompleteException e = assertThrows(UploadIncompleteException.class, report::throwIfIncomplete);
        assertEquals(5, e.report().failed().size());
        assertTrue(e.getMessage().contains("1 of 6 uploaded"), e.getMessage());
    }

    @Test
    void aFileNamedTwiceIsUploadedOnce() throws IOException {
        Path file = file("a.png");
        UploadReport report = platform.upload().file(file).images(dir).run();

        assertEquals(1, report.items().size());
        assertEquals(List.of("a.png: ok", "a.png: It is in this upload already."), reasons(report));
    }

    @Test
    void titlesAndMetadataComeFromFunctions() throws IOException {
        Path frame = file("f.png");
        platform.upload()
                .files(file("a.png"), file("b.png"))
                .imageGroup("g", List.of(frame))
                .titles(path -> path.endsWith("a.png") ? "first" : null)
                .metadata(path -> Map.of("from", path.getFileName().toString()))
                .concurrency(1)
                .run()
                .throwIfIncomplete();

        assertEquals(
                List.of("first", "b.png"),
                registered("images").stream().map(each -> each.get("title")).toList());
        assertEquals(Map.of("from", "a.png"), registered("images").get(0).get("clientMetadata"));
        assertEquals(Map.of("from", "f.png"), registered("imageGroups").get(0).get("clientMetadata"));
    }

    @Test
    void theInspectorDecidesAndItsMediaMetadataIsSentOnlyIfAsked() throws IOException {
        Path clip = file("clip.png");
        FileInspector inspector = path -> path.endsWith("bad.png")
                ? Inspection.of(FileKind.IMAGE, "image/png").refuse("It is upside down.")
                : Inspection.of(FileKind.VIDEO, "video/mp4").withMediaMetadata(Map.of("fps", 25.0));
        UploadReport report = platform.upload()
                .files(clip, file("bad.png"))
                .inspectWith(inspector)
                .run();
        assertEquals(List.of("clip.png: ok", "bad.png: It is upside down."), reasons(report));
        assertTrue(!registered("videos").get(0).containsKey("videoMetadata"));

        platform.upload()
                .file(clip)
                .inspectWith(inspector)
                .provideMediaMetadata(true)
                .run()
                .throwIfIncomplete();
        assertEquals(Map.of("fps", 25.0), registered("videos").get(1).get("videoMetadata"));
    }

    @Test
    void aRepairedFileIsSentInsteadAndATemporaryOneIsDeleted() throws IOException {
        Path bad = file("clip.mkv");
        Path repaired = file("out/clip_normalized.mp4");
        FileInspector inspector = path -> path.toString().endsWith(".mkv")
                ? Inspection.of(FileKind.VIDEO, "video/x-matroska").refuse("ghost frames")
                : Inspection.of(FileKind.VIDEO, "video/mp4");
        UploadReport report = platform.upload()
                .file(bad)
                .inspectWith(inspector)
                .repairWith((path, inspection) -> {
                    assertEquals(Optional.of("ghost frames"), inspection.refusal());
                    return RepairedFile.temporary(repaired, "remuxed");
                })
                .run()
                .throwIfIncomplete();

        UploadOutcome outcome = report.outcomes().get(0);
        assertEquals("clip_normalized.mp4", outcome.title());
        assertEquals(List.of(bad), outcome.files());
        assertEquals(List.of("remuxed"), outcome.notes());
        assertTrue(Files.notExists(repaired));
        assertTrue(Files.exists(bad));
    }

    @Test
    void anInterruptedRunLeavesNoRepairedFileBehind() throws IOException {
        Path bad = file("clip.mkv");
        Path repaired = file("out/clip_normalized.mp4");
        platform.upload()
                .file(bad)
                .inspectWith(path -> {
                    if (path.equals(repaired)) {
                        throw new InterruptedCallException("interrupted", null);
                    }
                    return Inspection.of(FileKind.VIDEO, "video/x-matroska");
                })
                .repairWith((path, inspection) -> RepairedFile.temporary(repaired, "remuxed"))
                .run();

        assertTrue(Files.notExists(repaired));
    }

    @Test
    void aRequestIsOneShot() throws IOException {
        Upload upload = platform.upload().file(file("a.png"));
        upload.run();
        assertThrows(IllegalStateException.class, upload::run);
    }

    @Test
    void urlsAreAskedForInBatchesAndOnlyAsManyAsNeeded() throws IOException {
        for (int i = 0; i < 300; i++) {
            file("f" + i + ".png");
        }
        platform.upload().files(dir).concurrency(4).run().throwIfIncomplete();

        int asked = platform.urlCounts.stream().mapToInt(Integer::intValue).sum();
        assertEquals(300, asked, platform.urlCounts.toString());
        assertTrue(platform.urlCounts.size() < 20, platform.urlCounts.toString());
        assertTrue(platform.registrations.size() <= 6, "registrations: " + platform.registrations.size());
    }

    @Test
    void progressAddsUpAndAFailingListenerChangesNothing() throws IOException {
        for (int i = 0; i < 20; i++) {
            file("f" + i + ".png");
        }
        file("empty.png");
        Files.write(dir.resolve("empty.png"), new byte[0]);
        List<Progress> seen = new ArrayList<>();
        List<UploadOutcome> outcomes = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void onProgress(Progress progress) {
                seen.add(progress);
                throw new IllegalStateException("listener failed");
            }

            @Override
            public void onOutcome(UploadOutcome outcome) {
                outcomes.add(outcome);
                throw new IllegalStateException("listener failed");
            }
        };
        UploadReport report = platform.upload().files(dir).onProgress(listener).run();

        Progress last = seen.get(seen.size() - 1);
        assertEquals(UploadPhase.FINISHED, last.phase());
        assertEquals(20, last.uploaded());
        assertEquals(1, last.failed());
        assertEquals(21, last.inputsTotal());
        assertEquals(20, last.filesSent());
        assertEquals(last.bytesTotal(), last.bytesSent());
        assertEquals(report.uploadedBytes(), last.bytesSent());
        assertEquals(21, outcomes.size());
    }
}
