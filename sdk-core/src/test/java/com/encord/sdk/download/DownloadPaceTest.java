package com.encord.sdk.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.Fault;
import com.encord.sdk.transfer.TransferRun;
import com.encord.sdk.upload.UploadReport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Downloads that are slowed down, paused and cancelled. */
class DownloadPaceTest extends DownloadOnPlatform {
    @Test
    void aBandwidthHoldsForAllFilesTogether() throws IOException {
        for (int i = 0; i < 10; i++) {
            upload(folder, file("f" + i + ".png", 60_000), "f" + i + ".png");
        }
        DownloadReport report = download().bandwidth(300_000).run().throwIfIncomplete();

        assertTrue(report.elapsed().toMillis() >= 1_850, report.elapsed()::toString);
        assertEquals(10, onDisk().size());
    }

    @Test
    void aPausedDownloadFetchesNothingUntilItGoesOn() throws Exception {
        for (int i = 0; i < 12; i++) {
            upload(folder, file("f" + i + ".png", 1_000), "f" + i + ".png");
        }
        Fault fetches = platform.faults().on("GET", OBJECTS).delay(Duration.ofMillis(100));
        TransferRun<DownloadReport, DownloadProgress> run =
                download().concurrency(1).start();
        while (fetches.hits() == 0) {
            Thread.sleep(2);
        }
        run.pause();
        Thread.sleep(200); // the one under way ends
        int before = fetches.hits();
        Thread.sleep(300);
        assertTrue(before <= 2 && fetches.hits() == before, "fetched " + before + ", then " + fetches.hits());
        run.resume();
        run.await(Duration.ofSeconds(20)).throwIfIncomplete();
    }

    @Test
    void cancellingCutsTransfersOff() throws Exception {
        for (int i = 0; i < 8; i++) {
            file("f" + i + ".mp4", LARGE);
        }
        UploadReport uploaded = folder.upload().files(sources).run().throwIfIncomplete();
        CountDownLatch asked = new CountDownLatch(2);
        platform.faults()
                .on(request -> {
                    if (request.path().startsWith("/objects/")) {
                        asked.countDown();
                        return true;
                    }
                    return false;
                })
                .delay(Duration.ofMinutes(2));
        TransferRun<DownloadReport, DownloadProgress> run =
                download().concurrency(2).start();
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        run.cancel();
        DownloadReport report = run.await(Duration.ofSeconds(30));

        assertFalse(report.isComplete());
        assertEquals(
                "The download was cancelled.", report.stoppedBy().orElseThrow().getMessage());
        assertEquals(2, report.with(DownloadStatus.FAILED).size());
        assertTrue(report.outcomes().size() <= uploaded.items().size());
        assertTrue(report.outcomes().size() > 2);
        platform.faults().clear();
        download().run().throwIfIncomplete();
        assertEquals(8, onDisk().size());
    }
}
