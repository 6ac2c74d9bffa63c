package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.errors.ConnectionException;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.local.Fault;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.transfer.TransferRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run whose platform is gone comes to an end. */
@Timeout(60)
class GiveUpTest {
    @TempDir
    Path dir;

    @Test
    void platformThatDiesWhileFilesAreSentIsGivenUp() throws Exception {
        assertIsGivenUp("PUT", "/objects/.*", Duration.ofMillis(500));
    }

    @Test
    void platformThatDiesDuringRegistrationIsGivenUp() throws Exception {
        assertIsGivenUp("GET", ".*/data-upload-jobs/.*", Duration.ofMinutes(1));
    }

    @Test
    void platformThatDiesBeforeThereAreUrlsIsGivenUp() throws Exception {
        assertIsGivenUp("POST", ".*/upload-signed-urls", Duration.ofMinutes(1));
    }

    @Test
    void closedClientEndsTheRun() throws Exception {
        files();
        try (LocalPlatform platform = LocalPlatform.builder().start()) {
            EncordClient encord = EncordClient.builder()
                    .domain(platform.url())
                    .sshPrivateKeyFile(platform.privateKeyFile())
                    .build();
            CountDownLatch begun = new CountDownLatch(1);
            TransferRun<UploadReport, Progress> run = encord.folders()
                    .create("uploads")
                    .upload()
                    .files(dir)
                    .titles(file -> {
                        begun.countDown();
                        return null;
                    })
                    .bandwidth(1000) // twenty seconds
                    .start();
            begun.await();
            encord.close();
            UploadReport report = run.await();

            String reason = report.stoppedBy().orElseThrow().getMessage();
            assertTrue(reason.contains("its client was closed"), reason);
            assertTrue(report.notStarted().size() > 10, report.summary());
        }
    }

    /** The platform dies while it works on what matches. */
    private void assertIsGivenUp(String method, String path, Duration working) throws Exception {
        files();
        LocalPlatform platform = LocalPlatform.builder().start();
        try (EncordClient encord = EncordClient.builder()
                .domain(platform.url())
                .sshPrivateKeyFile(platform.privateKeyFile())
                .build()) {
            Folder folder = encord.folders().create("uploads");
            Fault asked = platform.faults().on(method, path).delay(working);
            TransferRun<UploadReport, Progress> run = folder.upload()
                    .files(dir)
                    .giveUpAfter(Duration.ofSeconds(4))
                    .start();
            while (asked.hits() == 0) {
                Thread.sleep(10);
            }
            platform.close();
            UploadReport report = run.await();

            assertInstanceOf(ConnectionException.class, report.stoppedBy().orElseThrow());
            assertEquals(20, report.outcomes().size());
        } finally {
            platform.close();
        }
    }

    private void files() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.write(dir.resolve("f" + i + ".png"), new byte[1000]);
        }
    }
}
