package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.folders.NewFolder;
import com.encord.sdk.items.Changes;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.ItemSummary;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.Removed;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.items.StorageLocation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Items over the real transport, on the local platform. */
class ItemsOnPlatformTest {
    private static PlatformFixture fixture;
    private static EncordClient encord;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        fixture = new PlatformFixture();
        encord = fixture.encord;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private UUID imageGroup(Folder folder) throws Exception {
        Path first = Files.writeString(directory.resolve("1.png"), "one");
        Path second = Files.writeString(directory.resolve("2.png"), "two");
        return folder.upload()
                .imageGroup("crossing", List.of(first, second))
                .run()
                .throwIfIncomplete()
                .items()
                .get(0);
    }

    @Test
    void anItemTellsItsFactsAndThoseOfItsFile() throws Exception {
        Folder folder = encord.folders().create("facts");
        UUID id = fixture.upload(folder, "a.mp4").get(0);
        StorageItem item = encord.items().get(id);
        assertEquals(id, item.id());
        assertEquals(folder.id(), item.folder());
        assertEquals(ItemType.VIDEO, item.type());
        assertEquals("a.mp4", item.name());
        assertEquals("test@example.com", item.owner());
        assertEquals(StorageLocation.ENCORD, item.location());
        assertFalse(item.isPlaceholder());
        assertEquals(OptionalInt.of(640), item.width());
        assertEquals(OptionalInt.of(480), item.height());
        assertEquals(OptionalDouble.of(25), item.fps());
        assertEquals(Optional.of(Duration.ofSeconds(4)), item.duration());
        assertEquals(OptionalLong.of(100), item.frameCount());
        assertEquals(OptionalLong.of("content of a.mp4".length()), item.fileSize());
        assertEquals(Optional.empty(), item.signedUrl());
        assertEquals(OptionalInt.empty(), item.audio().channels());
    }

    @Test
    void manyItemsAreReadInTheOrderAskedFor() throws Exception {
        Folder folder = encord.folders().create("many");
        List<UUID> ids = fixture.upload(folder, "a.txt", "b.txt", "c.txt");
        List<UUID> backwards = List.of(ids.get(2), ids.get(1), ids.get(0));
        assertEquals(
                backwards,
                encord.items().get(backwards).stream().map(StorageItem::id).toList());
    }

    @Test
    void thoseThatAreGoneAreLeftOutWhenAskedSo() throws Exception {
        List<UUID> there = fixture.upload(encord.folders().create("partly"), "a.txt", "b.txt", "c.txt");
        List<UUID> asked = List.of(there.get(2), UUID.randomUUID(), there.get(0), UUID.randomUUID(), there.get(1));
        List<UUID> found = List.of(there.get(2), there.get(0), there.get(1));
        assertEquals(
                found, encord.items().find(asked).stream().map(StorageItem::id).toList());
        assertEquals(
                found,
                encord.items().findSigned(asked).stream()
                        .filter(item -> item.signedUrl().isPresent())
                        .map(StorageItem::id)
                        .toList());
        assertEquals(Optional.of("a.txt"), encord.items().find(there.get(0)).map(StorageItem::name));
        assertEquals(Optional.empty(), encord.items().find(UUID.randomUUID()));
    }

    @Test
    void anUnknownItemIsRefusedAsOneOutOfSightIs() throws Exception {
        UUID known = fixture.upload(encord.folders().create("known"), "a.txt").get(0);
        assertThrows(PermissionDeniedException.class, () -> encord.items().get(UUID.randomUUID()));
        assertThrows(PermissionDeniedException.class, () -> encord.items().get(List.of(known, UUID.randomUUID())));
    }

    @Test
    void theSignedUrlLeadsToTheBytes() throws Exception {
        Folder folder = encord.folders().create("signed");
        UUID id = fixture.upload(folder, "a.txt").get(0);
        String url = encord.items().signedUrl(id).orElseThrow();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals("content of a.txt", answer.body());
        assertEquals(
                List.of(id), List.copyOf(encord.items().signedUrls(List.of(id)).keySet()));
        StorageItem listed =
                folder.items(ItemQuery.all().withSignedUrls()).first().orElseThrow();
        assertTrue(listed.signedUrl().isPresent());
        assertFalse(listed.toString().contains(url), listed.toString());
    }

    @Test
    void itemsOfAFolderAreWalkedFilteredAndOrdered() throws Exception {
        Folder folder = encord.folders().create("filtered");
        fixture.upload(folder, "b.txt", "a.txt", "c.mp4", "d.png");
        List<String> all = folder.items(ItemQuery.all().byName().pageSize(1)).stream()
                .map(StorageItem::name)
                .toList();
        assertEquals(List.of("a.txt", "b.txt", "c.mp4", "d.png"), all);
        assertEquals(
                Optional.of("d.png"),
                folder.items(ItemQuery.all().byNameDescending()).first().map(StorageItem::name));
        List<String> media = folder
                .items(ItemQuery.all().types(ItemType.VIDEO, ItemType.IMAGE).byName())
                .stream()
                .map(StorageItem::name)
                .toList();
        assertEquals(List.of("c.mp4", "d.png"), media);
        assertEquals(
                List.of("a.txt"),
                folder.items(ItemQuery.all().search("a.t")).stream()
                        .map(StorageItem::name)
                        .toList());
    }

