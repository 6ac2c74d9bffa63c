package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RepeatedContentTest {
    @TempDir
    Path temp;

    private final FakePlatform platform = new FakePlatform();
    private Path dir;

    @BeforeEach
    void files() throws IOException {
        dir = Files.createDirectory(temp.resolve("files"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }

    private Upload upload() {
        return platform.upload().files(dir).repeatedContent(RepeatedContent.SKIP);
    }

    private static List<String> titles(List<UploadOutcome> outcomes) {
        return outcomes.stream().map(UploadOutcome::title).toList();
    }

    @Test
    void aRepeatIsSkippedAndNamesTheFirst() throws IOException {
        Path first = file("a.png", "same");
        file("b.png", "other");
        file("c.png", "same");
        UploadReport report = upload().concurrency(1).run().throwIfIncomplete();

        assertEquals(List.of("a.png", "b.png"), titles(report.uploaded()));
        UploadOutcome repeat = report.skipped().get(0);
        assertEquals(Optional.of(first), repeat.sameContentAs());
        assertEquals(
                "Its content is that of " + first + ", which was uploaded.",
                repeat.reason().orElseThrow());
        assertEquals(List.of("a.png", "b.png"), platform.puts);
    }

    @Test
    void unlessAskedForEveryFileIsUploaded() throws IOException {
        file("a.png", "same");
        file("b.png", "same");

        assertEquals(2, platform.upload().files(dir).run().uploaded().size());
    }

    @RepeatedTest(5)
    void manyWorkersSendEachContentOnce() throws IOException {
        for (int i = 0; i < 200; i++) {
            file("f" + i + ".png", "content " + i % 20);
        }
        UploadReport report = upload().concurrency(16).run().throwIfIncomplete();

        assertEquals(20, report.uploaded().size());
        assertEquals(180, report.skipped().size());
        assertEquals(20, platform.puts.size());
        assertTrue(report.skipped().stream()
                .allMatch(outcome -> outcome.sameContentAs().isPresent()));
    }

    @Test
    void whenTheFirstFailsARepeatTakesItsPlace() throws IOException {
        for (int i = 0; i < 6; i++) {
            file("f" + i + ".png", "same");
        }
        AtomicInteger refusals = new AtomicInteger();
        platform.rejects = title -> refusals.incrementAndGet() <= 2;
        UploadReport report = upload().concurrency(3).run();

        assertEquals(2, report.failed().size(), report::toString);
        assertEquals(1, report.uploaded().size(), report::toString);
        assertEquals(3, report.skipped().size(), report::toString);
        assertEquals(
                report.uploaded().get(0).files().get(0),
                report.skipped().get(0).sameContentAs().orElseThrow());
    }

    @Test
    void aRepeatOfAFileThatIsNotForUploadingHasItsOwnTurn() throws IOException {
        file("a.unknown", "same");
        file("b.png", "same");
        UploadReport report = upload().run();

        assertEquals(List.of("b.png"), titles(report.uploaded()));
        assertEquals(List.of("a.unknown"), titles(report.skipped()));
    }

    @Test
    void whatAnEarlierRunUploadedIsKnownFromItsJournal() throws IOException {
        Path journal = temp.resolve("journal");
        Path first = file("a.png", "same");
        upload().journal(journal).run().throwIfIncomplete();
        Files.move(first, temp.resolve("moved away.png"));
        file("z.png", "same");
        file("y.png", "new");
        UploadReport report = upload().journal(journal).run().throwIfIncomplete();

        assertEquals(List.of("y.png"), titles(report.uploaded()));
        assertEquals(
                Optional.of(first.toAbsolutePath()), report.skipped().get(0).sameContentAs());
    }

    @Test
    void aDicomFileOfAnEarlierRunIsKnownThoughItsSeriesIsAnotherItem() throws IOException {
        Path journal = temp.resolve("journal");
        Path first = file("a.dcm", "same");
        upload().journal(journal).run().throwIfIncomplete();
        file("b.dcm", "same");
        UploadReport report = platform.upload()
                .file(dir.resolve("b.dcm"))
                .repeatedContent(RepeatedContent.SKIP)
                .journal(journal)
                .run();

        assertEquals(List.of(), titles(report.uploaded()));
        assertEquals(
                Optional.of(first.toAbsolutePath()), report.skipped().get(0).sameContentAs());
    }

    @Test
    void aRunOverTheSameFilesAgainFindsThemUploadedNotRepeated() throws IOException {
        Path journal = temp.resolve("journal");
        file("a.png", "same");
        file("b.png", "same");
        upload().journal(journal).run().throwIfIncomplete();
        UploadReport report = upload().journal(journal).run().throwIfIncomplete();

        assertEquals(1, report.uploaded().size());
        assertEquals(1, report.skipped().size());
        assertEquals(1, platform.puts.size());
    }

    @Test
    void groupsKeepTheirRepeats() throws IOException {
        List<Path> frames = List.of(file("a.png", "same"), file("b.png", "same"));
        UploadReport report = platform.upload()
                .imageGroup("twins", frames)
                .repeatedContent(RepeatedContent.SKIP)
                .run()
                .throwIfIncomplete();

        assertEquals(2, platform.puts.size());
        assertEquals(1, report.items().size());
    }

    @Test
    void progressAddsUp() throws IOException {
        for (int i = 0; i < 50; i++) {
            file("f" + i + ".png", "content " + i % 5);
        }
        Progress[] last = new Progress[1];
        upload().concurrency(8).onProgress(progress -> last[0] = progress).run();

        assertEquals(5, last[0].filesTotal());
        assertEquals(5, last[0].filesSent());
        assertEquals(last[0].bytesTotal(), last[0].bytesSent());
        assertEquals(50, last[0].inputsDone());
    }
}
