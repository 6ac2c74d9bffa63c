package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dry run foretells the run, and touches nothing. */
@Timeout(60)
class UploadPlanTest {
    @TempDir
    Path temp;

    private final FakePlatform platform = new FakePlatform();
    private Path dir;

    @BeforeEach
    void files() throws IOException {
        dir = Files.createDirectory(temp.resolve("files"));
    }

    private Path file(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static List<String> lines(UploadPlan plan) {
        return plan.inputs().stream()
                .map(input -> input.action() + " " + input.kind() + " " + input.title())
                .toList();
    }

    @Test
    void aPlanTellsWhatWouldBecomeOfEachInput() throws IOException {
        file("a.png", "picture");
        file("b.mp4", "video");
        file("empty.png", "");
        file("notes.xyz", "what");
        file("raw/c.png", "raw");
        List<Path> frames = List.of(file("g/1.png", "1"), file("g/2.png", "22"));
        UploadPlan plan = Upload.forPlanning()
                .files(dir, temp.resolve("missing"))
                .imageGroup("pair", frames)
                .exclude("raw/")
                .titles(path -> path.endsWith("a.png") ? "first" : null)
                .metadata(path -> Map.of("of", path.getFileName().toString()))
                .plan();

        assertEquals(
                List.of(
                        "SEND IMAGE first",
                        "SEND VIDEO b.mp4",
                        "REFUSE UNKNOWN empty.png",
                        "SKIP UNKNOWN notes.xyz",
                        "SKIP UNKNOWN raw",
                        "REFUSE UNKNOWN missing",
                        "SEND IMAGE_GROUP pair"),
                lines(plan));
        assertEquals("It is empty (0 bytes).", plan.inputs().get(2).reason().orElseThrow());
        assertEquals(Map.of("of", "1.png"), plan.inputs().get(6).metadata());
        assertEquals(3, plan.inputs().get(6).bytes());
        assertEquals("3 to send (0.0 MB), 2 to skip, 2 refused", plan.summary());
    }

    @Test
    void mediaMetadataNeedsSomethingThatLooksIntoFiles() throws IOException {
        Upload upload = platform.upload().file(file("a.mp4", "video")).provideMediaMetadata(true);
        IllegalStateException failure = assertThrows(IllegalStateException.class, upload::run);
        assertTrue(failure.getMessage().contains("encord-sdk-media"), failure::getMessage);
        assertThrows(IllegalStateException.class, upload::plan);

        upload.inspectWith(path -> Inspection.of(FileKind.VIDEO, "video/mp4"))
                .run()
                .throwIfIncomplete();
    }

    @Test
    void theRunDoesWhatThePlanSaid() throws IOException {
        for (int i = 0; i < 60; i++) {
            file("f" + i + (i % 7 == 0 ? ".xyz" : ".png"), i % 11 == 0 ? "" : "content " + i % 13);
        }
        Upload upload = platform.upload()
                .files(dir)
                .repeatedContent(RepeatedContent.SKIP)
                .exclude("*4*");
        UploadPlan plan = upload.plan();
        UploadReport report = upload.concurrency(1).run();

        Map<Path, PlannedAction> planned = plan.inputs().stream()
                .collect(Collectors.toMap(input -> input.files().get(0), PlannedInput::action));
        assertEquals(report.outcomes().size(), planned.size());
        for (UploadOutcome outcome : report.outcomes()) {
            PlannedAction expected =
                    switch (outcome.status()) {
                        case UPLOADED -> PlannedAction.SEND;
                        case SKIPPED -> PlannedAction.SKIP;
                        default -> PlannedAction.REFUSE;
                    };
            assertEquals(expected, planned.get(outcome.files().get(0)), outcome.toString());
        }
    }

    @Test
    void nothingIsAskedOfThePlatformAndNothingIsWritten() throws IOException {
        Path journal = temp.resolve("journal");
        file("a.png", "same");
        file("b.png", "same");
        platform.beforeRest = request -> {
            throw new AssertionError("asked " + request);
        };
        UploadPlan plan = platform.upload()
                .files(dir)
                .journal(journal)
                .repeatedContent(RepeatedContent.SKIP)
                .repairWith((path, inspection) -> {
                    throw new AssertionError("repaired " + path);
                })
                .plan();

        assertEquals(List.of("SEND IMAGE a.png", "SKIP IMAGE b.png"), lines(plan));
        assertEquals(Optional.of(dir.resolve("a.png")), plan.inputs().get(1).sameContentAs());
        try (Stream<Path> left = Files.list(temp)) {
            assertEquals(List.of(dir), left.toList());
        }
    }

    @Test
    void whatTheJournalKnowsIsPlannedAsDone() throws IOException {
        Path journal = temp.resolve("journal");
        file("a.png", "same");
        Path changed = file("b.png", "other");
        Upload first = platform.upload()
                .files(dir)
                .repeatedContent(RepeatedContent.SKIP)
                .journal(journal);
        first.run().throwIfIncomplete();
        Files.writeString(changed, "changed and longer");
        file("c.png", "same");
        byte[] before = Files.readAllBytes(journal);
        UploadPlan plan = Upload.forPlanning()
                .files(dir)
                .repeatedContent(RepeatedContent.SKIP)
                .journal(journal)
                .plan();

        assertEquals(
                List.of("ALREADY_UPLOADED UNKNOWN a.png", "REFUSE UNKNOWN b.png", "SKIP IMAGE c.png"), lines(plan));
        assertEquals(before.length, Files.size(journal));
    }

    @Test
    void aRepairToComeIsNamedAndOutweighsARefusal() throws IOException {
        file("a.avi", "frames");
        FileRepair repair = new FileRepair() {
            @Override
            public RepairedFile repair(Path path, Inspection inspection) {
                throw new AssertionError("repaired " + path);
            }

            @Override
            public Optional<String> foresee(Path path, Inspection inspection) {
                return Optional.of("to be rewrapped");
            }
        };
        FileInspector refuses =
                path -> Inspection.of(FileKind.VIDEO, "video/x-msvideo").refuse("AVI is not taken");

        assertEquals(
                PlannedAction.REFUSE,
                Upload.forPlanning()
                        .files(dir)
                        .inspectWith(refuses)
                        .plan()
                        .inputs()
                        .get(0)
                        .action());
        PlannedInput planned = Upload.forPlanning()
                .files(dir)
                .inspectWith(refuses)
                .repairWith(repair)
                .plan()
                .inputs()
                .get(0);
        assertEquals(PlannedAction.SEND, planned.action());
        assertEquals("to be rewrapped", planned.reason().orElseThrow());
    }

    @Test
    void aRequestForPlanningCannotBeRun() {
        assertThrows(IllegalStateException.class, () -> Upload.forPlanning().run());
        assertFalse(Files.exists(dir.resolve("x")));
        assertTrue(Upload.forPlanning().plan().inputs().isEmpty());
    }
}
