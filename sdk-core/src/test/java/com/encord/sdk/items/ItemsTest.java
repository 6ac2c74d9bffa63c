package com.encord.sdk.items;

import static com.encord.sdk.items.ItemJson.FOLDER;
import static com.encord.sdk.items.ItemJson.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.page.Pages;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private static final UUID TARGET = UUID.fromString("99999999-2222-3333-4444-555555555555");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final Items items = new Items(transport);

    private RestRequest sent(int index) {
        return transport.restRequests.get(index);
    }

    private StorageItem item(int number, String type, UUID folder) {
        return new StorageItem(
                ScriptedTransport.value(ItemJson.of(number, type, folder).replace('\'', '"')));
    }

    @Test
    void getReadsOneItemWithoutSigning() {
        transport.answer(ItemJson.of(1, "video"));
        assertEquals(id(1), items.get(id(1)).id());
        assertEquals("GET storage/items/" + id(1), sent(0).operation());
        assertEquals(List.of(Map.entry("signUrl", "False")), sent(0).query());
    }

    @Test
    void manyItemsComeInTheOrderAskedForAndMissingOnesAreLeftOut() {
        transport.answer(ItemJson.page(ItemJson.of(1, "video"), ItemJson.of(3, "image")));
        List<StorageItem> found = items.get(List.of(id(3), id(2), id(1), id(3)));
        assertEquals(List.of(id(3), id(1)), found.stream().map(StorageItem::id).toList());
        assertEquals(Map.of("itemUuids", List.of(id(3), id(2), id(1)), "signUrls", false), sent(0).body());
        assertTrue(sent(0).isIdempotent());
    }

    @Test
    void moreThanAThousandItemsAreAskedForInSeveralCalls() {
        transport.answer(ItemJson.page());
        items.get(IntStream.range(0, 2500).mapToObj(ItemJson::id).toList());
        List<Integer> sizes = transport.restRequests.stream()
                .map(request -> ((List<?>) ((Map<?, ?>) request.body()).get("itemUuids")).size())
                .toList();
        assertEquals(List.of(1000, 1000, 500), sizes);
    }

    @Test
    void noItemsNeedNoCall() {
        assertEquals(List.of(), items.get(List.of()));
        assertEquals(new Removed(0, 0), items.delete(List.of()));
        items.move(List.of(), TARGET);
        assertTrue(transport.restRequests.isEmpty());
    }

    @Test
    void listingSendsEveryPartOfTheQuery() {
        transport.answer(ItemJson.page());
        items.inFolder(
                        FOLDER,
                        ItemQuery.all()
                                .search("a b")
                                .types(ItemType.VIDEO, ItemType.IMAGE_GROUP)
                                .recursive()
                                .inDataset(false)
                                .withOrganisationAccess()
                                .newestFirst()
                                .withSignedUrls()
                                .pageSize(1000))
                .toList();
        assertEquals("GET storage/folders/" + FOLDER + "/items", sent(0).operation());
        assertEquals(
                List.of(
                        Map.entry("search", "a b"),
                        Map.entry("itemTypes", "video"),
                        Map.entry("itemTypes", "imageGroup"),
                        Map.entry("isRecursive", "True"),
                        Map.entry("isInDataset", "False"),
                        Map.entry("includeOrgAccess", "True"),
                        Map.entry("order", "createdAt"),
                        Map.entry("desc", "True"),
                        Map.entry("signUrls", "True"),
                        Map.entry("pageSize", "1000")),
                sent(0).query());
    }

    @Test
    void ordersAreAFieldAndADirection() {
        assertOrder("name", false, ItemQuery.all().byName());
        assertOrder("name", true, ItemQuery.all().byNameDescending());
        assertOrder("createdAt", true, ItemQuery.all().newestFirst());
        assertOrder("createdAt", false, ItemQuery.all().oldestFirst());
    }

    private static void assertOrder(String field, boolean isDescending, ItemQuery query) {
        assertEquals(Map.of("order", field, "desc", isDescending), query.parameters());
    }

    @Test
    void recursiveListingsAndSearchesNeedATextOrTypes() {
        assertThrows(IllegalArgumentException.class, () -> items.search(ItemQuery.all()));
        assertThrows(
                IllegalArgumentException.class,
                () -> items.inFolder(FOLDER, ItemQuery.all().recursive()));
        assertThrows(IllegalArgumentException.class, () -> ItemQuery.all().types(ItemType.UNKNOWN));
        assertThrows(IllegalArgumentException.class, () -> ItemQuery.all().types());
        transport.answer(ItemJson.page());
        Pages<StorageItem> found = items.search(ItemQuery.all().search("x"));
        assertTrue(transport.restRequests.isEmpty(), "nothing is sent before the list is walked");
        found.toList();
        assertEquals("GET storage/search/items", sent(0).operation());
    }

    @Test
    void signedUrlIsAskedForAndEmptyForGroups() {
        transport
                .answer(ItemJson.of(1, "video").replace("'signedUrl': null", "'signedUrl': 'https://h/a?s=1'"))
                .answer(ItemJson.of(2, "imageGroup"));
        assertEquals(Optional.of("https://h/a?s=1"), items.signedUrl(id(1)));
        assertEquals(List.of(Map.entry("signUrl", "True")), sent(0).query());
        assertEquals(Optional.empty(), items.signedUrl(id(2)));
    }

    @Test
    void signedUrlsOfManyItemsLeaveOutThoseWithoutOne() {
        transport.answer(ItemJson.page(
                ItemJson.of(1, "video").replace("'signedUrl': null", "'signedUrl': 'https://h/a?s=1'"),
                ItemJson.of(2, "imageGroup")));
        assertEquals(Map.of(id(1), "https://h/a?s=1"), items.signedUrls(List.of(id(1), id(2))));
        assertEquals(Map.of("itemUuids", List.of(id(1), id(2)), "signUrls", true), sent(0).body());
    }

    @Test
    void updateSendsOnlyWhatChangesAndAnEmptyDescriptionClearsIt() {
        transport.answer(ItemJson.of(1, "video"));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("gone", null);
        items.update(item(1, "video", FOLDER), Changes.none().description("").metadata(metadata));
        assertEquals("PATCH storage/folders/" + FOLDER + "/items/" + id(1), sent(0).operation());
        assertEquals(Map.of("description", "", "clientMetadata", metadata), sent(0).body());
        assertTrue(sent(0).isIdempotent());
    }

    @Test
    void nothingToChangeSendsNothing() {
        StorageItem item = item(1, "video", FOLDER);
        assertSame(item, items.update(item, Changes.none()));
        assertEquals(List.of(), items.update(Map.of(id(1), Changes.none())));
        assertTrue(transport.restRequests.isEmpty());
    }

    @Test
    void bulkUpdateIsCutAtAThousandAndMatchedById() {
        Map<UUID, Changes> changes = new LinkedHashMap<>();
        IntStream.range(0, 1001).forEach(n -> changes.put(id(n), Changes.none().name("n" + n)));
        transport
                .answer(ItemJson.page(ItemJson.of(1, "video"), ItemJson.of(0, "video")))
                .answer(ItemJson.page(ItemJson.of(1000, "video")));
        List<StorageItem> changed = items.update(changes);
        assertEquals(
                List.of(id(0), id(1), id(1000)),
                changed.stream().map(StorageItem::id).toList());
        assertEquals("PATCH storage/items/patch-bulk", sent(0).operation());
        assertEquals(1000, ((Map<?, ?>) ((Map<?, ?>) sent(0).body()).get("itemPatches")).size());
        assertEquals(Map.of("itemPatches", Map.of(id(1000).toString(), Map.of("name", "n1000"))), sent(1).body());
    }

    @Test
    void moveGroupsTheItemsByTheirFolders() {
        transport.answer("null");
        items.move(
                List.of(item(1, "video", FOLDER), item(2, "video", TARGET), item(3, "video", FOLDER)), new UUID(7, 7));
        assertEquals("POST storage/folders/" + FOLDER + "/items/move", sent(0).operation());
        assertEquals(
                Map.of(
                        "itemUuids",
                        List.of(id(1), id(3)),
                        "newParentUuid",
                        new UUID(7, 7),
                        "allowSyncedDatasetMove",
                        false),
                sent(0).body());
        assertEquals("POST storage/folders/" + TARGET + "/items/move", sent(1).operation());
        assertTrue(sent(0).isIdempotent());
    }

    @Test
    void deleteAddsUpWhatThePlatformRemoved() {
        transport
                .answer("{'removedItemsCount': 5, 'removedFoldersCount': 0}")
                .answer("{'removedItemsCount': 1, 'removedFoldersCount': 0}");
        List<StorageItem> doomed = new ArrayList<>(List.of(item(1, "imageGroup", FOLDER), item(2, "video", TARGET)));
        assertEquals(new Removed(6, 0), items.delete(doomed));
        assertEquals(Map.of("childUuids", List.of(id(1)), "removeUnusedFrames", true), sent(0).body());
        assertEquals("POST storage/folders/" + FOLDER + "/items/delete", sent(0).operation());
    }

    @Test
    void onlyCompositesAreAskedForChildren() {
        assertEquals(List.of(), items.children(item(1, "video", FOLDER)));
        assertTrue(transport.restRequests.isEmpty());
        transport.answer(ItemJson.page(ItemJson.of(2, "image"), ItemJson.of(3, "image")));
        List<StorageItem> frames = items.signedChildren(item(1, "imageGroup", FOLDER));
        assertEquals(List.of(id(2), id(3)), frames.stream().map(StorageItem::id).toList());
        assertEquals("GET storage/folders/" + FOLDER + "/items/" + id(1) + "/child-items", sent(0).operation());
        assertEquals(List.of(Map.entry("signUrls", "True")), sent(0).query());
    }

    @Test
    void summaryTellsGroupsAndDatasets() {
        UUID dataset = new UUID(1, 1);
        transport.answer("{'frameInGroups': 2, 'accessibleGroupItems': [{'uuid': '" + id(5) + "', 'name': 'g',"
                + "'parentUuid': '" + FOLDER + "', 'parentName': 'f', 'itemType': 'imageGroup'}],"
                + "'usedInDatasets': 1, 'accessibleDatasets': [{'datasetHash': '" + dataset
                + "', 'backingFolderUuid': null, 'title': 't', 'dataHashes': ['" + id(6)
                + "'], 'dataUnitsCreatedAt': '2025-05-01T00:00:00Z'}]}");
        ItemSummary summary = items.summary(item(1, "image", FOLDER));
        assertEquals(2, summary.frameInGroups());
        assertEquals(List.of(new GroupReference(id(5), "g", FOLDER, "f", ItemType.IMAGE_GROUP)), summary.groups());
        assertEquals(1, summary.usedInDatasets());
        assertEquals(dataset, summary.datasets().get(0).dataset());
        assertEquals(List.of(id(6)), summary.datasets().get(0).dataHashes());
        assertTrue(summary.groupLayout().isEmpty());
        assertEquals(List.of(Map.entry("includeGroupLayout", "True")), sent(0).query());
    }

    @Test
    void aQueryIsNotChangedByItsDerivations() {
        ItemQuery narrow = ItemQuery.all().search("x");
        assertThrows(IllegalArgumentException.class, () -> ItemQuery.all().requireNarrowed("A search"));
        narrow.requireNarrowed("A search");
    }
}
