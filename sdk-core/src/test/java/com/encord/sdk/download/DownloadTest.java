package com.encord.sdk.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.EncordClient;
import com.encord.sdk.RetryPolicy;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.folders.NewFolder;
import com.encord.sdk.items.Changes;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.NewDataGroup;
import com.encord.sdk.local.Fault;
import com.encord.sdk.local.LocalPlatform;
import com.encord.sdk.observe.RequestAttempt;
import com.encord.sdk.observe.RequestKind;
import com.encord.sdk.transfer.TransferRun;
import com.encord.sdk.upload.UploadReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads through sockets from the local platform, well behaved and not. */
@Timeout(60)
class DownloadTest {
    private static final String OBJECTS = "/objects/.*";
    private static final int LARGE = 3 << 20;

    @TempDir
    Path temp;

    private final List<RequestAttempt> requests = new CopyOnWriteArrayList<>();
    private Path sources;
    private Path target;
    private LocalPlatform platform;
    private EncordClient encord;
    private Folder folder;

    @BeforeEach
    void start() throws IOException {
        sources = Files.createDirectory(temp.resolve("sources"));
        target = temp.resolve("target");
        platform = LocalPlatform.builder().start();
        encord = EncordClient.builder()
                .domain(platform.url())
                .sshPrivateKeyFile(platform.privateKeyFile())
                .retryPolicy(RetryPolicy.standard().withDelays(Duration.ofMillis(1), Duration.ofMillis(5)))
                .onRequest(requests::add)
                .build();
        folder = encord.folders().create("from");
    }

    @AfterEach
    void stop() {
        encord.close();
        platform.close();
    }

    private Path file(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(name.hashCode()).nextBytes(bytes);
        return Files.write(sources.resolve(name), bytes);
    }

    private UUID upload(Folder to, Path file, String title) {
        return to.upload()
                .file(file)
                .titles(each -> title)
                .run()
                .throwIfIncomplete()
                .items()
                .get(0);
    }

    private Download download() {
        return folder.download().into(target).concurrency(4);
    }

