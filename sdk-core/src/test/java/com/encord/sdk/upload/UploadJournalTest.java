package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.transfer.TransferRun;
import com.encord.sdk.transport.RestRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a second run with the same journal does, and what it does not. */
@Timeout(30)
class UploadJournalTest {
    @TempDir
    Path temp;

    private Path dir;
    private Path journal;
    private final FakePlatform platform = new FakePlatform();

    @BeforeEach
    void makeFiles() throws IOException {
        dir = Files.createDirectory(temp.resolve("files"));
        journal = temp.resolve("journal");
        for (int i = 0; i < 10; i++) {
            Files.writeString(dir.resolve("f" + i + ".png"), "content " + i);
        }
    }

    private Upload upload() {
        return platform.upload().files(dir).journal(journal).concurrency(2);
    }

    private static boolean isJobStart(RestRequest request) {
        return request.path().endsWith("/data-upload-jobs");
    }

    /** Runs until the fault has struck once, and then no call of that run gets anywhere any more, as if killed. */
    private void crash() {
        AtomicReference<TransferRun<UploadReport, Progress>> run = new AtomicReference<>();
        run.set(upload().giveUpAfter(java.time.Duration.ofMillis(1)).start());
        run.get().await();
        platform.beforeRest = request -> {};
        platform.afterRest = request -> {};
        platform.beforePut = put -> {};
    }

    private void die() {
        platform.beforeRest = request -> {
            throw FakePlatform.broken();
        };
        platform.beforePut = put -> {
            throw FakePlatform.broken();
        };
        throw FakePlatform.broken();
    }

    @Test
    void whatIsRegisteredIsNotTouchedAgain() {
        Path own = dir.resolve("f3.png");
        UploadReport first =
                upload().titles(file -> file.equals(own) ? "third" : null).run().throwIfIncomplete();
        platform.beforeRest = request -> {
            throw new AssertionError("asked for " + request.operation());
        };
        UploadReport second = upload().run().throwIfIncomplete();

        assertEquals(first.items(), second.items());
        assertEquals(
                first.outcomes().stream().map(UploadOutcome::title).toList(),
                second.outcomes().stream().map(UploadOutcome::title).toList());
        assertEquals("third", second.outcomes().get(3).title());
        assertEquals(
                List.of("Uploaded by an earlier run"), second.outcomes().get(0).notes());
        assertEquals(10, platform.puts.size());
    }

    @Test
    void whatIsStoredIsRegisteredWithoutBeingSentAgain() {
        platform.beforeRest = request -> {
            if (isJobStart(request)) {
                die();
            }
        };
        crash();
        int sent = platform.objects.size();
        assertTrue(sent > 0);
        assertEquals(0, platform.items.size());

        UploadReport report = upload().run().throwIfIncomplete();
        assertEquals(10, report.items().size());
        assertEquals(10, platform.items.size());
        assertEquals(10, platform.objects.size(), "a stored file was sent again");
    }

    @Test
    void aRegistrationWhoseAnswerWasNeverSeenIsNotSentAgain() {
        platform.afterRest = request -> {
            if (isJobStart(request)) {
                die();
            }
        };
        crash();
        assertTrue(platform.items.size() > 0);

        UploadReport report = upload().run().throwIfIncomplete();
        assertEquals(10, report.items().size());
        assertEquals(10, platform.items.size());
    }

