package com.encord.sdk.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.local.Fault;
import com.encord.sdk.observe.RequestAttempt;
import com.encord.sdk.observe.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Downloads from a platform that breaks off, refuses and dawdles. */
class DownloadFaultTest extends DownloadOnPlatform {
    @Test
    void aLargeFileIsReadOnWhereItBrokeOff() throws IOException {
        Path source = file("large.mp4", LARGE);
        upload(folder, source, "large.mp4");
        platform.faults().on("GET", OBJECTS).times(2).truncateReply();

        download().run().throwIfIncomplete();

        assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(target.resolve("large.mp4")));
        List<RequestAttempt> fetches = requests.stream()
                .filter(each -> each.kind() == RequestKind.DOWNLOAD)
                .toList();
        assertEquals(
                List.of(200, 206, 206),
                fetches.stream().map(each -> each.status().orElseThrow()).toList());
        assertEquals(
                LARGE, fetches.stream().mapToLong(RequestAttempt::bytesReceived).sum());
        assertEquals(Map.of("large.mp4", (long) LARGE), onDisk());
    }

    @Test
    void aLaterRunReadsOnUnlessTheObjectHasChanged() throws IOException {
        Path source = file("large.mp4", LARGE);
        upload(folder, source, "large.mp4");
        for (boolean changes : new boolean[] {false, true}) {
            Fault cut = platform.faults().on("GET", OBJECTS).truncateReply();
            DownloadReport broken = download().attempts(1).run();
            cut.remove();
            assertFalse(broken.isComplete());
            assertTrue(broken.outcomes().get(0).reason().orElseThrow().contains("large.mp4"), broken.toString());
            Path part = target.resolve("large.mp4.part");
            long had = Files.size(part);
            assertTrue(had > 0 && had < LARGE);
            if (changes) {
                // the entity tag kept is of another version now
                Path index = target.resolve(DirectoryIndex.FILE);
                UUID item = broken.outcomes().get(0).item();
                Files.writeString(
                        index,
                        IndexLine.part(item, "large.mp4", "\"old\"").text() + "\n",
                        java.nio.file.StandardOpenOption.APPEND);
                Files.write(part, new byte[(int) had]);
            }
            List<DownloadProgress> seen = new CopyOnWriteArrayList<>();

            download().onProgress(seen::add).run().throwIfIncomplete();

            assertArrayEquals(Files.readAllBytes(source), Files.readAllBytes(target.resolve("large.mp4")));
            assertFalse(Files.exists(part));
            DownloadProgress last = seen.get(seen.size() - 1);
            assertEquals(LARGE, last.bytesDone());
            assertEquals(LARGE, last.bytesTotal());
            assertTrue(last.isListed());
            Files.delete(target.resolve("large.mp4"));
        }
    }

    @Test
    void expiredUrlsAreRenewed() throws IOException {
        upload(folder, file("a.png", 100), "a.png");
        Fault expired = platform.faults().on("GET", OBJECTS).times(2).expireSignedUrl();

        download().run().throwIfIncomplete();

        assertEquals(2, expired.hits());
        assertEquals(Map.of("a.png", 100L), onDisk());
    }

    @Test
    void aUrlRefusedForGoodFailsItsItemOnly() throws IOException {
        UUID bad = upload(folder, file("bad.png", 100), "bad.png");
        upload(folder, file("good.png", 100), "good.png");
        String key = encord.items().get(bad).url().orElseThrow();
        platform.faults().on("GET", ".*" + key).answer(403);

        DownloadReport report = download().run();

        assertEquals(1, report.with(DownloadStatus.DOWNLOADED).size());
        DownloadOutcome failed = report.with(DownloadStatus.FAILED).get(0);
        assertEquals(bad, failed.item());
        assertTrue(failed.reason().orElseThrow().contains("status 403"), failed.toString());
        assertFalse(report.toString().contains("signature"), report.toString());
        assertThrows(DownloadIncompleteException.class, report::throwIfIncomplete);
        assertEquals(Map.of("good.png", 100L), onDisk());
    }

    @Test
    void faultsOfEveryKindEndWithEveryFileWhole() throws IOException {
        for (int i = 0; i < 30; i++) {
            file("f" + i + ".png", 20_000 + i);
        }
        folder.upload().files(sources).run().throwIfIncomplete();
        platform.faults().on("GET", OBJECTS).probability(0.06, 1).answer(503);
        platform.faults().on("GET", OBJECTS).probability(0.06, 2).reset();
        platform.faults().on("GET", OBJECTS).probability(0.06, 3).truncateReply();
        platform.faults().on("GET", OBJECTS).probability(0.06, 4).expireSignedUrl();

        download().attempts(12).concurrency(16).run().throwIfIncomplete();

        assertEquals(30, onDisk().size());
        for (int i = 0; i < 30; i++) {
            assertEquals(-1, Files.mismatch(sources.resolve("f" + i + ".png"), target.resolve("f" + i + ".png")));
        }
    }

    @Test
    void listingOutlivesAnOutageThatTheCallsOwnRetriesDoNot() throws IOException {
        upload(folder, file("a.png", 100), "a.png");
        Fault outage = platform.faults()
                .on("GET", "/v2/public/storage/folders/.*/items")
                .times(6)
                .reset();

        download().run().throwIfIncomplete();

        assertEquals(6, outage.hits());
        assertEquals(Map.of("a.png", 100L), onDisk());
    }
}
