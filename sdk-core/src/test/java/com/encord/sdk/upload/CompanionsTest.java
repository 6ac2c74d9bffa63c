package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files whose content is in two files, a picture {@code .png} and its {@code .more}. */
@Timeout(30)
class CompanionsTest {
    @TempDir
    Path temp;

    private final FakePlatform platform = new FakePlatform();
    private Path dir;

    @BeforeEach
    void makeFiles() throws IOException {
        dir = Files.createDirectory(temp.resolve("files"));
        for (String name : List.of("a", "b")) {
            Files.writeString(dir.resolve(name + ".png"), "same");
            Files.writeString(dir.resolve(name + ".more"), "more of " + name);
        }
    }

    private static FileInspector inspector() {
        return new FileInspector() {
            @Override
            public Inspection inspect(Path file) {
                return file.toString().endsWith(".png")
                        ? Inspection.of(FileKind.IMAGE, "image/png")
                        : Inspection.of(FileKind.UNKNOWN, "").refuse("It is a companion.");
            }

            @Override
            public List<Path> companions(Path file) {
                Path more = file.resolveSibling(file.getFileName().toString().replace(".png", ".more"));
                return !more.equals(file) && Files.exists(more) ? List.of(more) : List.of();
            }
        };
    }

    private Upload upload(Path... files) {
        return platform.upload().files(files).inspectWith(inspector());
    }

    private static List<UploadStatus> statuses(UploadReport report) {
        return report.outcomes().stream().map(UploadOutcome::status).toList();
    }

    @Test
    void filesOfTheSameContentAreNoRepeatsIfTheirCompanionsDiffer() throws IOException {
        UploadReport report =
                upload(dir).repeatedContent(RepeatedContent.SKIP).run().throwIfIncomplete();
        assertEquals(2, report.uploaded().size(), report::toString);

        Files.writeString(dir.resolve("b.more"), "more of a");
        report = upload(dir).repeatedContent(RepeatedContent.SKIP).run().throwIfIncomplete();
        assertEquals(1, report.uploaded().size(), report::toString);
    }

    @Test
    void aJournalNoticesThatACompanionChanged() throws IOException {
        Path file = dir.resolve("a.png");
        Path journal = temp.resolve("journal");
        upload(file).journal(journal).run().throwIfIncomplete();
        assertEquals(
                List.of(UploadStatus.UPLOADED),
                statuses(upload(file).journal(journal).run()));

        Files.setLastModifiedTime(dir.resolve("a.more"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        UploadOutcome changed = upload(file).journal(journal).run().failed().get(0);
        assertTrue(changed.reason().orElseThrow().startsWith("It has changed since an earlier run"), changed::toString);
    }

    @Test
    void aJournalComparesTheContentOfCompanionsToo() throws IOException {
        Path file = dir.resolve("a.png");
        Path more = dir.resolve("a.more");
        Path journal = temp.resolve("journal");
        upload(file).compareContent(true).journal(journal).run().throwIfIncomplete();
        Files.setLastModifiedTime(more, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        upload(file).compareContent(true).journal(journal).run().throwIfIncomplete();
        assertEquals(1, platform.puts.size());

        FileTime time = Files.getLastModifiedTime(more);
        Files.writeString(more, "more of x");
        Files.setLastModifiedTime(more, time);
        assertEquals(
                List.of(UploadStatus.FAILED),
                statuses(upload(file).compareContent(true).journal(journal).run()));
    }

    @Test
    void aCompanionThatChangesWhileTheFileIsSentFailsIt() throws IOException {
        Path more = dir.resolve("a.more");
        platform.beforePut = put -> {
            try {
                Files.setLastModifiedTime(more, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        UploadOutcome failed = upload(dir.resolve("a.png")).run().failed().get(0);
        assertEquals(
                "It was written to while it was sent. Upload it again when it is complete.",
                failed.reason().orElseThrow());
    }

    @Test
    void aCompanionNamedBesideItsFileIsNoInputOfItsOwn() {
        Path file = dir.resolve("a.png");
        UploadReport report = upload(dir.resolve("a.more"), file).run().throwIfIncomplete();
        assertEquals(List.of(UploadStatus.SKIPPED, UploadStatus.UPLOADED), statuses(report));
        assertEquals(
                "It belongs to " + file + ", which is in this upload.",
                report.outcomes().get(0).reason().orElseThrow());
        assertEquals(
                List.of(PlannedAction.SKIP, PlannedAction.SEND),
                upload(dir.resolve("a.more"), file).plan().inputs().stream()
                        .map(PlannedInput::action)
                        .toList());
    }

    @Test
    void aCompanionNamedWithoutItsFileFails() {
        assertEquals(
                List.of(UploadStatus.FAILED),
                statuses(upload(dir.resolve("a.more")).run()));
    }

    /** As a version that knows of no companions wrote it. */
    @Test
    void aJournalWithoutCompanionsIsReadAndItsFilesCountAsChanged() throws IOException {
        Path file = dir.resolve("a.png");
        Path other = Files.writeString(dir.resolve("lone.png"), "lone");
        Path journal = temp.resolve("journal");
        platform.upload().files(file, other).journal(journal).run().throwIfIncomplete();
        try (Stream<String> lines = Files.lines(journal)) {
            assertTrue(lines.filter(line -> line.contains("\tstored\t"))
                    .allMatch(line -> line.split("\t", -1).length == 11));
        }
        assertEquals(
                List.of(UploadStatus.FAILED, UploadStatus.UPLOADED),
                statuses(upload(file, other).journal(journal).run()));
    }
}
