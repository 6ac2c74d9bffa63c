package com.encord.sdk.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.items.StorageLocation;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    private static final UUID DATASET = UUID.fromString("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    private static final UUID FOLDER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final Dataset dataset = new Dataset(transport, DATASET, "t", "", Optional.empty());

    private static UUID id(int number) {
        return new UUID(0xdddd_dddd_0000_0000L, number);
    }

    private static String row(int number) {
        return """
                {'data_hash': '%s', 'data_title': 'row', 'data_type': 'VIDEO', 'created_at': '2023-02-09 14:12:03',
                 'last_edited_at': '2023-02-09 14:12:03', 'width': null, 'height': null, 'file_link': null,
                 'file_size': null, 'file_type': null, 'storage_location': 0, 'frames_per_second': null,
                 'duration': null, 'client_metadata': null, 'signed_url': null, 'is_optimised_image_group': null,
                 'backing_item_uuid': null, 'images_data': null}""".formatted(id(number));
    }

    private QueryRequest sent(int index) {
        return transport.queryRequests.get(index);
    }

    @Test
    void aPlainDatasetIsMadeWithoutBackingFolderAndSentOnce() {
        transport.answer("{'datasetUuid': '" + DATASET + "'}");
        Dataset made = new Datasets(transport).create("scenes");
        assertEquals(DATASET, made.id());
        assertEquals("scenes", made.title());
        assertEquals(Optional.empty(), made.backingFolder());
        assertEquals("POST datasets", transport.restRequests.get(0).operation());
        assertFalse(transport.restRequests.get(0).isIdempotent());
        assertEquals(
                Map.of("title", "scenes", "description", "", "createBackingFolder", false, "legacyCall", false),
                transport.restRequests.get(0).body());
    }

    @Test
    void aMirrorDatasetTellsItsBackingFolder() {
        transport.answer("{'datasetUuid': '" + DATASET + "', 'backingFolderUuid': '" + FOLDER + "'}");
        Dataset made = new Datasets(transport)
                .create(NewDataset.titled("m").description("d").withBackingFolder());
        assertEquals(Optional.of(FOLDER), made.backingFolder());
        assertEquals("d", made.description());
        assertEquals(
                Map.of("title", "m", "description", "d", "createBackingFolder", true, "legacyCall", false),
                transport.restRequests.get(0).body());
    }

    @Test
    void getReadsADatasetAndIgnoresItsRows() {
        transport.answer("{'title': 't', 'description': 'd', 'dataset_type': 'CORD_STORAGE', 'dataset_hash': '"
                + DATASET + "', 'backing_folder_uuid': '" + FOLDER + "', 'data_rows': [" + row(1) + "]}");
        Dataset read = new Datasets(transport).get(DATASET);
        assertEquals(DATASET, read.id());
        assertEquals("t", read.title());
        assertEquals("d", read.description());
        assertEquals(Optional.of(FOLDER), read.backingFolder());
        assertEquals("query GET dataset on dataset " + DATASET, sent(0).operation());
        assertNull(sent(0).uid());
        assertEquals(Map.of("dataset_access_settings", Map.of("fetch_client_metadata", false)), sent(0).payload());
    }

    @Test
    void listingSendsEveryFilterAndReadsRoles() {
        transport.answer("{'result': [{'datasetUuid': '" + DATASET + "', 'title': 't', 'description': 'd',"
                + "'createdAt': '2025-05-01T00:00:00Z', 'lastEditedAt': '2025-05-02T00:00:00Z', 'userRole': 'admin',"
                + "'storageLocation': 1, 'backingFolderUuid': '" + FOLDER + "'}, {'datasetUuid': '" + id(1)
                + "', 'title': 'u', 'description': '', 'createdAt': '2025-05-01T00:00:00Z',"
                + "'lastEditedAt': '2025-05-02T00:00:00Z', 'userRole': null}]}");
        Instant moment = Instant.parse("2024-01-02T00:00:00Z");
        List<DatasetInfo> found = new Datasets(transport)
                .list(DatasetQuery.all()
                        .title("a")
                        .titleLike("b%")
                        .description("c")
                        .descriptionLike("d%")
                        .createdBefore(moment)
                        .createdAfter(moment)
                        .editedBefore(moment)
                        .editedAfter(moment)
                        .withOrganisationAccess());
        assertEquals(
                new DatasetInfo(
                        DATASET,
                        "t",
                        "d",
                        Instant.parse("2025-05-01T00:00:00Z"),
                        Instant.parse("2025-05-02T00:00:00Z"),
                        Optional.of(DatasetRole.ADMIN),
                        Optional.of(StorageLocation.S3),
                        Optional.of(FOLDER)),
                found.get(0));
        assertEquals(Optional.empty(), found.get(1).role());
        assertEquals(Optional.empty(), found.get(1).location());
        assertEquals("GET datasets/list", transport.restRequests.get(0).operation());
        assertEquals(
                List.of(
                        Map.entry("titleEq", "a"),
                        Map.entry("titleLike", "b%"),
                        Map.entry("descriptionEq", "c"),
                        Map.entry("descriptionLike", "d%"),
                        Map.entry("createdBefore", "2024-01-02T00:00:00Z"),
                        Map.entry("createdAfter", "2024-01-02T00:00:00Z"),
                        Map.entry("editedBefore", "2024-01-02T00:00:00Z"),
                        Map.entry("editedAfter", "2024-01-02T00:00:00Z"),
                        Map.entry("includeOrgAccess", "True")),
                transport.restRequests.get(0).query());
    }

    @Test
    void findTakesTheOldestOfThatTitle() {
        transport.answer("{'result': [{'datasetUuid': '" + id(2) + "', 'title': 't', 'description': '',"
                + "'createdAt': '2025-05-03T00:00:00Z', 'lastEditedAt': '2025-05-03T00:00:00Z', 'userRole': 'user'},"
                + "{'datasetUuid': '" + id(1) + "', 'title': 't', 'description': '',"
                + "'createdAt': '2025-05-01T00:00:00Z', 'lastEditedAt': '2025-05-03T00:00:00Z', 'userRole': 'user'}]}");
        transport.answer("{'result': []}");
        assertEquals(Optional.of(id(1)), new Datasets(transport).find("t").map(Dataset::id));
        assertEquals(Optional.empty(), new Datasets(transport).find("u").map(Dataset::id));
    }

    @Test
    void everyFieldOfARowIsRead() {
        transport.answer("[{'data_hash': '" + id(1) + "', 'data_title': 'a.mp4', 'data_type': 'IMG_GROUP',"
                + "'created_at': '2023-02-09 14:12:03', 'last_edited_at': '2023-02-10 14:12:03', 'width': 640,"
                + "'height': 480, 'file_link': 'cord/a', 'file_size': 5000000000, 'file_type': 'video/mp4',"
                + "'storage_location': 2, 'frames_per_second': 12.5, 'duration': 2,"
                + "'client_metadata': {'k': 1}, 'signed_url': 'https://h/a?sig=secret',"
                + "'is_optimised_image_group': true, 'backing_item_uuid': '" + id(9) + "', 'images_data': [{"
                + "'image_hash': '" + id(7) + "', 'title': 'i', 'file_link': 'l', 'file_type': 'image/png',"
                + "'file_size': 5, 'storage_location': 0, 'created_at': '2023-02-09 14:12:03',"
                + "'last_edited_at': '2023-02-09 14:12:03', 'height': 1, 'width': 2,"
                + "'signed_url': 'https://h/i?sig=secret'}]}]");
        DataRow row = dataset.rows().get(0);
        assertEquals(id(1), row.dataHash());
        assertEquals("a.mp4", row.title());
        assertEquals(DataType.IMG_GROUP, row.type());
        assertEquals(Instant.parse("2023-02-09T14:12:03Z"), row.createdAt());
        assertEquals(Instant.parse("2023-02-10T14:12:03Z"), row.lastEditedAt());
        assertEquals(OptionalInt.of(640), row.width());
        assertEquals(OptionalInt.of(480), row.height());
        assertEquals(Optional.of("cord/a"), row.fileLink());
        assertEquals(OptionalLong.of(5_000_000_000L), row.fileSize());
        assertEquals(Optional.of("video/mp4"), row.fileType());
        assertEquals(StorageLocation.GCP, row.location());
        assertEquals(OptionalDouble.of(12.5), row.fps());
        assertEquals(Optional.of(Duration.ofSeconds(2)), row.duration());
        assertEquals(Optional.of(Map.of("k", 1)), row.metadata());
        assertEquals(Optional.of("https://h/a?sig=secret"), row.signedUrl());
        assertTrue(row.isImageSequence());
        assertEquals(Optional.of(id(9)), row.item());
        RowImage image = row.images().get(0);
        assertEquals(id(7), image.id());
        assertEquals(OptionalInt.of(2), image.width());
        assertEquals(Optional.of("https://h/i?sig=secret"), image.signedUrl());
        assertFalse(row.toString().contains("secret") || image.toString().contains("secret"));
    }

    @Test
    void unknownDataTypesAndNewLocationsSurvive() {
        transport.answer(
                "[" + row(1).replace("'VIDEO'", "'HOLOGRAM'").replace("'storage_location': 0", "'storage_location': 17")
                        + "]");
        DataRow row = dataset.rows().get(0);
        assertEquals(DataType.UNKNOWN, row.type());
        assertEquals("HOLOGRAM", row.typeText());
        assertEquals(StorageLocation.UNKNOWN, row.location());
        assertEquals(Optional.empty(), row.metadata());
        assertEquals(List.of(), row.images());
    }

    @Test
    void rowFiltersAreSentWithNullsForThoseNotSet() {
        transport.answer("[]");
        dataset.rows(RowQuery.all().titleLike("a%"));
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("title_eq", null);
        expected.put("title_like", "a%");
        expected.put("created_before", null);
        expected.put("created_after", null);
        expected.put("data_types", null);
        expected.put("data_hashes", null);
        expected.put("dataset_access_settings", Map.of("fetch_client_metadata", false));
        assertEquals(expected, sent(0).payload());
        assertEquals("query GET datarows on dataset " + DATASET, sent(0).operation());

        Instant moment = Instant.parse("2024-01-02T03:04:05Z");
        dataset.rows(RowQuery.all()
                .title("a")
                .createdBefore(moment)
                .createdAfter(moment.plusNanos(500_000_000))
                .types(DataType.VIDEO, DataType.NIFTI)
                .dataHashes(List.of(id(1)))
                .withMetadata());
        expected.put("title_eq", "a");
        expected.put("title_like", null);
        expected.put("created_before", "2024-01-02T03:04:05.000000+00:00");
        expected.put("created_after", "2024-01-02T03:04:05.500000+00:00");
        expected.put("data_types", List.of("VIDEO", "NIFTI"));
        expected.put("data_hashes", List.of(id(1)));
        expected.put("dataset_access_settings", Map.of("fetch_client_metadata", true));
        assertEquals(expected, sent(1).payload());
    }

    @Test
    void filtersThatCouldMeanEverythingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RowQuery.all().dataHashes(List.of()));
        assertThrows(IllegalArgumentException.class, () -> RowQuery.all().types());
        assertThrows(IllegalArgumentException.class, () -> RowQuery.all().types(DataType.UNKNOWN));
    }

    @Test
    void oneRowIsReadWithThePartsAskedFor() {
        transport.answer(row(1));
        dataset.row(id(1));
        Map<String, Object> additional = new LinkedHashMap<>();
        additional.put("signed_url", false);
        additional.put("client_metadata", false);
        additional.put("images_data_fetch_options", null);
        assertEquals(Map.of("additional_data", additional), sent(0).payload());
        assertEquals(id(1), sent(0).uid());
        dataset.row(id(1), RowPart.METADATA, RowPart.SIGNED_URL, RowPart.SIGNED_IMAGES);
        additional.put("signed_url", true);
        additional.put("client_metadata", true);
        additional.put("images_data_fetch_options", Map.of("fetch_signed_urls", true));
        assertEquals(Map.of("additional_data", additional), sent(1).payload());
        dataset.row(id(1), RowPart.IMAGES);
        additional.put("signed_url", false);
        additional.put("client_metadata", false);
        additional.put("images_data_fetch_options", Map.of("fetch_signed_urls", false));
        assertEquals(Map.of("additional_data", additional), sent(2).payload());
    }

    @Test
    void onlySkippingLinksAreSentAgain() {
        transport.answer("[" + row(1) + "]");
        assertEquals(id(1), dataset.link(List.of(id(9))).get(0).dataHash());
        assertEquals("query POST datasetlinkitems on dataset " + DATASET, sent(0).operation());
        assertEquals(DATASET, sent(0).uid());
        assertEquals(Map.of("item_uuids", List.of(id(9)), "duplicates_behavior", "SKIP"), sent(0).payload());
        assertTrue(sent(0).isIdempotent());
        dataset.link(List.of(id(9)), Duplicates.DUPLICATE);
        dataset.link(List.of(id(9)), Duplicates.FAIL);
        assertFalse(sent(1).isIdempotent());
        assertFalse(sent(2).isIdempotent());
        assertEquals(Map.of("item_uuids", List.of(id(9)), "duplicates_behavior", "FAIL"), sent(2).payload());
    }

    @Test
    void linkingManyItemsTakesSeveralCalls() {
        transport.answer("[" + row(1) + "]").answer("[" + row(2) + "]");
        List<DataRow> rows =
                dataset.link(IntStream.range(0, 1500).mapToObj(DatasetsTest::id).toList());
        assertEquals(List.of(id(1), id(2)), rows.stream().map(DataRow::dataHash).toList());
        assertEquals(2, transport.queryRequests.size());
    }

    @Test
    void deletingRowsSendsTheirIdsAsAList() {
        transport.answer("null");
        dataset.deleteRows(List.of(id(1), id(2)));
        assertEquals("query DELETE video on dataset " + DATASET, sent(0).operation());
        assertEquals(List.of(id(1), id(2)), sent(0).uid());
        assertNull(sent(0).payload());
    }

    @Test
    void updatingARowSendsOnlyWhatChanges() {
        transport.answer("{'updated_fields': ['client_metadata', 'data_title'], 'data_row': " + row(1) + "}");
        DataRow row = dataset.updateRow(id(1), RowChanges.none().title("new").metadata(Map.of("k", 1)));
        assertEquals(id(1), row.dataHash());
        assertEquals("query POST datarow on dataset " + DATASET, sent(0).operation());
        assertEquals(id(1), sent(0).uid());
        assertEquals(Map.of("data_title", "new", "client_metadata", Map.of("k", 1)), sent(0).payload());
        assertTrue(sent(0).isIdempotent());
    }

    @Test
    void aRowChangedInPartIsAnError() {
        transport.answer("{'updated_fields': ['data_title'], 'data_row': " + row(1) + "}");
        RowChanges changes = RowChanges.none().title("new").metadata(Map.of());
        InvalidAnswerException error =
                assertThrows(InvalidAnswerException.class, () -> dataset.updateRow(id(1), changes));
        assertTrue(error.getMessage().contains("client_metadata"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> dataset.updateRow(id(1), RowChanges.none()));
    }

    @Test
    void usersAreAddedByNumberedRoleAndKeepTheRoleTheyHave() {
        transport.answer("[{'user_email': 'bob@example.com', 'user_role': 0, 'dataset_hash': '" + DATASET + "'}]");
        List<DatasetUser> users = dataset.access().addUsers(List.of("bob@example.com"), DatasetRole.USER);
        assertEquals(List.of(new DatasetUser("bob@example.com", DatasetRole.ADMIN)), users);
        assertEquals(Map.of("user_emails", List.of("bob@example.com"), "user_role", 1), sent(0).payload());
        assertEquals(DATASET, sent(0).uid());
    }

    @Test
    void groupsAreListedAddedAndRemoved() {
        transport
                .answer("{'results': [{'groupHash': '" + id(3) + "', 'name': 'g', 'description': 'd',"
                        + "'createdAt': '2025-05-01T00:00:00Z', 'isSameOrganisation': false, 'userRole': 1}]}")
                .answer("null");
        DatasetGroup group = dataset.access().groups().get(0);
        assertEquals(DatasetRole.USER, group.role());
        assertFalse(group.isSameOrganisation());
        dataset.access().addGroups(List.of(id(3)), DatasetRole.ADMIN);
        assertEquals(
                "POST datasets/" + DATASET + "/groups",
                transport.restRequests.get(1).operation());
        assertEquals(
                Map.of("groupHashList", List.of(id(3)), "userRole", 0),
                transport.restRequests.get(1).body());
        dataset.access().removeGroups(List.of(id(3)));
        assertEquals(
                "DELETE datasets/" + DATASET + "/groups",
                transport.restRequests.get(2).operation());
        dataset.access().removeGroups(List.of());
        assertEquals(3, transport.restRequests.size());
    }

    @Test
    void reEncodeStartsAJobOnThisDataset() {
        transport.answer("42");
        assertEquals(42, dataset.reEncode(List.of(id(1))).id());
        assertEquals("query PUT reencodevideotask on dataset " + DATASET, sent(0).operation());
    }

    @Test
    void theTextOfAnImageGroupIsReadImageByImage() {
        transport.answer(
                "[{'processed_texts': {'0': [{'text': 'EXIT', 'box': [1, 2.5, null]}]}}," + "{'processed_texts': {}}]");
        List<Map<String, Object>> texts = dataset.readText(id(1));
        assertEquals(2, texts.size());
        assertEquals("[{text=EXIT, box=[1, 2.5, null]}]", texts.get(0).get("0").toString());
        assertEquals(Map.of(), texts.get(1));
        assertEquals("query GET imagegroupocr on dataset " + DATASET, sent(0).operation());
        assertNull(sent(0).uid());
        assertEquals(Map.of("image_group_data_hash", id(1)), sent(0).payload());
    }
}
