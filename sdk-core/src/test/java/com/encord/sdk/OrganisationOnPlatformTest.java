package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.jobs.DeidentificationJob;
import com.encord.sdk.jobs.DeidentificationState;
import com.encord.sdk.jobs.NamedItem;
import com.encord.sdk.jobs.PrivateFiles;
import com.encord.sdk.jobs.SaveCondition;
import com.encord.sdk.jobs.TextRedaction;
import com.encord.sdk.organisation.CloudIntegration;
import com.encord.sdk.organisation.IntegrationQuery;
import com.encord.sdk.organisation.MetadataSchema;
import com.encord.sdk.organisation.MetadataType;
import com.encord.sdk.organisation.Organisation;
import com.encord.sdk.organisation.OrganisationGroup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to the organisation over the real transport, on the local platform. */
class OrganisationOnPlatformTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path oldBucket;

    @TempDir
    Path newBucket;

    private PlatformFixture fixture;
    private EncordClient encord;
    private Organisation organisation;

    @BeforeEach
    void start() {
        fixture = new PlatformFixture();
        encord = fixture.encord;
        organisation = encord.organisation();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void integrationsAreListedByIdAndTitle() {
        UUID one = fixture.platform.addCloudIntegration("one", "s3://one/", oldBucket);
        UUID two = fixture.platform.addCloudIntegration("two & three", "s3://two/", newBucket);
        assertEquals(2, organisation.cloudIntegrations().size());
        assertEquals(
                List.of(new CloudIntegration(two, "two & three")),
                organisation.cloudIntegrations(IntegrationQuery.all().titles("two & three", "four")));
        assertEquals(
                List.of(new CloudIntegration(one, "one")),
                organisation.cloudIntegrations(IntegrationQuery.all().ids(one).withOrganisationAccess()));
        assertEquals(
                List.of(),
                organisation.cloudIntegrations(IntegrationQuery.all().ids(one).titles("two & three")));
    }

    @Test
    void groupsOfTheOrganisationAreListed() {
        UUID id = fixture.platform.addGroup("annotators", "they label");
        OrganisationGroup group = organisation.groups().toList().get(0);
        assertEquals(id, group.id());
        assertEquals("annotators", group.name());
        assertEquals("they label", group.description());
    }

    @Test
    void aSchemaOfEveryTypeIsSavedChangedAndReadAgain() {
        assertEquals(Map.of(), organisation.metadataSchema().types());
        MetadataSchema schema = MetadataSchema.empty()
                .add("speed", MetadataType.NumberType.F32)
                .add("site", new MetadataType.Varchar(64))
                .add("notes", MetadataType.Plain.TEXT)
                .add("weather", new MetadataType.Choice(List.of("dry", "rain")))
                .add("vector", new MetadataType.Embedding(512))
                .add("taken at", MetadataType.Plain.DATETIME)
                .add("is.night", MetadataType.Plain.BOOLEAN)
                .add("run", MetadataType.Plain.UUID)
                .add("driver", MetadataType.Plain.USER)
                .add("place", MetadataType.Plain.GEOSPATIAL)
                .add("loose", MetadataType.Variant.NUMBER)
                .add("draft", MetadataType.Plain.TEXT)
                .add("gone", MetadataType.Plain.TEXT);
        organisation.saveMetadataSchema(schema);
        assertEquals(schema.types(), organisation.metadataSchema().types());

        organisation.saveMetadataSchema(organisation
                .metadataSchema()
                .addValues("weather", "fog")
                .delete("draft")
                .deleteForGood("gone"));
        MetadataSchema changed = organisation.metadataSchema();
        assertEquals(
                new MetadataType.Choice(List.of("dry", "rain", "fog")),
                changed.type("weather").orElseThrow());
        assertEquals(
                new MetadataType.Tombstone(Optional.of(MetadataType.Plain.TEXT)),
                changed.type("draft").orElseThrow());
        assertEquals(
                new MetadataType.Tombstone(Optional.empty()),
                changed.type("gone").orElseThrow());

        organisation.saveMetadataSchema(changed.restore("draft"));
        assertEquals(
                MetadataType.Plain.TEXT,
                organisation.metadataSchema().type("draft").orElseThrow());
    }

    @Test
    void aDeidentificationIsFoundAgainByIdAndSaysThatItFailed() throws Exception {
        Files.write(oldBucket.resolve("us.dcm"), DicomBytes.scan("US"));
        UUID integration = fixture.platform.addCloudIntegration("scans", "s3://scans/", oldBucket);
        DeidentificationJob started = organisation
                .deidentify(integration, List.of("s3://scans/us.dcm"))
                .redactPixels(TextRedaction.SENSITIVE_TEXT)
                .uploadTo("s3://scans/clean")
                .start();
        // The local platform cannot find text in pixels, and this file does not say that it has none.
        DeidentificationJob found = encord.jobs().deidentification(started.id());
        assertThrows(JobFailedException.class, () -> found.await(PATIENCE));
        assertEquals(DeidentificationState.ERROR, found.poll().state());
        DeidentificationJob unknown = encord.jobs().deidentification(UUID.randomUUID());
        assertThrows(NotFoundException.class, unknown::poll);
    }

    @Test
    void sensitiveTextIsGoneFromFilesThatNeverHadAny() throws Exception {
        Files.write(oldBucket.resolve("ct.dcm"), DicomBytes.scan("CT"));
        UUID integration = fixture.platform.addCloudIntegration("scans", "s3://scans/", oldBucket);
        List<String> copies = organisation
                .deidentify(integration, List.of("s3://scans/ct.dcm"))
                .redactPixels(TextRedaction.SENSITIVE_TEXT)
                .start()
                .await(PATIENCE)
                .urls();
        assertEquals(1, copies.size());
    }

    @Test
    void findingAllTextInPixelsIsRefusedWithWhatCanBeDone() {
        UUID integration = fixture.platform.addCloudIntegration("scans", "s3://scans/", oldBucket);
        var request = organisation
                .deidentify(integration, List.of("s3://scans/ct.dcm"))
                .redactPixels(TextRedaction.ALL_TEXT);
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, request::start);
        assertTrue(refused.getMessage().contains("REDACT_NO_TEXT for any file"), refused.getMessage());
    }

    @Test
    void deidentifiedCopiesKeepPixelsAndLosePeople() throws Exception {
        Path sub = Files.createDirectory(oldBucket.resolve("study"));
        byte[] scan = DicomBytes.scan("CT");
        Files.write(sub.resolve("ct.dcm"), scan);
        Files.write(sub.resolve("mr.dcm"), DicomBytes.scan("MR"));
        UUID integration = fixture.platform.addCloudIntegration("scans", "s3://scans/", oldBucket);
        List<String> urls = organisation
                .deidentify(integration, List.of("s3://scans/study/ct.dcm", "s3://scans/study/mr.dcm"))
                .saveIf(SaveCondition.in("x00080060", List.of("CT", "US")))
                .start()
                .await(PATIENCE)
                .urls();

        assertEquals(1, urls.size(), "the MR file does not meet the condition");
        assertTrue(urls.get(0).matches("s3://scans/study/deid_\\d+_ct\\.dcm"), urls.get(0));
        byte[] copy = bytes(register(integration, urls.get(0)).get(0));
        String text = new String(copy, StandardCharsets.ISO_8859_1);
        for (String identifying : List.of("DOE^JANE", "19700101", "CT", "SECRET", "PRIVATE", "ST ELSEWHERE")) {
            assertFalse(text.contains(identifying), identifying);
        }
        for (String kept : List.of("ANONYMIZED", "1.2.3.4.5", DicomBytes.PIXELS)) {
            assertTrue(text.contains(kept), kept);
        }
        assertArrayEquals(scan, Files.readAllBytes(sub.resolve("ct.dcm")));
        assertEquals(2, Files.list(sub).count(), "the pretended cloud is only read");
    }

    @Test
    void anUnreachableFileFailsItsDeidentification() {
        UUID integration = fixture.platform.addCloudIntegration("scans", "s3://scans/", oldBucket);
        DeidentificationJob job = organisation
                .deidentify(integration, List.of("s3://scans/none.dcm"))
                .start();
        assertThrows(JobFailedException.class, () -> job.await(PATIENCE));
    }

    private byte[] bytes(UUID item) throws Exception {
        URI url = URI.create(encord.items().signedUrl(item).orElseThrow());
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void filesMoveToAnotherBucketByUrlAndByItemAndTheirItemsStay() throws Exception {
        Files.writeString(oldBucket.resolve("a.mp4"), "video a");
        Files.writeString(oldBucket.resolve("b.mp4"), "video b");
        UUID from = fixture.platform.addCloudIntegration("old", "s3://old/", oldBucket);
        UUID to = fixture.platform.addCloudIntegration("new", "s3://new/", newBucket);
        List<UUID> items = register(from, "s3://old/a.mp4", "s3://old/b.mp4");
        Files.copy(oldBucket.resolve("a.mp4"), newBucket.resolve("a.mp4"));
        Files.copy(oldBucket.resolve("b.mp4"), newBucket.resolve("moved.mp4"));

        organisation
                .migrateStorage()
                .urls(Map.of("s3://old/a.mp4", "s3://new/a.mp4"))
                .from(from)
                .to(to)
                .run();
        organisation
                .migrateStorage()
                .items(Map.of(items.get(1), "s3://new/moved.mp4"))
                .to(to)
                .run();

        List<StorageItem> moved = encord.items().get(items);
        assertEquals(
                List.of("s3://new/a.mp4", "s3://new/moved.mp4"),
                moved.stream().map(item -> item.url().orElseThrow()).toList());
        assertEquals(
                List.of(to, to),
                moved.stream().map(item -> item.integration().orElseThrow()).toList());
    }

    @Test
    void filesThatCannotBeReachedOrAreMissingAreRefusedUnlessTold() throws Exception {
        Files.writeString(oldBucket.resolve("a.mp4"), "video a");
        UUID from = fixture.platform.addCloudIntegration("old", "s3://old/", oldBucket);
        UUID item = register(from, "s3://old/a.mp4").get(0);

        var unreachable = organisation.migrateStorage().items(Map.of(item, "s3://old/later.mp4"));
        assertThrows(InvalidRequestException.class, unreachable::run);
        assertEquals(Optional.of("s3://old/a.mp4"), encord.items().get(item).url());
        unreachable.validateAccess(false).run();
        assertEquals(Optional.of("s3://old/later.mp4"), encord.items().get(item).url());

        var missing = organisation.migrateStorage().urls(Map.of("s3://old/never.mp4", "s3://old/a.mp4"));
        assertThrows(InvalidRequestException.class, missing::run);
        missing.skipMissing().run();
    }

    private List<UUID> register(UUID integration, String... urls) {
        Folder folder = encord.folders().create("private");
        List<Map<String, String>> videos = List.of(urls).stream()
                .map(url -> Map.of("objectUrl", url, "title", url))
                .toList();
        Map<String, UUID> items = folder
                .register(PrivateFiles.of(integration, Map.of("videos", videos)))
                .await(PATIENCE)
                .orThrow()
                .items()
                .stream()
                .collect(Collectors.toMap(NamedItem::name, NamedItem::itemUuid));
        return List.of(urls).stream().map(items::get).toList();
    }
}
