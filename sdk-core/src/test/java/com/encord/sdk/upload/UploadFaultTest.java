package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.ApiFailure;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.SignedPut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures at exact moments: what is tried again, what is reported, and that the others never suffer. */
@Timeout(30)
class UploadFaultTest {
    @TempDir
    Path dir;

    private final FakePlatform platform = new FakePlatform();

    private Path file(String name) throws IOException {
        return Files.writeString(dir.resolve(name), "content of " + name);
    }

    private void files(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            file("f" + i + ".png");
        }
    }

    static boolean isJobStart(RestRequest request) {
        return request.path().endsWith("/data-upload-jobs");
    }

    static <T> Consumer<T> once(java.util.function.Predicate<T> when, Runnable what) {
        AtomicInteger left = new AtomicInteger(1);
        return each -> {
            if (when.test(each) && left.getAndDecrement() > 0) {
                what.run();
            }
        };
    }

    static ApiFailure failure(int status) {
        return new ApiFailure(status, null, "POST something", "0".repeat(32), "because");
    }

    @Test
    void aBrokenTransferStartsAgainFromTheFirstByte() throws IOException {
        files(5);
        platform.afterPut = once(put -> put.file().endsWith("f3.png"), () -> {
            throw FakePlatform.broken();
        });
        UploadReport report = platform.upload().files(dir).run().throwIfIncomplete();

        assertEquals(5, report.items().size());
        assertEquals(6, platform.puts.size());
    }

    @Test
    void anotherFileGoesOnWhenOneFailsForGood() throws IOException {
        files(5);
        platform.beforePut = put -> {
            if (put.file().endsWith("f3.png")) {
                throw new IllegalStateException("this file is cursed");
            }
        };
        UploadReport report = platform.upload().files(dir).run();

        assertEquals(4, report.items().size());
        assertEquals(
                List.of("f3.png"),
                report.failed().stream().map(UploadOutcome::title).toList());
        assertTrue(report.failed().get(0).reason().orElseThrow().contains("cursed"));
    }

    @Test
    void aGroupFailsWithTheNameOfItsBrokenFrameAndTheRestGoesOn() throws IOException {
        List<Path> frames = List.of(file("1.png"), file("2.png"), file("3.png"));
        file("single.png");
        Files.delete(dir.resolve("2.png"));
        UploadReport report = platform.upload()
                .imageGroup("group", frames)
                .file(dir.resolve("single.png"))
                .run();

        assertEquals(1, report.items().size());
        UploadOutcome group = report.failed().get(0);
        assertEquals("group", group.title());
        assertTrue(group.reason().orElseThrow().startsWith(frames.get(1) + ": It does not exist"), group.toString());
    }

    @Test
    void aFileThatChangesOrVanishesDuringUploadIsNotRegistered() throws IOException {
        files(4);
        platform.afterPut = put -> {
            try {
                if (put.file().endsWith("f1.png")) {
                    Files.writeString(put.file(), "something longer than before");
                } else if (put.file().endsWith("f2.png")) {
                    Files.delete(put.file());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        UploadReport report = platform.upload().files(dir).run();

        assertEquals(2, report.items().size());
        assertEquals(2, platform.items.size());
        assertTrue(report.failed().get(0).reason().orElseThrow().contains("while it was sent"));
        assertTrue(report.failed().get(1).reason().orElseThrow().startsWith("It vanished while it was sent"));
    }

    @Test
    void aPlatformOutOfReachStopsTheRunAndEveryInputHasAnOutcome() throws IOException {
        files(200);
        AtomicInteger sent = new AtomicInteger();
        Consumer<SignedPut> dead = put -> {
            if (sent.incrementAndGet() > 50) {
                throw FakePlatform.broken();
            }
        };
        platform.beforePut = dead;
        UploadReport report = platform.upload()
                .files(dir)
                .concurrency(4)
                .giveUpAfter(Duration.ofSeconds(20))
                .run();

        assertEquals(200, report.outcomes().size());
        assertEquals(report.items().size(), report.uploaded().size());
        assertTrue(report.failed().size() >= 4 && report.failed().size() <= 54, report.summary());
        assertTrue(report.notStarted().size() >= 140, report.summary());
        assertInstanceOf(ConnectionException.class, report.stoppedBy().orElseThrow());
        assertTrue(report.notStarted().get(0).reason().orElseThrow().contains("could not be reached for 20 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data-upload-jobs", "/data-upload-jobs/"})
    void aPlatformThatDiesDuringRegistrationIsGivenUpInTime(String lastWord) throws IOException {
        files(3);
        AtomicBoolean isDead = new AtomicBoolean();
        platform.beforeRest = request -> {
            if (isDead.get() || request.path().contains(lastWord)) {
                isDead.set(true);
                throw FakePlatform.broken();
            }
        };
        UploadReport report =
                platform.upload().files(dir).giveUpAfter(Duration.ofSeconds(10)).run();

        assertInstanceOf(ConnectionException.class, report.stoppedBy().orElseThrow());
        assertEquals(3, report.failed().size());
        String reason = report.failed().get(0).reason().orElseThrow();
        assertTrue(reason.contains("could not be reached for 10 s"), reason);
        // on a clock that runs a hundred times as fast as the machine, which may be busy
        assertTrue(report.elapsed().toSeconds() < 55, report.elapsed().toString());
    }

    @Test
    void aShortOutageIsWaitedOutWithoutLoss() throws IOException {
        files(30);
        AtomicInteger calls = new AtomicInteger();
        platform.beforePut = put -> {
            int call = calls.incrementAndGet();
            if (call > 10 && call < 40) {
                throw FakePlatform.broken();
            }
        };
        platform.upload()
                .files(dir)
                .concurrency(4)
                .giveUpAfter(Duration.ofMinutes(10))
                .run()
                .throwIfIncomplete();
    }

    @Test
    void transfersThatTakeLongerThanThePatienceSurviveAShortGlitch() throws IOException {
        files(3);
        AtomicInteger calls = new AtomicInteger();
        platform.beforePut = put -> {
            if (calls.incrementAndGet() <= 3) {
                throw FakePlatform.broken();
            }
            platform.pace().sleep(Duration.ofSeconds(150));
        };
        platform.upload()
                .files(dir)
                .concurrency(3)
                .giveUpAfter(Duration.ofSeconds(60))
                .run()
                .throwIfIncomplete();
    }

    @Test
    void aHeldQuestionAboutARegistrationSurvivesAShortGlitch() throws IOException {
        files(3);
        AtomicInteger calls = new AtomicInteger();
        platform.beforeRest = request -> {
            if (request.path().contains("/data-upload-jobs/")) {
                if (calls.incrementAndGet() <= 3) {
                    throw FakePlatform.broken();
                }
                platform.pace().sleep(Duration.ofSeconds(150));
            }
        };
        platform.upload().files(dir).giveUpAfter(Duration.ofSeconds(60)).run().throwIfIncomplete();
    }

    @Test
    void withoutPermissionNothingElseIsTried() throws IOException {
        files(50);
        AtomicInteger asked = new AtomicInteger();
        platform.beforeRest = request -> {
            asked.incrementAndGet();
            throw new PermissionDeniedException(failure(403));
        };
        UploadReport report = platform.upload().files(dir).concurrency(4).run();

        assertTrue(asked.get() <= 4, "asked " + asked);
        assertTrue(report.notStarted().size() >= 46);
        assertInstanceOf(PermissionDeniedException.class, report.stoppedBy().orElseThrow());
    }

    @Test
    void anErrorInUserCodeFailsOnlyItsFile() throws IOException, ExecutionException, InterruptedException {
        files(3);
        UploadReport report = platform.upload()
                .files(dir)
                .metadata(path -> {
                    if (path.endsWith("f1.png")) {
                        throw new StackOverflowError("user code");
                    }
                    return Map.of();
                })
                .runAsync()
                .get();

        assertEquals(2, report.items().size());
        assertTrue(report.failed().get(0).reason().orElseThrow().contains("StackOverflowError"));
    }
}
