package com.encord.sdk.folders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.items.Changes;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.NewDataGroup;
import com.encord.sdk.items.Removed;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldersTest {
    private static final UUID GROUP = UUID.fromString("77777777-2222-3333-4444-555555555555");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final Folders folders = new Folders(transport);

    private static UUID id(int number) {
        return new UUID(0x1111_1111_0000_0000L, number);
    }

    private static String json(int number, String name) {
        return """
                {'uuid': '%s', 'parent': null, 'name': '%s', 'description': '', 'clientMetadata': null,
                 'owner': 'ann@example.com', 'createdAt': '2025-05-0%dT00:00:00Z',
                 'lastEditedAt': '2025-05-09T00:00:00Z', 'userRole': 'admin', 'syncedDatasetHash': null,
                 'pathToRoot': []}""".formatted(id(number), name, number);
    }

    private static String page(String... folders) {
        return "{'results': [" + String.join(",", folders) + "]}";
    }

    private RestRequest sent(int index) {
        return transport.restRequests.get(index);
    }

    private Folder folder(int number) {
        return new Folder(transport, ScriptedTransport.value(json(number, "f").replace('\'', '"')));
    }

    @Test
    void everyFieldOfAFolderIsRead() {
        transport.answer("{'uuid': '" + id(1) + "', 'parent': '" + id(2) + "', 'name': 'n', 'description': 'd',"
                + "'clientMetadata': '{\\\"city\\\": \\\"Zürich\\\"}', 'owner': 'ann@example.com',"
                + "'createdAt': '2025-05-01T13:53:59Z', 'lastEditedAt': '2025-05-02T00:00:00Z', 'userRole': 'user',"
                + "'syncedDatasetHash': '" + GROUP + "', 'pathToRoot': [{'uuid': '" + id(2)
                + "', 'parentUuid': null, 'name': 'top', 'syncedDatasetHash': null}]}");
        Folder folder = folders.get(id(1));
        assertEquals("GET storage/folders/" + id(1), sent(0).operation());
        assertEquals(id(1), folder.id());
        assertEquals(Optional.of(id(2)), folder.parent());
        assertEquals("n", folder.name());
        assertEquals("d", folder.description());
        assertEquals(Map.of("city", "Zürich"), folder.metadata());
        assertEquals("ann@example.com", folder.owner());
        assertEquals(Instant.parse("2025-05-01T13:53:59Z"), folder.createdAt());
        assertEquals(Instant.parse("2025-05-02T00:00:00Z"), folder.lastEditedAt());
        assertEquals(FolderRole.USER, folder.role());
        assertEquals(Optional.of(GROUP), folder.mirrorDataset());
        assertEquals(List.of(new PathElement(id(2), Optional.empty(), "top", Optional.empty())), folder.pathToRoot());
    }

    @Test
    void aPlainFolderIsNotTakenForOneInStepWithTheCloud() {
        NewFolder wanted = NewFolder.named("north").synchronisedWith(GROUP, "s3://bucket/north/");
        assertThrows(IllegalArgumentException.class, () -> folders.findOrCreate(wanted));
        assertEquals(List.of(), transport.restRequests);
    }

    @Test
    void creatingIsSentOnceWithMetadataAsJsonText() {
        transport.answer(json(1, "north"));
        folders.create(NewFolder.named("north")
                .in(id(2))
                .description("d")
                .metadata(Map.of("city", "Zürich"))
                .synchronisedWith(GROUP, "s3://b/p/"));
        assertEquals("POST storage/folders", sent(0).operation());
        assertFalse(sent(0).isIdempotent());
        assertEquals(
                Map.of(
                        "name", "north",
                        "parent", id(2),
                        "description", "d",
                        "clientMetadata", "{\"city\":\"Zürich\"}",
                        "cloudSyncedFolderParams", Map.of("integrationUuid", GROUP, "remoteUrl", "s3://b/p/")),
                sent(0).body());
    }

    @Test
    void creatingByNameSendsNothingElse() {
        transport.answer(json(1, "north"));
        assertEquals("north", folders.create("north").name());
        assertEquals(Map.of("name", "north"), sent(0).body());
    }

    @Test
    void findTakesTheOldestOfExactlyThatName() {
        transport.answer("{'results': [" + json(1, "road scenes") + "," + json(2, "road") + "," + json(3, "road")
                + "], 'nextPageToken': 'more'}");
        assertEquals(Optional.of(id(2)), folders.find("road").map(Folder::id));
        assertEquals(id(2), folders.findOrCreate("road").id());
        assertEquals(2, transport.restRequests.size(), "what follows is younger");
        assertEquals("GET storage/search/folders", sent(0).operation());
        assertEquals("GET storage/folders", sent(1).operation());
        for (RestRequest request : transport.restRequests) {
            assertEquals(
                    List.of(
                            Map.entry("search", "road"),
                            Map.entry("order", "createdAt"),
                            Map.entry("desc", "False"),
                            Map.entry("pageSize", "1000")),
                    request.query());
        }
    }

    @Test
    void findTakesNoPartOfAName() {
        transport.answer(page(json(1, "road")));
        assertEquals(Optional.empty(), folders.find("roa"));
    }

    @Test
    void listingSendsEveryPartOfTheQuery() {
        transport.answer(page());
        folders.list(FolderQuery.all()
                        .search("x")
                        .recursive()
                        .mirroredByDataset(true)
                        .withOrganisationAccess()
                        .oldestFirst()
                        .pageSize(5))
                .toList();
        assertEquals("GET storage/folders", sent(0).operation());
        assertEquals(
                List.of(
                        Map.entry("search", "x"),
                        Map.entry("isRecursive", "True"),
                        Map.entry("datasetSynced", "True"),
                        Map.entry("includeOrgAccess", "True"),
                        Map.entry("order", "createdAt"),
                        Map.entry("desc", "False"),
                        Map.entry("pageSize", "5")),
                sent(0).query());
        folder(1).subfolders(FolderQuery.all().recursive()).toList();
        assertEquals("GET storage/folders/" + id(1) + "/folders", sent(1).operation());
    }

    @Test
    void bulkUpdateIsCutAtAThousand() {
        Map<UUID, Changes> changes = new LinkedHashMap<>();
        IntStream.range(0, 1001).forEach(n -> changes.put(id(n), Changes.none().name("n" + n)));
        changes.put(id(5000), Changes.none());
        transport.answer(page(json(1, "a"))).answer(page(json(2, "b")));
        assertEquals(2, folders.update(changes).size());
        assertEquals("PATCH storage/folders/patch-bulk", sent(0).operation());
        assertEquals(1000, ((Map<?, ?>) ((Map<?, ?>) sent(0).body()).get("folderPatches")).size());
        assertEquals(Map.of("folderPatches", Map.of(id(1000).toString(), Map.of("name", "n1000"))), sent(1).body());
    }

    @Test
    void movingToTheTopLeavesTheParentOut() {
        transport.answer("null").answer(json(1, "f"));
        folder(1).moveToTop();
        assertEquals("POST storage/folders/move", sent(0).operation());
        assertEquals(Map.of("folderUuids", List.of(id(1))), sent(0).body());
        assertEquals("GET storage/folders/" + id(1), sent(1).operation());
    }

    @Test
    void movingIntoAFolderNamesItAndReadsTheFolderAgain() {
        transport.answer("null").answer(json(1, "moved"));
        assertEquals("moved", folder(1).moveTo(id(9)).name());
        assertEquals(Map.of("folderUuids", List.of(id(1)), "newParentUuid", id(9)), sent(0).body());
        assertTrue(sent(0).isIdempotent());
    }

    @Test
    void updateAnswersANewHandleAndLeavesTheOldOne() {
        transport.answer(json(1, "new"));
        Folder old = folder(1);
        assertEquals("new", old.update(Changes.none().name("new")).name());
        assertEquals("f", old.name());
        assertEquals("PATCH storage/folders/" + id(1), sent(0).operation());
        assertEquals(Map.of("name", "new"), sent(0).body());
        assertSame(old, old.update(Changes.none()));
        assertEquals(1, transport.restRequests.size());
    }

    @Test
    void deleteMayBeSentAgain() {
        transport.answer("null");
        folder(1).delete();
        assertEquals("DELETE storage/folders/" + id(1), sent(0).operation());
        assertTrue(sent(0).isIdempotent());
    }

    @Test
    void recursiveItemListingsNeedATextOrTypes() {
        assertThrows(IllegalArgumentException.class, () -> folder(1)
                .items(ItemQuery.all().recursive()));
    }

    @Test
    void itemsOfTheFolderAreMovedAndDeletedThroughIt() {
        transport.answer("null").answer("{'removedItemsCount': 1, 'removedFoldersCount': 0}");
        folder(1).moveItems(List.of(id(5)), id(2));
        assertEquals("POST storage/folders/" + id(1) + "/items/move", sent(0).operation());
        assertEquals(new Removed(1, 0), folder(1).deleteItems(List.of(id(5))));
        assertEquals("POST storage/folders/" + id(1) + "/items/delete", sent(1).operation());
    }

    @Test
    void summaryCountsByType() {
        transport.answer("{'files': 9, 'folders': 1, 'videos': 2, 'images': 3, 'imageGroups': 4, 'imageSequences': 5,"
                + "'dicomFiles': 6, 'dicomSeries': 7, 'niftis': 8, 'audios': 10, 'pdfs': 11, 'plainTexts': 12,"
                + "'tombstones': 13, 'uploadJobs': 14, 'totalSize': 15.5}");
        FolderSummary summary = folder(1).summary();
        assertEquals(9, summary.files());
        assertEquals(1, summary.folders());
        assertEquals(2, summary.count(ItemType.VIDEO));
        assertEquals(3, summary.count(ItemType.IMAGE));
        assertEquals(4, summary.count(ItemType.IMAGE_GROUP));
        assertEquals(5, summary.count(ItemType.IMAGE_SEQUENCE));
        assertEquals(6, summary.count(ItemType.DICOM_FILE));
        assertEquals(7, summary.count(ItemType.DICOM_SERIES));
        assertEquals(8, summary.count(ItemType.NIFTI));
        assertEquals(10, summary.count(ItemType.AUDIO));
        assertEquals(11, summary.count(ItemType.PDF));
        assertEquals(12, summary.count(ItemType.PLAIN_TEXT));
        assertEquals(0, summary.count(ItemType.SCENE));
        assertEquals(13, summary.tombstones());
        assertEquals(14, summary.uploadJobs());
        assertEquals(15.5, summary.totalBytes());
    }

    @Test
    void groupsAreListedAddedAndRemoved() {
        transport
                .answer("{'results': [{'groupHash': '" + GROUP + "', 'name': 'g', 'description': null,"
                        + "'createdAt': '2025-05-01T00:00:00Z', 'isSameOrganisation': true, 'userRole': 'admin'}]}")
                .answer("null");
        FolderGroup group = folder(1).access().groups().get(0);
        assertEquals(GROUP, group.id());
        assertEquals(FolderRole.ADMIN, group.role());
        folder(1).access().addGroups(List.of(GROUP), FolderRole.USER);
        assertEquals(Map.of("groupHashList", List.of(GROUP), "userRole", "user"), sent(1).body());
        folder(1).access().removeGroups(List.of(GROUP, id(3)));
        assertEquals("DELETE storage/folders/" + id(1) + "/groups", sent(2).operation());
        assertEquals(
                List.of(Map.entry("groupHashList", GROUP.toString()), Map.entry("groupHashList", id(3).toString())),
                sent(2).query());
        folder(1).access().removeGroups(List.of());
        assertEquals(3, transport.restRequests.size(), "removing no groups must not look like removing all");
        assertThrows(
                IllegalArgumentException.class, () -> folder(1).access().addGroups(List.of(GROUP), FolderRole.UNKNOWN));
    }

    @Test
    void dataGroupsAreMadeInOneCallThatIsSentOnce() {
        transport.answer("['" + id(8) + "', '" + id(9) + "']").answer("[]");
        List<NewDataGroup> groups = List.of(NewDataGroup.grid(List.of(id(5))), NewDataGroup.carousel(List.of(id(6))));
        assertEquals(List.of(id(8), id(9)), folder(1).createGroups(groups));
        assertEquals("POST storage/folders/" + id(1) + "/create-group-items", sent(0).operation());
        assertFalse(sent(0).isIdempotent());
        assertEquals(groups.stream().map(NewDataGroup::fields).toList(), sent(0).body());
        assertThrows(InvalidAnswerException.class, () -> folder(1).createGroup(groups.get(0)));
    }

    @Test
    void reEncodeIsSentOnlyWhenStarted() {
        transport.answer("'" + id(8) + "'");
        Folder folder = folder(1);
        assertTrue(transport.restRequests.isEmpty());
        assertEquals(id(8), folder.reEncode(List.of(id(5))).start().id());
        assertEquals("POST storage/items/reencode", sent(0).operation());
    }
}
