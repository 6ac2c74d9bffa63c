package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.JobTimeoutException;
import com.encord.sdk.transfer.TransferRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are cancelled, interrupted or paused: every input keeps an outcome, and nothing goes on unseen. */
@Timeout(30)
class UploadStopTest {
    @TempDir
    Path dir;

    private final FakePlatform platform = new FakePlatform();

    private void files(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(dir.resolve("f" + i + ".png"), "content of f" + i);
        }
    }

    @Test
    void cancellingLeavesEveryInputAnOutcome() throws Exception {
        files(50);
        CountDownLatch sending = new CountDownLatch(1);
        platform.beforePut = put -> {
            if (platform.puts.size() > 10) {
                sending.countDown();
                platform.pace().sleep(Duration.ofHours(1));
            }
        };
        TransferRun<UploadReport, Progress> run =
                platform.upload().files(dir).concurrency(4).start();
        assertTrue(sending.await(5, TimeUnit.SECONDS));
        run.cancel();
        UploadReport report = run.await(Duration.ofSeconds(5));

        assertEquals(50, report.outcomes().size());
        assertTrue(report.failed().stream()
                .anyMatch(outcome -> outcome.reason().orElseThrow().startsWith("Cut off while it was sent.")));
        assertTrue(report.notStarted().size() >= 35, report.summary());
        assertTrue(platform.items.keySet().containsAll(report.items()));
    }

    @Test
    void cancellingTheFutureCancelsTheUpload() throws Exception {
        files(3);
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        platform.beforePut = put -> {
            sending.countDown();
            try {
                platform.pace().sleep(Duration.ofHours(1));
            } finally {
                interrupted.countDown();
            }
        };
        CompletableFuture<UploadReport> future = platform.upload().files(dir).runAsync();
        assertTrue(sending.await(5, TimeUnit.SECONDS));
        future.cancel(true);
        assertTrue(interrupted.await(5, TimeUnit.SECONDS));
    }

    @Test
    void anInterruptOfRunCancelsAndStillReports() throws Exception {
        files(3);
        CountDownLatch sending = new CountDownLatch(1);
        platform.beforePut = put -> {
            sending.countDown();
            platform.pace().sleep(Duration.ofHours(1));
        };
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<UploadReport> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            result.complete(platform.upload().files(dir).concurrency(1).run());
            flag.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertTrue(sending.await(5, TimeUnit.SECONDS));
        thread.interrupt();

        UploadReport report = result.get(5, TimeUnit.SECONDS);
        assertEquals(1, report.failed().size());
        assertEquals(2, report.notStarted().size());
        assertTrue(flag.get(5, TimeUnit.SECONDS));
    }

    @Test
    void aPausedRunSendsNothingUntilItResumes() throws IOException {
        files(20);
        AtomicReference<TransferRun<UploadReport, Progress>> run = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        platform.beforePut = put -> {
            try {
                started.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            run.get().pause();
        };
        run.set(platform.upload().files(dir).concurrency(2).start());
        started.countDown();
        assertThrows(JobTimeoutException.class, () -> run.get().await(Duration.ofMillis(300)));
        assertTrue(platform.puts.size() <= 3, platform.puts.toString());

        platform.beforePut = put -> {};
        run.get().resume();
        run.get().await(Duration.ofSeconds(5)).throwIfIncomplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/upload-signed-urls", "storage", "/data-upload-jobs", "/data-upload-jobs/"})
    void aCancelledRunEndsAlsoWhenItsInterruptsAreSwallowed(String lastWord) throws Exception {
        files(3);
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch dying = new CountDownLatch(1);
        Runnable die = () -> {
            dying.countDown();
            try {
                assertTrue(cancelled.await(20, TimeUnit.SECONDS));
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                // swallowed
            }
            throw FakePlatform.broken();
        };
        platform.beforeRest = request -> {
            boolean isLast = lastWord.endsWith("/")
                    ? request.path().contains(lastWord)
                    : request.path().endsWith(lastWord);
            if (dying.getCount() == 0 || isLast) {
                die.run();
            }
        };
        platform.beforePut = put -> {
            if (lastWord.equals("storage")) {
                die.run();
            }
        };
        TransferRun<UploadReport, Progress> run =
                platform.upload().files(dir).concurrency(3).start();
        assertTrue(dying.await(10, TimeUnit.SECONDS));
        run.cancel();
        cancelled.countDown();
        UploadReport report = run.await(Duration.ofSeconds(10));

        assertEquals(3, report.outcomes().size());
        assertEquals(0, report.uploaded().size());
        String reason = report.failed().get(0).reason().orElseThrow();
        assertTrue(reason.contains("The upload was cancelled."), reason);
    }
}
