package com.encord.sdk.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.RetryPolicy;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.local.Fault;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.transfer.TransferRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads through sockets to the local platform: misbehaving, dying, and with this side being killed. */
@Timeout(120)
class UploadOverHttpTest {
    private static final String OBJECTS = "/objects/.*";
    private static final String JOBS = ".*/data-upload-jobs";

    @TempDir
    Path temp;

    private Path dir;
    private LocalPlatform platform;
    private EncordClient encord;
    private Folder folder;

    @BeforeEach
    void start() throws IOException {
        dir = Files.createDirectory(temp.resolve("files"));
        platform = LocalPlatform.builder().start();
        encord = client();
        folder = encord.folders().create("uploads");
    }

    private EncordClient client() {
        return EncordClient.builder()
                .domain(platform.url())
                .sshPrivateKeyFile(platform.privateKeyFile())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(10), Duration.ofMillis(100)))
                .build();
    }

    @AfterEach
    void stop() {
        encord.close();
        platform.close();
    }

    private void files(int count, int size) throws IOException {
        Random random = new Random(1);
        byte[] bytes = new byte[size];
        for (int i = 0; i < count; i++) {
            random.nextBytes(bytes);
            Files.write(dir.resolve("f" + i + ".png"), bytes);
        }
    }

    private Map<UUID, StorageItem> items() {
        return folder.items().stream()
                .filter(item -> !item.isPlaceholder())
                .collect(Collectors.toMap(StorageItem::id, item -> item));
    }

    private void assertExactly(int count, UploadReport report) {
        Map<UUID, StorageItem> items = items();
        assertEquals(count, items.size());
        assertEquals(count, report.items().size());
        assertEquals(items.keySet(), Set.copyOf(report.items()));
        for (UploadOutcome outcome : report.uploaded()) {
            StorageItem item = items.get(outcome.itemUuid().orElseThrow());
            assertEquals(outcome.title(), item.name());
        }
    }

    @Test
    void everyKindBecomesAnItemOfItsType() throws IOException {
        List<String> names = List.of("a.mp4", "b.png", "c.wav", "d.nii", "e.pdf", "f.csv");
        for (String name : names) {
            Files.writeString(dir.resolve(name), "content of " + name);
        }
        Path slice = Files.writeString(temp.resolve("slice.dcm"), "dicom");
        Path frame = Files.writeString(temp.resolve("frame.png"), "picture");
        UploadReport report = folder.upload()
                .files(dir)
                .imageGroup("group", List.of(frame))
                .dicomSeries("series", List.of(slice))
                .dicomFiles(Files.writeString(temp.resolve("single.dcm"), "dicom"))
                .metadata(path -> Map.of("site", "north"))
                .run()
                .throwIfIncomplete();

        Map<UUID, StorageItem> items = items();
        assertEquals(
                List.of(
                        ItemType.VIDEO,
                        ItemType.IMAGE,
                        ItemType.AUDIO,
                        ItemType.NIFTI,
                        ItemType.PDF,
                        ItemType.PLAIN_TEXT,
                        ItemType.IMAGE_GROUP,
                        ItemType.DICOM_SERIES,
                        ItemType.DICOM_SERIES),
                report.items().stream().map(id -> encord.items().get(id).type()).toList());
        assertEquals("north", items.get(report.items().get(0)).metadata().get("site"));
        assertEquals(
                names,
                report.outcomes().stream().limit(6).map(UploadOutcome::title).toList());
    }

    @Test
    void aStormOfFaultsLosesAndDoublesNothing() throws IOException {
        files(200, 5_000);
        platform.faults().on("PUT", OBJECTS).probability(0.05, 1).answer(503);
        platform.faults().on("PUT", OBJECTS).probability(0.05, 2).reset();
        platform.faults().on("PUT", OBJECTS).probability(0.05, 3).resetMidBody();
        platform.faults().on("PUT", OBJECTS).probability(0.05, 4).dropReply();
        platform.faults().on("PUT", OBJECTS).probability(0.05, 5).expireSignedUrl();
        platform.faults().on("POST", ".*upload-signed-urls").probability(0.2, 6).dropReply();
        platform.faults().on("POST", JOBS).times(1).dropReply();
        platform.faults()
                .on("GET", ".*/data-upload-jobs/.*")
                .probability(0.3, 7)
                .answer(500);
        UploadReport report =
                folder.upload().files(dir).concurrency(8).attempts(10).run();

        assertTrue(report.isComplete(), report::toString);
        assertExactly(200, report);
    }

    @Test
    void aTooManyRequestsIsWaitedOutAsAsked() throws IOException {
        files(1, 100);
        platform.faults().on("PUT", OBJECTS).times(1).answer(429, Duration.ofSeconds(1));
        UploadReport report = folder.upload().files(dir).run().throwIfIncomplete();

        assertTrue(report.elapsed().toMillis() >= 1000, report.elapsed().toString());
    }

    @Test
    void urlsThatExpireWhileWaitingAreRenewed() throws IOException {
        stop();
        Instant start = Instant.now();
        AtomicInteger asked = new AtomicInteger();
        // time passes with each file that is sent, however fast this machine is
        InstantSource clock = () -> start.plusMillis(100L * asked.get());
        platform = LocalPlatform.builder()
                .signedUrlLifetime(Duration.ofMillis(450))
                .clock(clock.withZone(ZoneOffset.UTC))
                .start();
        encord = client();
        folder = encord.folders().create("uploads");
        files(30, 1000);
        platform.faults()
                .on(request -> request.path().startsWith("/objects/") && asked.incrementAndGet() > 0)
                .delay(Duration.ofMillis(1));
        UploadReport report = folder.upload().files(dir).concurrency(1).run();

        assertTrue(report.isComplete(), report::toString);
        assertExactly(30, report);
        assertTrue(asked.get() > 30, "no URL was renewed");
    }

    @Test
    void aPlatformKilledMidWayLosesNothingAndTheNextRunDoublesNothing() throws Exception {
        files(300, 2000);
        platform.close();
        Path data = temp.resolve("data");
        platform = LocalPlatform.builder().dataDirectory(data).start();
        encord.close();
        encord = client();
        folder = encord.folders().create("uploads");
        platform.faults().on("PUT", OBJECTS).delay(Duration.ofMillis(20));
        Path journal = temp.resolve("journal");
        CountDownLatch someAreItems = new CountDownLatch(20);
        TransferRun<UploadReport, Progress> run = folder.upload()
                .files(dir)
                .concurrency(4)
                .giveUpAfter(Duration.ofSeconds(1))
                .journal(journal)
                .onProgress(new ProgressListener() {
                    @Override
                    public void onProgress(Progress progress) {}

                    @Override
                    public void onOutcome(UploadOutcome outcome) {
                        someAreItems.countDown();
                    }
                })
                .start();
        someAreItems.await();
        platform.close();
        UploadReport report = run.await(Duration.ofSeconds(30));

        assertEquals(
                fileNames(),
                report.outcomes().stream()
                        .map(outcome -> outcome.files().get(0).getFileName().toString())
                        .sorted()
                        .toList(),
                "every input is accounted for, once");
        assertEquals(
                300,
                report.uploaded().size()
                        + report.failed().size()
                        + report.notStarted().size());
        assertTrue(report.uploaded().size() >= 20 && report.uploaded().size() < 300, report.summary());
        assertTrue(report.stoppedBy().isPresent());

        platform = LocalPlatform.builder().dataDirectory(data).start();
        encord.close();
        encord = client();
        folder = encord.folders().get(folder.id());
        UploadReport second = folder.upload().files(dir).journal(journal).run().throwIfIncomplete();

        assertEquals(
                fileNames(),
                items().values().stream().map(StorageItem::name).sorted().toList(),
                "each item, once");
        assertExactly(300, second);
        assertTrue(second.items().containsAll(report.items()), "what was uploaded stays what it was");
    }

    private List<String> fileNames() {
        return IntStream.range(0, 300).mapToObj(i -> "f" + i + ".png").sorted().toList();
    }

    @Test
    void aBandwidthHoldsForAllFilesTogether() throws IOException {
        files(20, 50_000);
        UploadReport report =
                folder.upload().files(dir).bandwidth(500_000).run().throwIfIncomplete();

        assertTrue(report.elapsed().toMillis() >= 1_850, report.elapsed()::toString);
        assertExactly(20, report);
    }

    @Test
    void cancellingDoesNotWaitForTheBandwidth() throws Exception {
        files(4, 1_000_000);
        TransferRun<UploadReport, Progress> run =
                folder.upload().files(dir).bandwidth(1_000).start();
        while (run.progress().bytesSent() == 0) {
            Thread.sleep(5);
        }
        run.cancel();
        UploadReport report = run.await(Duration.ofSeconds(30));

        assertEquals(4, report.failed().size() + report.notStarted().size());
    }

    @Test
    void cancellingReachesTheSocket() throws Exception {
        files(10, 1000);
        Fault puts = platform.faults().on("PUT", OBJECTS).delay(Duration.ofSeconds(4));
        TransferRun<UploadReport, Progress> run =
                folder.upload().files(dir).concurrency(2).start();
        while (puts.hits() < 2) {
            Thread.sleep(5);
        }
        run.cancel();
        UploadReport report = run.await(Duration.ofSeconds(30));

        assertEquals(2, report.failed().size());
        assertEquals(8, report.notStarted().size());
        platform.faults().clear();
    }

    @Test
    void aFileLargerThanTheHeapStreams() throws Exception {
        long size = 256L << 20;
        try (RandomAccessFile file =
                new RandomAccessFile(dir.resolve("large.mp4").toFile(), "rw")) {
            file.setLength(size);
        }
        Process process = process("32m").start();

        assertEquals(0, process.waitFor(), output());
        StorageItem item = items().values().iterator().next();
        assertEquals(size, item.fileSize().orElseThrow());
    }

    @Test
    void twoThousandFilesFitASmallHeap() throws Exception {
        files(2000, 20_000);
        Process process = process("32m").start();

        assertEquals(0, process.waitFor(), output());
        assertEquals(2000, items().size());
    }

    @Test
    void killedAgainAndAgainItGoesOnAndDoublesNothing() throws Exception {
        files(400, 1000);
        platform.faults().on("PUT", OBJECTS).delay(Duration.ofMillis(15));
        Random random = new Random(42);
        int kills = 0;
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Process process = process("64m").start();
            // at a random moment after the first lines, so that each kill strikes somewhere else
            long before = journalSize();
            while (process.isAlive() && journalSize() == before) {
                Thread.sleep(2);
            }
            if (!process.waitFor(random.nextInt(250), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                kills++;
            }
            sizes.add(journalSize());
        }
        assertTrue(kills >= 3, "killed " + kills + " times " + sizes);
        Process last = process("64m").start();
        assertEquals(0, last.waitFor(), output());

        Map<UUID, StorageItem> items = items();
        assertEquals(400, items.size());
        Set<String> names = new HashSet<>();
        items.values().forEach(item -> assertTrue(names.add(item.name()), "twice: " + item.name()));
    }

    @Test
    void namesAreThoseOnDiskAlsoWhereTheLocaleHasNoLettersForThem() throws Exception {
        Set<String> names = Set.of("Zürich.png", "東京.png", "a.png");
        Path below = Files.createDirectory(Spelling.child(dir, "müde"));
        for (String name : names) {
            Files.writeString(Spelling.child(below, name), "content of " + name);
        }
        ProcessBuilder process = process("64m");
        process.environment().put("LC_ALL", "C");
        for (int run = 0; run < 2; run++) {
            assertEquals(0, process.start().waitFor(), output());
            assertEquals(names, items().values().stream().map(StorageItem::name).collect(Collectors.toSet()));
        }
        String journal = Files.readString(temp.resolve("journal"));
        assertTrue(journal.contains(Spelling.path(below.toAbsolutePath()) + "/東京.png"), journal);
    }

    @Test
    void repeatsAreFoundAlsoWhereTheLocaleHasNoLettersForTheirNames() throws Exception {
        ProcessBuilder process = process("64m");
        process.environment().put("LC_ALL", "C");
        process.command().add(RepeatedContent.SKIP.name());
        for (String name : List.of("東京.png", "Zürich.png", "müde.png")) {
            Files.writeString(Spelling.child(dir, name), "same");
            Files.writeString(Spelling.child(dir, "2 " + name), "same");
            assertEquals(0, process.start().waitFor(), output());
            assertEquals(1, items().size(), output());
        }
    }

    private ProcessBuilder process(String heap) {
        return UploadProcess.prepare(
                heap, platform.url(), platform.privateKeyFile(), folder.id(), dir, temp.resolve("journal"));
    }

    private long journalSize() throws IOException {
        Path journal = temp.resolve("journal");
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    private String output() throws IOException {
        return Files.readString(temp.resolve("output"));
    }
}
