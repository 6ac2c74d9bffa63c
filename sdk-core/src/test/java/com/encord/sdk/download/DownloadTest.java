package com.encord.sdk.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.folders.Folder;
import com.encord.sdk.folders.NewFolder;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.NewDataGroup;
import com.encord.sdk.local.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which items are downloaded, and what the reports say of them, through sockets from the local platform. */
class DownloadTest extends DownloadOnPlatform {
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
    void foldersBelowCanBeLeftOut() throws IOException {
        Folder sub = encord.folders().create(NewFolder.named("sub").in(folder.id()));
        upload(folder, file("a.png", 100), "a.png");
        upload(sub, file("b.png", 200), "b.png");

        download().withoutSubfolders().run().throwIfIncomplete();

        assertEquals(Map.of("a.png", 100L), onDisk());
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
}