    @Test
    void groupsAreNotRegisteredTwiceEither() {
        List<Path> frames = List.of(dir.resolve("f0.png"), dir.resolve("f1.png"));
        platform.afterRest = request -> {
            if (isJobStart(request)) {
                die();
            }
        };
        platform.upload()
                .imageGroup("group", frames)
                .journal(journal)
                .giveUpAfter(java.time.Duration.ofMillis(1))
                .run();
        platform.beforeRest = request -> {};
        platform.afterRest = request -> {};
        platform.beforePut = put -> {};
        UploadReport report = platform.upload()
                .imageGroup("group", frames)
                .journal(journal)
                .run()
                .throwIfIncomplete();

        assertEquals(1, platform.items.size());
        assertTrue(platform.items.containsKey(report.items().get(0)));
        assertEquals(2, platform.puts.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void aRefusedQuestionAboutARegistrationIsNoRefusalOfIt(int status) {
        ApiFailure failure = new ApiFailure(status, null, "GET something", "0".repeat(32), "because");
        Upload upload = platform.upload().journal(journal);
        for (String group : List.of("a", "b")) {
            upload.imageGroup(group, List.of(dir.resolve("f0.png"), dir.resolve("f1.png")));
        }
        platform.beforeRest = request -> {
            if (request.path().contains("/data-upload-jobs/")) {
                throw status == 403 ? new PermissionDeniedException(failure) : new InvalidRequestException(failure);
            }
        };
        UploadReport report = upload.run();
        int sent = platform.puts.size();
        int registered = platform.items.size();

        assertEquals(2, report.failed().size());
        assertEquals(2, registered);
        String reason = report.failed().get(0).reason().orElseThrow();
        assertTrue(reason.startsWith("Sent, but not known to be registered: "), reason);

        platform.beforeRest = request -> {};
        Upload again = platform.upload().journal(journal);
        for (String group : List.of("a", "b")) {
            again.imageGroup(group, List.of(dir.resolve("f0.png"), dir.resolve("f1.png")));
        }
        again.run().throwIfIncomplete();
        assertEquals(sent, platform.puts.size());
        assertEquals(registered, platform.items.size());
    }

    @Test
    void aChangedFileIsNoticed() throws IOException {
        UploadReport first = upload().run();
        Path changed = dir.resolve("f4.png");
        Files.setLastModifiedTime(changed, FileTime.from(Instant.now().minusSeconds(1000)));
        UploadReport second = upload().run();

        assertEquals(9, second.items().size());
        String reason = second.failed().get(0).reason().orElseThrow();
        assertTrue(reason.contains(first.items().get(4).toString()), reason);
        assertEquals(10, platform.puts.size());
    }

    @Test
    void comparingContentIgnoresTheTimeAndNoticesChangesOfTheSameSize() throws IOException {
        upload().compareContent(true).run().throwIfIncomplete();
        Path touched = dir.resolve("f4.png");
        FileTime time = Files.getLastModifiedTime(dir.resolve("f5.png"));
        Files.setLastModifiedTime(touched, FileTime.from(Instant.now().minusSeconds(1000)));
        Files.writeString(dir.resolve("f5.png"), "CONTENT 5");
        Files.setLastModifiedTime(dir.resolve("f5.png"), time);
        UploadReport second = upload().compareContent(true).run();

        assertEquals(
                List.of("f5.png"),
                second.failed().stream().map(UploadOutcome::title).toList());
    }

    @Test
    void whatThePlatformRefusedIsTriedAgainFromTheBeginning() {
        platform.rejects = title -> title.equals("f3.png");
        assertEquals(1, upload().run().failed().size());
        platform.rejects = title -> false;
        UploadReport second = upload().run().throwIfIncomplete();

        assertEquals(10, second.items().size());
        assertEquals(11, platform.puts.size());
    }

    @Test
    void aTornLastLineIsCutOff() throws IOException {
        upload().run().throwIfIncomplete();
        Files.writeString(journal, "1234abcd\tregistered\tfile:/half", StandardOpenOption.APPEND);
        upload().run().throwIfIncomplete();
        upload().run().throwIfIncomplete();

        assertEquals(10, platform.puts.size());
        assertFalse(Files.readString(journal).contains("/half"));
    }

    @Test
    void everyTruncationOfAJournalIsUsable() throws IOException {
        upload().run().throwIfIncomplete();
        byte[] whole = Files.readAllBytes(journal);
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(journal, java.util.Arrays.copyOf(whole, length));
            UploadJournal.open(journal, platform.folder).close();
        }
    }

    @Test
    void damageInTheMiddleIsRefused() throws IOException {
        upload().run().throwIfIncomplete();
        List<String> lines = Files.readAllLines(journal);
        lines.set(3, lines.get(3).replace("png", "PNG"));
        Files.write(journal, lines);

        UploadJournalException e = assertThrows(UploadJournalException.class, () -> upload().run());
        assertTrue(e.getMessage().contains("line 4 does not match its checksum"), e.getMessage());
    }

    @Test
    void aLineThatNoJournalHasIsRefusedBeforeItFillsTheMemory() throws IOException {
        upload().run().throwIfIncomplete();
        List<String> lines = Files.readAllLines(journal);
        lines.set(3, "x".repeat(1 << 20));
        Files.write(journal, lines);
        UploadJournalException e = assertThrows(UploadJournalException.class, () -> upload().run());
        assertTrue(e.getMessage().contains("line 4 does not match its checksum"), e.getMessage());

        lines.set(3, "x".repeat((1 << 20) + 1));
        Files.write(journal, lines);
        e = assertThrows(UploadJournalException.class, () -> upload().run());
        assertTrue(e.getMessage().contains("line 4 is longer than any line"), e.getMessage());
    }

    @Test
    void aLastLineThatCameInPartIsCutOff() throws IOException {
        upload().run().throwIfIncomplete();
        Files.writeString(journal, "1234abcd\tregistered\tfile:/half\n", StandardOpenOption.APPEND);
        upload().run().throwIfIncomplete();

        assertEquals(10, platform.puts.size());
        assertFalse(Files.readString(journal).contains("/half"));
    }

    @Test
    void aForeignFileIsRefusedAndLeftAlone() throws IOException {
        for (String content :
                List.of("shopping list\nmilk\n", "milk\n", "no line end", "{}", "\n", "encord", "deadbeef\tencord")) {
            Files.writeString(journal, content);
            UploadJournalException e = assertThrows(UploadJournalException.class, () -> upload().run(), content);
            assertTrue(e.getMessage().contains("is not an upload journal"), e.getMessage());
            assertEquals(content, Files.readString(journal));
        }
        assertEquals(0, platform.puts.size());
    }

    @Test
    void aJournalOfAnotherFolderIsRefused() {
        upload().run();
        UUID other = UUID.randomUUID();
        UploadJournalException e = assertThrows(
                UploadJournalException.class,
                () -> new Upload(platform, other).files(dir).journal(journal).run());
        assertTrue(e.getMessage().contains(platform.folder.toString()), e.getMessage());
    }

    @Test
    void aJournalServesOneRunAtATime() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        platform.beforePut = put -> {
            sending.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        TransferRun<UploadReport, Progress> first = upload().start();
        sending.await();
        UploadJournalException e = assertThrows(UploadJournalException.class, () -> upload().run());
        goOn.countDown();
        first.await().throwIfIncomplete();

        assertTrue(e.getMessage().contains("in use"), e.getMessage());
    }

    @Test
    void noSecretIsWritten() throws IOException {
        upload().run();
        assertFalse(Files.readString(journal).contains("https://storage/"));
    }

    @Test
    void randomCrashesNeverRegisterTwice() {
        AtomicInteger calls = new AtomicInteger();
        for (int round = 0; round < 12; round++) {
            int fatal = calls.get() + 1 + round * 7 % 13;
            java.util.function.Consumer<RestRequest> rest = request -> {
                if (calls.incrementAndGet() >= fatal) {
                    die();
                }
            };
            if (round % 2 == 0) {
                platform.afterRest = rest;
            } else {
                platform.beforeRest = rest;
            }
            crash();
        }
        UploadReport report = upload().run().throwIfIncomplete();
        assertEquals(10, platform.items.size());
        assertEquals(java.util.Set.copyOf(report.items()), platform.items.keySet());
    }
}