    @Test
    void recursiveListingsReachFoldersBelow() throws Exception {
        Folder top = encord.folders().create("recursive");
        Folder below = encord.folders().create(NewFolder.named("below").in(top.id()));
        UUID deep = fixture.upload(below, "deep.txt").get(0);
        assertEquals(List.of(), top.items().toList());
        assertEquals(
                List.of(deep),
                top.items(ItemQuery.all().recursive().types(ItemType.PLAIN_TEXT)).stream()
                        .map(StorageItem::id)
                        .toList());
        assertEquals(
                List.of(deep),
                encord.items().search(ItemQuery.all().search("deep.txt")).stream()
                        .map(StorageItem::id)
                        .toList());
    }

    @Test
    void itemsAreRenamedAndDescribed() throws Exception {
        Folder folder = encord.folders().create("renamed");
        List<UUID> ids = fixture.upload(folder, "a.txt", "b.txt");
        StorageItem changed = encord.items()
                .update(encord.items().get(ids.get(0)), Changes.none().name("x").metadata(Map.of("site", "north")));
        assertEquals("x", changed.name());
        assertEquals(Map.of("site", "north"), encord.items().get(ids.get(0)).metadata());

        Map<UUID, Changes> bulk = new LinkedHashMap<>();
        bulk.put(ids.get(1), Changes.none().name("second"));
        bulk.put(ids.get(0), Changes.none().name("first"));
        assertEquals(
                List.of("second", "first"),
                encord.items().update(bulk).stream().map(StorageItem::name).toList());
    }

    @Test
    void itemsMoveBetweenFolders() throws Exception {
        Folder from = encord.folders().create("from");
        Folder to = encord.folders().create("to");
        List<UUID> ids = fixture.upload(from, "a.txt", "b.txt");
        from.moveItems(List.of(ids.get(0)), to.id());
        encord.items().move(List.of(encord.items().get(ids.get(1))), to.id());
        assertEquals(List.of(), from.items().toList());
        assertEquals(2, to.items().toList().size());
    }

    @Test
    void deletedItemsAreGone() throws Exception {
        Folder folder = encord.folders().create("deleted");
        List<UUID> ids = fixture.upload(folder, "a.txt", "b.txt", "c.txt");
        assertEquals(new Removed(1, 0), folder.deleteItems(List.of(ids.get(0))));
        assertEquals(new Removed(2, 0), encord.items().delete(encord.items().get(ids.subList(1, 3))));
        assertEquals(List.of(), folder.items().toList());
        assertThrows(PermissionDeniedException.class, () -> encord.items().get(ids.get(0)));
    }

    @Test
    void aGroupHasChildrenWithUrlsOfTheirOwn() throws Exception {
        Folder folder = encord.folders().create("grouped");
        StorageItem group = encord.items().get(imageGroup(folder));
        assertEquals(ItemType.IMAGE_GROUP, group.type());
        assertEquals(Optional.empty(), encord.items().signedUrl(group.id()));
        List<StorageItem> children = encord.items().signedChildren(group);
        assertEquals(
                List.of("1.png", "2.png"),
                children.stream().map(StorageItem::name).toList());
        assertTrue(children.stream().allMatch(child -> child.signedUrl().isPresent()));
        assertTrue(encord.items().children(group).stream()
                .allMatch(child -> child.signedUrl().isEmpty()));
    }

    @Test
    void summaryTellsWhereAnItemIsUsed() throws Exception {
        Folder folder = encord.folders().create("used");
        StorageItem group = encord.items().get(imageGroup(folder));
        StorageItem frame = encord.items().children(group).get(0);
        Dataset dataset = encord.datasets().create("user of items");
        UUID row = dataset.link(List.of(group.id())).get(0).dataHash();

        ItemSummary ofFrame = encord.items().summary(frame);
        assertEquals(1, ofFrame.frameInGroups());
        assertEquals(group.id(), ofFrame.groups().get(0).id());
        assertEquals(ItemType.IMAGE_GROUP, ofFrame.groups().get(0).type());
        ItemSummary ofGroup = encord.items().summary(group);
        assertEquals(1, ofGroup.usedInDatasets());
        assertEquals(dataset.id(), ofGroup.datasets().get(0).dataset());
        assertEquals("user of items", ofGroup.datasets().get(0).title());
        assertEquals(List.of(row), ofGroup.datasets().get(0).dataHashes());
    }
}
