package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.encord.sdk.transfer.TransferRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder is sent, what is left out, and what each way of being bad is called. */
@Timeout(60)
class WholeFolderTest {
    @TempDir
    Path dir;

    private final FakePlatform platform = new FakePlatform();

    private Path file(String name) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "content of " + name);
    }

    private List<String> outcomes(UploadReport report) {
        return report.outcomes().stream()
                .map(outcome -> (outcome.files().isEmpty()
                                ? outcome.title()
                                : dir.relativize(outcome.files().get(0)).toString())
                        + ": " + outcome.reason().orElse("ok"))
                .toList();
    }

    @Test
    void patternsChooseAndEverythingLeftOutSaysWhy() throws IOException {
        for (String name : List.of("a.png", "b.txt", "raw/c.png", "train/d.png", "train/e.tmp.png")) {
            file(name);
        }
        UploadReport report = platform.upload()
                .files(dir)
                .include("*.png")
                .exclude("raw/", "train/*.tmp.*")
                .run()
                .throwIfIncomplete();

        assertEquals(
                List.of(
                        "a.png: ok",
                        "b.txt: It matches no include pattern.",
                        "raw: The pattern \"raw/\" excludes it.",
                        "train/d.png: ok",
                        "train/e.tmp.png: The pattern \"train/*.tmp.*\" excludes it."),
                outcomes(report));
    }

    @Test
    void patternsAreRelativeToEachDirectoryNamedAndDoNotTouchFilesNamed() throws IOException {
        file("one/a.png");
        file("two/one/b.png");
        Path named = file("c.png");
        UploadReport report = platform.upload()
                .files(dir.resolve("one"), dir.resolve("two"), named)
                .exclude("/one", "/c.png")
                .run();

        assertEquals(
                List.of("one/a.png: ok", "two/one: The pattern \"/one\" excludes it.", "c.png: ok"), outcomes(report));
    }

    @Test
    void filesOfAGroupAreNotSentOnceMoreByThemselves() throws IOException {
        List<Path> group = List.of(file("1.png"), file("2.png"));
        Path alone = file("3.png");
        UploadReport report = platform.upload()
                .files(dir)
                .imageGroup("pair", group)
                .file(group.get(0))
                .run()
                .throwIfIncomplete();

        assertEquals(
                List.of(List.of(alone), group, List.of(group.get(0))),
                report.outcomes().stream().map(UploadOutcome::files).toList());
    }

    @Test
    void aDirectoryMayBeAskedForTwoKindsAlsoWithAnInspector() throws IOException {
        file("a.png");
        file("b.mp4");
        UploadReport report = platform.upload()
                .videos(dir)
                .images(dir)
                .inspectWith(new FileExtensions())
                .run()
                .throwIfIncomplete();

        assertEquals(
                List.of(UploadKind.VIDEO, UploadKind.IMAGE),
                report.uploaded().stream().map(UploadOutcome::kind).toList());
    }

    @Test
    void eachWayToBeBadHasItsWords() throws IOException {
        Files.createSymbolicLink(dir.resolve("1 dangling.png"), dir.resolve("nowhere"));
        Files.createSymbolicLink(dir.resolve("2 self.png"), dir.resolve("2 self.png"));
        UploadReport report =
                platform.upload().files(dir, dir.resolve("9 missing")).run();

        assertEquals(
                List.of(
                        "1 dangling.png: It does not exist; check the path.",
                        "2 self.png: It is a link that leads to itself.",
                        "9 missing: It does not exist; check the path."),
                outcomes(report));
    }

    @Test
    void aDirectoryIsNoImageOfAGroup() throws IOException {
        Path directory = Files.createDirectory(dir.resolve("frames"));
        UploadReport report =
                platform.upload().imageGroup("views", List.of(directory)).run();

        assertEquals(List.of("frames: It is a directory; name the files in it."), outcomes(report));
    }

    @Test
    void whatMayNotBeReadIsSaidOfDirectoriesAndFiles() throws IOException {
        assumeTrue(Files.getFileStore(dir).supportsFileAttributeView("posix"), "needs POSIX permissions");
        Path closed = Files.createDirectory(dir.resolve("1 closed"));
        Path secret = file("2 secret.png");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-wx------"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("-w-------"));
        try {
            assumeFalse(Files.isReadable(secret), "needs a user other than root, who may read everything");
            List<String> words = outcomes(platform.upload().files(dir).run());

            assertEquals("1 closed: The directory may not be listed; check its permissions.", words.get(0));
            assertTrue(words.get(1).startsWith("2 secret.png: It may not be read"), words.get(1));
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aFileThatChangesWhileItIsSentFailsWithItsSizes() throws IOException {
        Path grows = file("grows.png");
        Path touched = file("touched.png");
        Path vanishes = file("vanishes.png");
        platform.afterPut = put -> {
            try {
                if (put.file().equals(grows)) {
                    Files.writeString(grows, "and much more content than before");
                } else if (put.file().equals(touched)) {
                    Files.setLastModifiedTime(touched, FileTime.fromMillis(1));
                } else {
                    Files.delete(vanishes);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        UploadReport report = platform.upload().files(dir).run();

        assertEquals(
                List.of(
                        "grows.png: It grew from 20 to 33 bytes while it was sent. Upload it again when it is complete.",
                        "touched.png: It was written to while it was sent. Upload it again when it is complete.",
                        "vanishes.png: It vanished while it was sent."),
                outcomes(report));
        assertEquals(0, platform.registrations.size());
    }

    @Test
    void aFileThatVanishesBeforeItsTurnSaysSo() throws IOException {
        file("a.png");
        Path gone = file("b.png");
        AtomicReference<TransferRun<UploadReport, Progress>> run = new AtomicReference<>();
        platform.beforePut = put -> {
            while (run.get() == null || run.get().progress().inputsTotal() < 2) {
                Thread.onSpinWait();
            }
            try {
                Files.deleteIfExists(gone);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        run.set(platform.upload().files(dir).concurrency(1).start());
        UploadReport report = run.get().await();

        assertEquals(List.of("a.png: ok", "b.png: It does not exist (any more)."), outcomes(report));
    }

    @Test
    void directoriesThatAStopLeavesUnsearchedStandForWhatTheyHold() throws IOException {
        for (String name : List.of("a/1.png", "b/2.png", "b/c/3.png", "d/4.png")) {
            file(name);
        }
        AtomicReference<TransferRun<UploadReport, Progress>> run = new AtomicReference<>();
        CountDownLatch isStarted = new CountDownLatch(1);
        run.set(platform.upload()
                .imageGroup("slow", () -> {
                    try {
                        isStarted.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("was interrupted");
                    }
                    return List.of();
                })
                .files(dir, dir.resolve("d"))
                .start());
        run.get().cancel();
        UploadReport report = run.get().await(Duration.ofSeconds(20));

        assertEquals(
                List.of(
                        "slow: Its files could not be listed: was interrupted",
                        ": The upload was cancelled.",
                        "d: The upload was cancelled."),
                outcomes(report));
        assertEquals(2, report.notStarted().size());
    }
}
