package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.datasets.DataRow;
import com.encord.sdk.datasets.DataType;
import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.datasets.DatasetInfo;
import com.encord.sdk.datasets.DatasetQuery;
import com.encord.sdk.datasets.DatasetRole;
import com.encord.sdk.datasets.DatasetUser;
import com.encord.sdk.datasets.Duplicates;
import com.encord.sdk.datasets.NewDataset;
import com.encord.sdk.datasets.RowChanges;
import com.encord.sdk.datasets.RowPart;
import com.encord.sdk.datasets.RowQuery;
import com.encord.sdk.errors.ApiException;
import com.encord.sdk.errors.NotFoundException;
import com.encord.sdk.folders.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets over the real transport, on the local platform. */
class DatasetsOnPlatformTest {
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

    private static List<String> titles(List<DataRow> rows) {
        return rows.stream().map(DataRow::title).sorted().toList();
    }

    private static Dataset linked(String title, String... names) throws Exception {
        Dataset dataset = encord.datasets().create(title);
        dataset.link(fixture.upload(encord.folders().create(title), names));
        return dataset;
    }

    @Test
    void aDatasetKeepsWhatItWasMadeWith() {
        Dataset made = encord.datasets().create(NewDataset.titled("made").description("d"));
        Dataset read = encord.datasets().get(made.id());
        assertEquals("made", read.title());
        assertEquals("d", read.description());
        assertEquals(Optional.empty(), read.backingFolder());
        assertEquals(List.of(), read.rows());
    }

    @Test
    void aDatasetIsMadeOnceHoweverOftenAProgramIsRun() {
        Dataset made = encord.datasets().findOrCreate(NewDataset.titled("again").description("d"));
        Dataset found = encord.datasets().findOrCreate("again");
        assertEquals(made.id(), found.id());
        assertEquals("d", found.description());
        assertEquals(
                1, encord.datasets().list(DatasetQuery.all().title("again")).size());
    }

    @Test
    void aMirrorDatasetShowsWhatItsFolderHolds() throws Exception {
        Dataset mirror = encord.datasets().create(NewDataset.titled("mirror").withBackingFolder());
        Folder folder = encord.folders().get(mirror.backingFolder().orElseThrow());
        assertEquals(Optional.of(mirror.id()), folder.mirrorDataset());
        fixture.upload(folder, "a.txt");
        assertEquals(List.of("a.txt"), titles(mirror.rows()));
    }

    @Test
    void datasetsAreListedByTheirFilters() {
        Dataset one = encord.datasets().create(NewDataset.titled("list one").description("apples"));
        Dataset two = encord.datasets().create(NewDataset.titled("list two").description("pears"));
        assertEquals(
                List.of(one.id()),
                encord.datasets().list(DatasetQuery.all().title("list one")).stream()
                        .map(DatasetInfo::id)
                        .toList());
        assertEquals(
                2,
                encord.datasets().list(DatasetQuery.all().titleLike("list %")).size());
        assertEquals(
                List.of(two.id()),
                encord.datasets().list(DatasetQuery.all().descriptionLike("pea%")).stream()
                        .map(DatasetInfo::id)
                        .toList());
        assertEquals(
                List.of(),
                encord.datasets().list(DatasetQuery.all().createdBefore(Instant.parse("2001-01-01T00:00:00Z"))));
        DatasetInfo info =
                encord.datasets().list(DatasetQuery.all().title("list one")).get(0);
        assertEquals(Optional.of(DatasetRole.ADMIN), info.role());
        assertEquals(Optional.of(one.id()), encord.datasets().find("list one").map(Dataset::id));
        assertEquals(Optional.empty(), encord.datasets().find("list three").map(Dataset::id));
    }

    @Test
    void linkedItemsBecomeRowsWithTheirFacts() throws Exception {
        Folder folder = encord.folders().create("rows");
        List<UUID> items = fixture.upload(folder, "a.mp4", "b.txt");
        Dataset dataset = encord.datasets().create("rows");
        List<DataRow> rows = dataset.link(items);
        assertEquals(2, rows.size());
        DataRow video = dataset.rows(RowQuery.all().types(DataType.VIDEO)).get(0);
        assertEquals("a.mp4", video.title());
        assertEquals(Optional.of(items.get(0)), video.item());
        assertEquals(640, video.width().orElseThrow());
        assertEquals(25, video.fps().orElseThrow());
        assertEquals(1, encord.items().get(items.get(0)).backedDataUnits());
    }

    @Test
    void duplicatesAreSkippedDoubledOrRefused() throws Exception {
        Folder folder = encord.folders().create("duplicates");
        List<UUID> items = fixture.upload(folder, "a.txt");
        Dataset dataset = encord.datasets().create("duplicates");
        dataset.link(items);
        dataset.link(items);
        assertEquals(1, dataset.rows().size());
        dataset.link(items, Duplicates.DUPLICATE);
        assertEquals(2, dataset.rows().size());
        assertThrows(ApiException.class, () -> dataset.link(items, Duplicates.FAIL));
        assertEquals(2, dataset.rows().size());
    }