    /** Path below the target to size, the index left out. */
    private Map<String, Long> onDisk() throws IOException {
        Map<String, Long> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (!each.getFileName().toString().equals(DirectoryIndex.FILE)) {
                    found.put(target.relativize(each).toString().replace('\\', '/'), Files.size(each));
                }
            }
        }
        return found;
    }

    @Test
    void aTreeIsMirroredAndASecondRunFetchesNothing() throws IOException {
        Folder sub = encord.folders().create(NewFolder.named("sub").in(folder.id()));
        Folder deep = encord.folders().create(NewFolder.named("de/ep").in(sub.id()));
        upload(folder, file("a.png", 100), "a.png");
        upload(sub, file("b.png", 200), "b.png");
        upload(deep, file("c.txt", 300), "c.txt");
        Path x = file("x.png", 10);
        Path y = file("y.png", 20);
        folder.upload().imageGroup("pair", List.of(x, y)).run().throwIfIncomplete();

        DownloadReport report =
                download().types(ItemType.IMAGE, ItemType.PLAIN_TEXT).run().throwIfIncomplete();
        Map<String, Long> single = onDisk();
        assertEquals(100, single.get("a.png"));
        assertEquals(200, single.get("sub/b.png"));
        assertEquals(300, single.get("sub/de_ep/c.txt"));
        assertArrayEquals(
                Files.readAllBytes(sources.resolve("b.png")), Files.readAllBytes(target.resolve("sub/b.png")));
        assertTrue(report.outcomes().stream().allMatch(each -> each.status() == DownloadStatus.DOWNLOADED));

        download().run().throwIfIncomplete();
        Map<String, Long> all = onDisk();
        assertEquals(10, all.get("pair/x.png"));
        assertEquals(20, all.get("pair/y.png"));
        Fault fetches = platform.faults().on("GET", OBJECTS).answer(500);
        DownloadReport again = download().run().throwIfIncomplete();
        assertEquals(0, fetches.hits());
        assertEquals(
                again.outcomes().size(),
                again.with(DownloadStatus.ALREADY_THERE).size());
        assertEquals(all, onDisk());
        assertEquals(all.size(), again.files().size());
    }

    @Test
    void patternsChooseByPathsOnDisk() throws IOException {
        Folder train = encord.folders().create(NewFolder.named("train").in(folder.id()));
        Folder raw = encord.folders().create(NewFolder.named("raw").in(train.id()));
        upload(folder, file("a.png", 10), "a.png");
        upload(train, file("b.png", 20), "b.png");
        UUID text = upload(train, file("c.txt", 30), "c.txt");
        upload(raw, file("d.png", 40), "d.png");
        Path x = file("x.png", 50);
        train.upload().imageGroup("pair", List.of(x)).run().throwIfIncomplete();

        DownloadReport report = download()
                .include("train/**")
                .exclude("raw/", "pair/", "*.txt")
                .items(text)
                .run()
                .throwIfIncomplete();

        // what is named by id comes in any case, and the frame of the group is also an item of its own
        assertEquals(Map.of("train/b.png", 20L, "train/c.txt", 30L, "train/x.png", 50L), onDisk());
        Map<String, String> skipped = report.with(DownloadStatus.SKIPPED).stream()
                .collect(Collectors.toMap(
                        DownloadOutcome::title, outcome -> outcome.reason().orElseThrow(), (one, same) -> one));
        assertEquals("It matches no include pattern.", skipped.get("a.png"));
        assertEquals("The pattern \"pair/\" excludes it.", skipped.get("pair"));
        assertFalse(skipped.containsKey("d.png"), "nothing is asked of an excluded folder");
    }

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
        Thread.sleep(500);
        int before = fetches.hits();
        Thread.sleep(500);
        assertTrue(before <= 2 && fetches.hits() == before, "fetched " + before + ", then " + fetches.hits());
        run.resume();
        run.await(Duration.ofSeconds(20)).throwIfIncomplete();
    }

    @Test
    void groupsOfGroupsBecomeDirectoriesInDirectories() throws IOException {
        Path x = file("x.png", 10);
        UUID pair = folder.upload()
                .imageGroup("pair", List.of(x, file("y.png", 20)))
                .run()
                .throwIfIncomplete()
                .items()
                .get(0);
        UUID text = upload(folder, file("t.txt", 30), "t.txt");
        UUID both = folder.createGroup(NewDataGroup.grid(List.of(pair, text)).name("both"));

        DownloadReport report = encord.download().items(both).into(target).run().throwIfIncomplete();

        assertEquals(Map.of("both/pair/x.png", 10L, "both/pair/y.png", 20L, "both/t.txt", 30L), onDisk());
        assertEquals(1, report.outcomes().size());
        assertEquals(60, report.bytes());
    }

    @Test
    void whatWasDeletedOrCutShortComesAgain() throws IOException {
        UUID a = upload(folder, file("a.png", 100), "a.png");
        UUID b = upload(folder, file("b.png", 200), "b.png");
        download().run().throwIfIncomplete();
        Files.delete(target.resolve("a.png"));
        Files.write(target.resolve("b.png"), new byte[7]);

        DownloadReport report = encord.download().items(a, b).into(target).run().throwIfIncomplete();

        assertEquals(2, report.with(DownloadStatus.DOWNLOADED).size());
        assertEquals(Map.of("a.png", 100L, "b.png", 200L), onDisk());
    }

    @Test
    void hostileTitlesStayInside() throws IOException {
        Path file = file("f.txt", 10);
        List<String> titles = List.of(
                "../../escaped.txt",
                "/etc/passwd",
                "..",
                "nul",
                "x".repeat(300) + ".txt",
                "a\nb.txt",
                ".encord-download");
        for (String title : titles) {
            UUID item = upload(folder, file, "plain.txt");
            encord.items().update(encord.items().get(item), Changes.none().name(title));
        }

        DownloadReport report = download().run().throwIfIncomplete();

        assertEquals(titles.size(), onDisk().size());
        assertEquals(titles.size(), report.files().size());
        Path root = target.toRealPath();
        assertTrue(report.files().stream().allMatch(each -> each.getParent().equals(root)));
        try (Stream<Path> siblings = Files.list(temp)) {
            assertEquals(2, siblings.count());
        }
    }

    @Test
    void equalTitlesGetNamesThatStayTheSame() throws IOException {
        UUID first = upload(folder, file("1.txt", 11), "same.txt");
        download().run().throwIfIncomplete();
        UUID second = upload(folder, file("2.txt", 22), "Same.TXT");
        UUID third = upload(folder, file("3.txt", 33), "same.txt");
        download().run().throwIfIncomplete();
        encord.items().delete(List.of(encord.items().get(first)));
        download().run().throwIfIncomplete();

        assertEquals(
                Map.of(
                        "same.txt",
                        11L,
                        "Same~" + second.toString().substring(0, 8) + ".TXT",
                        22L,
                        "same~" + third.toString().substring(0, 8) + ".txt",
                        33L),
                onDisk());
    }

    @Test
    void foreignFilesAreNeverReplaced() throws IOException {
        UUID item = upload(folder, file("a.png", 100), "a.png");
        UUID other = upload(folder, file("b.png", 100), "b.png");
        Files.createDirectories(target);
        Files.writeString(target.resolve("a.png"), "mine");
        Files.writeString(target.resolve("b.png.part"), "mine too");

        download().run().throwIfIncomplete();

        assertEquals(
                Map.of(
                        "a.png",
                        4L,
                        "b.png.part",
                        8L,
                        "a~" + item.toString().substring(0, 8) + ".png",
                        100L,
                        "b~" + other.toString().substring(0, 8) + ".png",
                        100L),
                onDisk());
    }

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
    void itemsThatAreNotThereAreSaidSo() throws IOException {
        UUID there = upload(folder, file("a.png", 100), "a.png");
        UUID gone = UUID.randomUUID();

        DownloadReport report =
                encord.download().items(gone, there).items(there).into(target).run();

        assertEquals(
                List.of(gone, there),
                report.outcomes().stream().map(DownloadOutcome::item).toList());
        assertEquals(DownloadStatus.FAILED, report.outcomes().get(0).status());
        assertEquals(DownloadStatus.DOWNLOADED, report.outcomes().get(1).status());
    }

    @Test
    void aFolderThatIsNotThereStopsTheRunAndIsReported() {
        DownloadReport report =
                encord.download().folder(UUID.randomUUID()).into(target).run();

        assertFalse(report.isComplete());
        assertTrue(report.stoppedBy().isPresent());
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
                .delay(Duration.ofSeconds(8));
        TransferRun<DownloadReport, DownloadProgress> run =
                download().concurrency(2).start();
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        long start = System.nanoTime();
        run.cancel();
        DownloadReport report = run.await(Duration.ofSeconds(10));

        assertTrue(System.nanoTime() - start < 5_000_000_000L);
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

    @Test
    void aDirectoryServesOneRunAtATimeAndNoForeignIndex() throws IOException {
        upload(folder, file("a.png", 100), "a.png");
        try (DirectoryIndex open = DirectoryIndex.open(target)) {
            DownloadDirectoryException e = assertThrows(
                    DownloadDirectoryException.class, () -> download().run());
            assertTrue(e.getMessage().contains("Another download"), e.getMessage());
            assertEquals(target.toRealPath(), open.resolve(""));
        }
        Files.writeString(target.resolve(DirectoryIndex.FILE), "shopping list\n");
        assertThrows(DownloadDirectoryException.class, () -> download().run());
        assertEquals("shopping list\n", Files.readString(target.resolve(DirectoryIndex.FILE)));
    }

    @Test
    void anIndexCutAtAnyByteStillServes() throws IOException {
        upload(folder, file("a.png", 100), "a.png");
        upload(folder, file("b.png", 100), "b.png");
        download().run().throwIfIncomplete();
        Path index = target.resolve(DirectoryIndex.FILE);
        byte[] whole = Files.readAllBytes(index);
        for (int length = whole.length; length > "encord-download 1\n".length(); length -= 7) {
            Files.write(index, Arrays.copyOf(whole, length));
            DirectoryIndex.open(target).close();
        }
        Files.write(index, Arrays.copyOf(whole, whole.length - 3));

        DownloadReport report = download().run().throwIfIncomplete();

        assertEquals(Map.of("a.png", 100L, "b.png", 100L), onDisk());
        assertEquals(1, report.with(DownloadStatus.DOWNLOADED).size());
    }
}
