package com.encord.sdk.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.ScriptedTransport;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    private static final UUID FOLDER = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID INTEGRATION = UUID.fromString("22222222-2222-3333-4444-555555555555");
    private static final UUID DATASET = UUID.fromString("cccccccc-0000-0000-0000-000000000001");
    private static final UUID JOB = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final UUID ROW = UUID.fromString("dddddddd-0000-0000-0000-000000000001");
    private static final String JSON = "{\"videos\": [{\"objectUrl\": \"s3://b/a.mp4\", \"clientMetadata\": null}]}";

    private final ScriptedTransport transport = new ScriptedTransport();

    private static Map<String, Object> specification() {
        Map<String, Object> video = new HashMap<>();
        video.put("objectUrl", "s3://b/a.mp4");
        video.put("clientMetadata", null);
        return Map.of("videos", List.of(video));
    }

    @Test
    void aFolderTakesTheSpecificationUnchanged(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("spec.json"), JSON);
        transport.answer("'" + JOB + "'");
        RegistrationJob job = RegistrationJob.start(
                transport, FOLDER, PrivateFiles.ofJson(INTEGRATION, file).ignoringErrors());
        assertEquals(JOB, job.id());
        RestRequest sent = transport.restRequests.get(0);
        assertEquals("POST storage/folders/" + FOLDER + "/data-upload-jobs", sent.operation());
        assertFalse(sent.isIdempotent());
        assertEquals(
                Map.of(
                        "externalFiles",
                        specification(),
                        "integrationHash",
                        INTEGRATION,
                        "ignoreErrors",
                        true,
                        "fileName",
                        "spec.json"),
                sent.body());
    }

    @Test
    void aDatasetTakesTheSameThingsByOtherNames() {
        transport.answer("{'process_hash': '" + JOB + "'}");
        DatasetRegistrationJob job = DatasetRegistrationJob.start(
                transport, DATASET, PrivateFiles.ofJson(INTEGRATION, JSON), Optional.of(FOLDER));
        assertEquals(JOB, job.id());
        QueryRequest sent = transport.queryRequests.get(0);
        assertEquals("query POST datasetdatalongpolling on dataset " + DATASET, sent.operation());
        assertEquals(DATASET, sent.uid());
        assertFalse(sent.isIdempotent());
        assertEquals(
                Map.of(
                        "files",
                        specification(),
                        "integrationId",
                        INTEGRATION,
                        "ignoreErrors",
                        false,
                        "folderUuid",
                        FOLDER),
                sent.payload());
    }

    @Test
    void aDatasetsJobIsAwaitedByHeldQuestions() {
        String counts = "'units_pending_count': 0, 'units_done_count': 1, 'units_error_count': %d,"
                + "'units_cancelled_count': 0, 'errors': []";
        transport
                .answer(
                        Duration.ofSeconds(60),
                        "{'status': 'PENDING', 'data_hashes_with_titles': [], 'data_unit_errors': [],"
                                + counts.formatted(0) + "}")
                .answer("{'status': 'DONE', 'data_hashes_with_titles': [{'data_hash': '" + ROW
                        + "', 'title': 'a', 'backing_item_uuid': '" + JOB + "'}], 'data_unit_errors': [{'object_urls':"
                        + "['s3://b/x.mp4'], 'error': 'gone', 'subtask_uuid': '" + JOB
                        + "', 'action_description': 'scan'}]," + counts.formatted(1) + "}");
        DatasetRegistrationResult result =
                new Jobs(transport).datasetRegistration(DATASET, JOB).await(Duration.ofSeconds(90));
        assertEquals(List.of(new AddedRow(ROW, "a", Optional.of(JOB))), result.rows());
        assertEquals(List.of(new NamedItem(JOB, "a")), result.registration().items());
        assertEquals("gone", result.registration().unitErrors().get(0).error());
        assertThrows(JobFailedException.class, result::orThrow);
        assertEquals(
                Map.of("process_hash", JOB, "timeout_seconds", 60L),
                transport.queryRequests.get(0).payload());
        assertEquals(Duration.ofSeconds(90), transport.queryRequests.get(0).readTimeout());
        assertEquals(
                Map.of("process_hash", JOB, "timeout_seconds", 30L),
                transport.queryRequests.get(1).payload());
        assertTrue(transport.sleeps.isEmpty());
    }

    @Test
    void whatIsNoJsonObjectIsRefusedWithoutShowingIt(@TempDir Path directory) throws Exception {
        String secret = "{\"videos\": [{\"objectUrl\": \"https://h/x?sig=secret\"";
        IllegalArgumentException cut =
                assertThrows(IllegalArgumentException.class, () -> PrivateFiles.ofJson(INTEGRATION, secret));
        assertFalse(cut.getMessage().contains("secret"), cut.getMessage());
        assertThrows(IllegalArgumentException.class, () -> PrivateFiles.ofJson(INTEGRATION, "[]"));
        Path file = Files.writeString(directory.resolve("spec.json"), "17");
        IllegalArgumentException named =
                assertThrows(IllegalArgumentException.class, () -> PrivateFiles.ofJson(INTEGRATION, file));
        assertTrue(named.getMessage().contains("spec.json"), named.getMessage());
        assertThrows(
                UncheckedIOException.class, () -> PrivateFiles.ofJson(INTEGRATION, directory.resolve("missing.json")));
    }

    @Test
    void listedFilesGoKindByKindWithWhatIsKnownAboutThem() {
        transport.answer("'" + JOB + "'");
        RegistrationJob.start(
                transport,
                FOLDER,
                PrivateFiles.by(INTEGRATION)
                        .video(PrivateFile.at("s3://b/a.mp4")
                                .title("a")
                                .metadata(Map.of("site", 1))
                                .mediaFacts(Map.of("fps", 25)))
                        .imageSequence("s", List.of(PrivateFile.at("s3://b/1.png")), Map.of())
                        .imageGroupOfItems("g", List.of(ROW), Map.of("k", "v"))
                        .updateKnownUrls()
                        .files());
        Map<?, ?> body = (Map<?, ?>) transport.restRequests.get(0).body();
        assertEquals(INTEGRATION, body.get("integrationHash"));
        assertEquals(
                Map.of(
                        "videos",
                        List.of(Map.of(
                                "externalFileType",
                                "VIDEO",
                                "objectUrl",
                                "s3://b/a.mp4",
                                "title",
                                "a",
                                "clientMetadata",
                                Map.of("site", 1),
                                "videoMetadata",
                                Map.of("fps", 25))),
                        "imageGroups",
                        List.of(Map.of(
                                "externalFileType",
                                "IMG_GROUP",
                                "title",
                                "s",
                                "clientMetadata",
                                Map.of(),
                                "images",
                                List.of(Map.of("url", "s3://b/1.png")),
                                "createVideo",
                                true)),
                        "imageGroupsFromItems",
                        List.of(Map.of(
                                "externalFileType",
                                "IMG_GROUP_FROM_ITEMS",
                                "title",
                                "g",
                                "clientMetadata",
                                Map.of("k", "v"),
                                "imageItems",
                                List.of(ROW),
                                "createVideo",
                                false)),
                        "skipDuplicateUrls",
                        true,
                        "upsertMetadata",
                        true),
                body.get("dataItems"));
    }

    @Test
    void eachKindHasAListATypeAndANameForItsFactsOfItsOwn() {
        PrivateFile file = PrivateFile.at("s3://b/x").mediaFacts(Map.of("fileSize", 7));
        assertListed(
                "videos", "VIDEO", "videoMetadata", PrivateFiles.by(INTEGRATION).video(file));
        assertListed(
                "images", "IMAGE", "imageMetadata", PrivateFiles.by(INTEGRATION).image(file));
        assertListed(
                "audio", "AUDIO", "audioMetadata", PrivateFiles.by(INTEGRATION).audio(file));
        assertListed(
                "text",
                "PLAIN_TEXT",
                "textMetadata",
                PrivateFiles.by(INTEGRATION).text(file));
        assertListed("pdf", "PDF", "pdfMetadata", PrivateFiles.by(INTEGRATION).pdf(file));
    }

    private void assertListed(String list, String type, String facts, PrivateFileList files) {
        assertEquals(
                Map.of("externalFileType", type, "objectUrl", "s3://b/x", facts, Map.of("fileSize", 7)),
                onlyEntry(list, files));
    }

    private Object onlyEntry(String list, PrivateFileList files) {
        transport.answer("'" + JOB + "'");
        RegistrationJob.start(transport, FOLDER, files.files());
        RestRequest sent = transport.restRequests.get(transport.restRequests.size() - 1);
        Map<?, ?> items = (Map<?, ?>) ((Map<?, ?>) sent.body()).get("dataItems");
        assertEquals(Set.of(list, "skipDuplicateUrls", "upsertMetadata"), items.keySet());
        List<?> entries = (List<?>) items.get(list);
        assertEquals(1, entries.size());
        return entries.get(0);
    }

    @Test
    void aSequenceOfItemsIsAGroupOfItemsMadeIntoAVideo() {
        PrivateFileList files = PrivateFiles.by(INTEGRATION).imageSequenceOfItems("s", List.of(ROW, JOB), Map.of());
        assertEquals(
                Map.of(
                        "externalFileType",
                        "IMG_GROUP_FROM_ITEMS",
                        "title",
                        "s",
                        "clientMetadata",
                        Map.of(),
                        "imageItems",
                        List.of(ROW, JOB),
                        "createVideo",
                        true),
                onlyEntry("imageGroupsFromItems", files));
    }

    @Test
    void whatThePlatformWouldRefuseIsNotListed() {
        PrivateFileList list = PrivateFiles.by(INTEGRATION);
        assertThrows(
                IllegalArgumentException.class,
                () -> list.nifti(PrivateFile.at("s3://b/a.nii").mediaFacts(Map.of("fileSize", 1))));
        assertThrows(IllegalArgumentException.class, () -> list.imageGroup("g", List.of()));
    }

    @Test
    void theUrlsDoNotPrint() {
        assertFalse(PrivateFile.at("https://h/x?sig=secret").toString().contains("secret"));
        PrivateFiles files = PrivateFiles.of(INTEGRATION, Map.of("videos", List.of("https://h/x?sig=secret")));
        assertFalse(files.toString().contains("secret"), files.toString());
    }
}