    @Test
    void rowsAreFiltered() throws Exception {
        Dataset dataset = linked("filters", "apple.txt", "apricot.mp4", "pear.txt");
        assertEquals(List.of("pear.txt"), titles(dataset.rows(RowQuery.all().title("pear.txt"))));
        assertEquals(
                List.of("apple.txt", "apricot.mp4"),
                titles(dataset.rows(RowQuery.all().titleLike("ap%"))));
        assertEquals(
                List.of("apple.txt", "pear.txt"),
                titles(dataset.rows(RowQuery.all().types(DataType.PLAIN_TEXT))));
        UUID pear = dataset.rows(RowQuery.all().title("pear.txt")).get(0).dataHash();
        assertEquals(List.of("pear.txt"), titles(dataset.rows(RowQuery.all().dataHashes(List.of(pear)))));
        Instant now = Instant.now();
        assertEquals(
                3,
                dataset.rows(RowQuery.all().createdAfter(now.minusSeconds(3600)))
                        .size());
        assertEquals(List.of(), dataset.rows(RowQuery.all().createdBefore(now.minusSeconds(3600))));
    }

    @Test
    void aRowIsRenamedAndDescribed() throws Exception {
        Dataset dataset = linked("row changes", "a.txt");
        UUID row = dataset.rows().get(0).dataHash();
        DataRow changed = dataset.updateRow(row, RowChanges.none().title("new").metadata(Map.of("site", "north")));
        assertEquals("new", changed.title());
        assertEquals(Optional.empty(), dataset.row(row).metadata());
        assertEquals(
                Optional.of(Map.of("site", "north")),
                dataset.row(row, RowPart.METADATA).metadata());
        assertEquals(
                Optional.of(Map.of("site", "north")),
                dataset.rows(RowQuery.all().withMetadata()).get(0).metadata());
    }

    @Test
    void aRowIsReadWithUrlsAndImagesWhenAskedFor() throws Exception {
        Folder folder = encord.folders().create("row parts");
        Path first = Files.writeString(directory.resolve("1.png"), "one");
        Path second = Files.writeString(directory.resolve("2.png"), "two");
        List<UUID> items = folder.upload()
                .imageGroup("crossing", List.of(first, second))
                .run()
                .throwIfIncomplete()
                .items();
        Dataset dataset = encord.datasets().create("row parts");
        UUID row = dataset.link(items).get(0).dataHash();
        assertEquals(List.of(), dataset.row(row).images());
        DataRow plain = dataset.row(row, RowPart.IMAGES);
        assertEquals(DataType.IMG_GROUP, plain.type());
        assertEquals(2, plain.images().size());
        assertTrue(plain.images().stream().allMatch(image -> image.signedUrl().isEmpty()));
        DataRow signed = dataset.row(row, RowPart.SIGNED_IMAGES);
        assertTrue(signed.images().stream().allMatch(image -> image.signedUrl().isPresent()));

        Dataset texts = linked("row url", "a.txt");
        UUID text = texts.rows().get(0).dataHash();
        assertTrue(texts.row(text, RowPart.SIGNED_URL).signedUrl().isPresent());
        assertEquals(Optional.empty(), texts.row(text).signedUrl());
    }

    @Test
    void deletedRowsAreGoneAndTheirItemsStay() throws Exception {
        Dataset dataset = linked("row deletion", "a.txt", "b.txt", "c.txt");
        List<DataRow> rows = dataset.rows();
        dataset.deleteRows(List.of(rows.get(0).dataHash(), rows.get(1).dataHash()));
        assertEquals(
                List.of(rows.get(2).dataHash()),
                dataset.rows().stream().map(DataRow::dataHash).toList());
        assertThrows(NotFoundException.class, () -> dataset.row(rows.get(0).dataHash()));
        assertEquals(
                "a.txt".length(),
                encord.items().get(rows.get(0).item().orElseThrow()).name().length());
    }

    @Test
    void usersAreAddedAndKeepTheirRole() {
        Dataset dataset = encord.datasets().create("users");
        assertEquals(
                List.of(new DatasetUser("bob@example.com", DatasetRole.USER)),
                dataset.access().addUsers(List.of("bob@example.com"), DatasetRole.USER));
        assertEquals(
                List.of(new DatasetUser("bob@example.com", DatasetRole.USER)),
                dataset.access().addUsers(List.of("bob@example.com"), DatasetRole.ADMIN));
    }

    @Test
    void unknownDatasetsAreNotFound() {
        assertThrows(NotFoundException.class, () -> encord.datasets().get(UUID.randomUUID()));
    }

    @Test
    void aLostAnswerToALinkMakesNoSecondRow() throws Exception {
        Folder folder = encord.folders().create("lost answer");
        List<UUID> items = fixture.upload(folder, "a.txt");
        Dataset dataset = encord.datasets().create("lost answer");
        fixture.platform
                .faults()
                .on(request -> "datasetlinkitems POST".equals(request.queryType()))
                .times(1)
                .dropReply();
        dataset.link(items);
        assertEquals(1, dataset.rows().size());
        assertNotEquals(items.get(0), dataset.rows().get(0).dataHash());
    }
}
