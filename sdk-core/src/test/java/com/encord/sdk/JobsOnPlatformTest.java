package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.datasets.DataRow;
import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.datasets.NewDataset;
import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.JobFailedException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.jobs.DatasetReEncodeJob;
import com.encord.sdk.jobs.DatasetRegistrationJob;
import com.encord.sdk.jobs.DatasetRegistrationResult;
import com.encord.sdk.jobs.NamedItem;
import com.encord.sdk.jobs.PrivateFile;
import com.encord.sdk.jobs.PrivateFiles;
import com.encord.sdk.jobs.ReEncodeJob;
import com.encord.sdk.jobs.ReEncodeMode;
import com.encord.sdk.jobs.ReEncodeOutput;
import com.encord.sdk.jobs.ReEncodeState;
import com.encord.sdk.jobs.ReEncodeStatus;
import com.encord.sdk.jobs.ReEncodedData;
import com.encord.sdk.jobs.RegistrationJob;
import com.encord.sdk.jobs.RegistrationResult;
import com.encord.sdk.jobs.RegistrationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over the real transport, on the local platform. */
class JobsOnPlatformTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PlatformFixture fixture;
    private static EncordClient encord;
    private static UUID integration;

    @TempDir
    static Path bucket;

    @BeforeAll
    static void start() throws Exception {
        fixture = new PlatformFixture();
        encord = fixture.encord;
        Files.writeString(bucket.resolve("a.mp4"), "video a");
        Files.writeString(bucket.resolve("b.mp4"), "video b");
        integration = fixture.platform.addCloudIntegration("bucket", "s3://bucket/", bucket);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static PrivateFiles videos(String... urls) {
        return PrivateFiles.of(
                integration,
                Map.of(
                        "videos",
                        List.of(urls).stream()
                                .map(url -> Map.of("objectUrl", url, "title", url.substring(url.lastIndexOf('/') + 1)))
                                .toList()));
    }

    @Test
    void privateFilesAreRegisteredInAFolderAndFoundAgainById() {
        Folder folder = encord.folders().create("private");
        RegistrationJob started = folder.register(videos("s3://bucket/a.mp4", "s3://bucket/b.mp4"));
        RegistrationJob found = encord.jobs().registration(folder.id(), started.id());
        RegistrationResult result = found.await(PATIENCE).orThrow();
        assertEquals(
                List.of("a.mp4", "b.mp4"),
                result.items().stream().map(NamedItem::name).sorted().toList());
        assertEquals(2, result.counts().done());
        assertEquals(2, folder.items().toList().size());
        assertEquals(RegistrationState.DONE, found.poll().state());
    }

    @Test
    void listedFilesBecomeItemsAndImagesOfThemGroups() {
        Folder folder = encord.folders().create("listed");
        List<NamedItem> images = folder.register(PrivateFiles.by(integration)
                        .image(PrivateFile.at("s3://bucket/a.mp4").title("one").metadata(Map.of("k", 1)))
                        .image(PrivateFile.at("s3://bucket/b.mp4"))
                        .text(PrivateFile.at("s3://bucket/b.mp4").title("words"))
                        .dicomSeries("series", List.of(PrivateFile.at("s3://bucket/a.mp4")), Map.of())
                        .files())
                .await(PATIENCE)
                .orThrow()
                .items();
        assertEquals(
                List.of("b.mp4", "one", "series", "words"),
                images.stream().map(NamedItem::name).sorted().toList());
        List<UUID> grouped = folder.items(ItemQuery.all().types(ItemType.IMAGE)).stream()
                .map(StorageItem::id)
                .toList();
        UUID group = folder.register(PrivateFiles.by(integration)
                        .imageGroupOfItems("views", grouped, Map.of("site", "north"))
                        .files())
                .await(PATIENCE)
                .orThrow()
                .items()
                .get(0)
                .itemUuid();
        StorageItem views = encord.items().get(group);
        assertEquals(Map.of("site", "north"), views.metadata());
        assertEquals(
                grouped,
                encord.items().children(views).stream().map(StorageItem::id).toList());
        folder.register(PrivateFiles.by(integration)
                        .image(PrivateFile.at("s3://bucket/a.mp4").metadata(Map.of("new", 2)))
                        .updateKnownUrls()
                        .files())
                .await(PATIENCE)
                .orThrow();
        assertEquals(
                2, folder.items(ItemQuery.all().types(ItemType.IMAGE)).stream().count());
    }

    @Test
    void oneMissingFileFailsTheWholeUnlessErrorsAreIgnored() {
        Folder folder = encord.folders().create("private errors");
        PrivateFiles files = videos("s3://bucket/a.mp4", "s3://bucket/missing.mp4");
        RegistrationResult strict = folder.register(files).await(PATIENCE);
        assertEquals(RegistrationState.ERROR, strict.state());
        assertThrows(JobFailedException.class, strict::orThrow);

        RegistrationResult lenient = folder.register(files.ignoringErrors()).await(PATIENCE);
        assertEquals(RegistrationState.DONE, lenient.state());
        assertFalse(lenient.isComplete());
        assertEquals(1, lenient.items().size());
        assertEquals(1, lenient.counts().failed());
        assertEquals(
                List.of("s3://bucket/missing.mp4"), lenient.unitErrors().get(0).objectUrls());
    }

    @Test
    void cancellingAFinishedRegistrationGivesNothingUp() {
        Folder folder = encord.folders().create("private cancel");
        RegistrationJob job = folder.register(videos("s3://bucket/a.mp4"));
        job.await(PATIENCE);
        assertEquals(0, job.cancel());
    }

    @Test
    void privateFilesAreAddedToADatasetAndFoundAgainById() {
        Dataset mirror = encord.datasets().create(NewDataset.titled("private").withBackingFolder());
        DatasetRegistrationJob started = mirror.register(videos("s3://bucket/a.mp4"));
        DatasetRegistrationResult result = encord.jobs()
                .datasetRegistration(mirror.id(), started.id())
                .await(PATIENCE)
                .orThrow();
        assertEquals("a.mp4", result.rows().get(0).title());
        DataRow row = mirror.rows().get(0);
        assertEquals(row.dataHash(), result.rows().get(0).dataHash());
        assertEquals(row.item(), result.rows().get(0).item());
    }

    @Test
    void privateFilesOfAPlainDatasetLandInTheFolderNamed() {
        Folder folder = encord.folders().create("private plain");
        Dataset plain = encord.datasets().create("private plain");
        plain.register(videos("s3://bucket/a.mp4"), folder.id()).await(PATIENCE).orThrow();
        assertEquals(1, plain.rows().size());
        assertEquals(1, folder.items().toList().size());
    }

    @Test
    void aReEncodeMakesANormalizedItemAndIsFoundAgainById() throws Exception {
        Folder folder = encord.folders().create("re-encode");
        List<UUID> items = fixture.upload(folder, "clip.mp4");
        ReEncodeJob started = folder.reEncode(items)
                .mode(ReEncodeMode.FULL)
                .title("night shift")
                .start();
        ReEncodeStatus result = encord.jobs().reEncode(started.id()).await(PATIENCE);
        assertEquals(ReEncodeState.DONE, result.state());
        ReEncodeOutput output = result.outputs().get(0);
        assertEquals("clip_normalized.mp4", output.name().orElseThrow());
        assertEquals(items.get(0), output.itemUuid().orElseThrow());
        StorageItem made = encord.items().get(output.newItemUuid().orElseThrow());
        assertEquals("clip_normalized.mp4", made.name());
        assertEquals(ItemType.VIDEO, made.type());
    }

    @Test
    void autoModeLeavesAFineVideoAlone() throws Exception {
        Folder folder = encord.folders().create("re-encode auto");
        List<UUID> items = fixture.upload(folder, "fine.mp4");
        ReEncodeStatus result =
                folder.reEncode(items).start().awaitAsync(PATIENCE).get(30, TimeUnit.SECONDS);
        assertEquals("NONE", result.outputs().get(0).facts().get("operation"));
        assertEquals(1, folder.items().toList().size());
    }

    @Test
    void aVideoThatCannotBeReEncodedTellsWhy() throws Exception {
        Folder folder = encord.folders().create("re-encode broken");
        List<UUID> items = fixture.upload(folder, "broken.mp4", "clip.mp4");
        ReEncodeJob job = folder.reEncode(items).start();
        JobFailedException failure = assertThrows(JobFailedException.class, () -> job.await(PATIENCE));
        assertTrue(failure.getMessage().contains("no picture in it"), failure.getMessage());
        assertEquals(2, job.poll().outputs().size());
    }

    @Test
    void onlyVideosAreReEncoded() throws Exception {
        Folder folder = encord.folders().create("re-encode text");
        List<UUID> items = fixture.upload(folder, "a.txt");
        assertThrows(InvalidRequestException.class, () -> folder.reEncode(items).start());
    }

    @Test
    void aReEncodeOfADatasetTellsWhereTheFilesAre() throws Exception {
        Folder folder = encord.folders().create("dataset re-encode");
        Dataset dataset = encord.datasets().create("dataset re-encode");
        UUID row = dataset.link(fixture.upload(folder, "clip.mp4")).get(0).dataHash();
        DatasetReEncodeJob started = dataset.reEncode(List.of(row));
        ReEncodedData data = encord.jobs()
                .datasetReEncode(dataset.id(), started.id())
                .await(PATIENCE)
                .outputs()
                .get(0);
        assertEquals(row, data.dataHash());
        assertTrue(data.signedUrl().isPresent());
        assertFalse(data.bucketPath().isEmpty());
    }

    @Test
    void unknownJobsAreNotFound() {
        UUID folder = encord.folders().create("no jobs").id();
        assertThrows(
                NotFoundException.class,
                () -> encord.jobs().registration(folder, UUID.randomUUID()).await(PATIENCE));
        assertThrows(
                NotFoundException.class,
                () -> encord.jobs().reEncode(UUID.randomUUID()).await(PATIENCE));
    }

    @Test
    void waitingOutlastsAPlatformInTrouble() {
        Folder folder = encord.folders().create("trouble");
        RegistrationJob job = folder.register(videos("s3://bucket/a.mp4"));
        fixture.platform
                .faults()
                .on("GET", ".*/data-upload-jobs/" + job.id())
                .times(1)
                .reset();
        fixture.platform
                .faults()
                .on("GET", ".*/data-upload-jobs/" + job.id())
                .times(1)
                .answer(500);
        assertTrue(job.await(PATIENCE).isComplete());
    }
}
