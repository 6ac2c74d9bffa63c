package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.errors.InvalidRequestException;
import com.encord.sdk.errors.PermissionDeniedException;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.folders.FolderQuery;
import com.encord.sdk.folders.FolderRole;
import com.encord.sdk.folders.FolderSummary;
import com.encord.sdk.folders.NewFolder;
import com.encord.sdk.folders.PathElement;
import com.encord.sdk.items.Changes;
import com.encord.sdk.items.ItemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Folders over the real transport, on the local platform. */
class FoldersOnPlatformTest {
    private static PlatformFixture fixture;
    private static EncordClient encord;

    @BeforeAll
    static void start() {
        fixture = new PlatformFixture();
        encord = fixture.encord;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static List<String> names(Iterable<Folder> folders) {
        List<String> names = new ArrayList<>();
        folders.forEach(folder -> names.add(folder.name()));
        return names;
    }

    @Test
    void aFolderKeepsWhatItWasMadeWith() {
        Folder top = encord.folders().create("made Zürich 東京");
        Folder made = encord.folders()
                .create(NewFolder.named("inner")
                        .in(top.id())
                        .description("d")
                        .metadata(Map.of("city", "Zürich", "n", 3)));
        Folder read = encord.folders().get(made.id());
        assertEquals("inner", read.name());
        assertEquals("d", read.description());
        assertEquals(Map.of("city", "Zürich", "n", 3), read.metadata());
        assertEquals(Optional.of(top.id()), read.parent());
        assertEquals("test@example.com", read.owner());
        assertEquals(FolderRole.ADMIN, read.role());
        assertTrue(
                read.pathToRoot().stream().map(PathElement::name).anyMatch("made Zürich 東京"::equals),
                read.pathToRoot().toString());
    }

    @Test
    void aSubfolderIsMadeWithItsNameAlone() {
        Folder top = encord.folders().create("top");
        Folder made = top.createSubfolder("below");
        assertEquals("below", made.name());
        assertEquals(Optional.of(top.id()), made.parent());
        assertEquals(
                List.of(made.id()), top.subfolders().stream().map(Folder::id).toList());
    }

    @Test
    void aFolderIsMadeOnceHoweverOftenAProgramIsRun() {
        Folder top = encord.folders().findOrCreate("again");
        Folder inner = encord.folders().findOrCreate(NewFolder.named("again").in(top.id()));
        encord.folders().create("again and more");
        assertEquals(top.id(), encord.folders().findOrCreate("again").id());
        assertEquals(
                inner.id(),
                encord.folders()
                        .findOrCreate(NewFolder.named("again").in(top.id()).description("not changed"))
                        .id());
        assertEquals("", inner.refresh().description());
        assertEquals(
                List.of("again", "again", "again and more"),
                names(encord.folders().search(FolderQuery.all().search("again").byName())));
    }

    @Test
    void aFolderAtTheTopIsNoneFurtherDown() {
        Folder top = encord.folders().create("shelf");
        Folder inner = top.createSubfolder("drawer");
        Folder made = encord.folders().findOrCreate("drawer");
        assertNotEquals(inner.id(), made.id());
        assertEquals(Optional.empty(), made.parent());
    }

    @Test
    void listsAreWalkedAcrossPages() {
        Folder top = encord.folders().create("walk");
        for (int i = 0; i < 7; i++) {
            encord.folders().create(NewFolder.named("walk " + i).in(top.id()));
        }
        List<String> expected = List.of("walk 0", "walk 1", "walk 2", "walk 3", "walk 4", "walk 5", "walk 6");
        assertEquals(expected, names(top.subfolders(FolderQuery.all().pageSize(2))));
        assertEquals(
                expected.get(expected.size() - 1),
                top.subfolders(FolderQuery.all().byNameDescending())
                        .first()
                        .orElseThrow()
                        .name());
        assertEquals(
                List.of("walk 6", "walk 5", "walk 4"),
                top.subfolders(FolderQuery.all().newestFirst().pageSize(1)).stream()
                        .limit(3)
                        .map(Folder::name)
                        .toList());
    }

    @Test
    void onlyTheTopIsListedAndEverythingIsSearched() {
        Folder top = encord.folders().create("outer shell");
        encord.folders().create(NewFolder.named("inner shell").in(top.id()));
        assertEquals(
                List.of("outer shell"),
                names(encord.folders().list(FolderQuery.all().search("shell"))));
        assertEquals(
                List.of("inner shell", "outer shell"),
                names(encord.folders().search(FolderQuery.all().search("shell").byName())));
    }

    @Test
    void findWantsTheExactName() {
        Folder made = encord.folders().create("needle");
        encord.folders().create("needle in haystack");
        assertEquals(Optional.of(made.id()), encord.folders().find("needle").map(Folder::id));
        assertEquals(Optional.empty(), encord.folders().find("needl"));
    }

    @Test
    void updatesShowInTheHandleTheyAnswerAndOnThePlatform() {
        Folder old = encord.folders()
                .create(NewFolder.named("before").description("something").metadata(Map.of("k", 1)));
        Folder changed = old.update(Changes.none().name("after").description("").metadata(Map.of("k", 2)));
        assertEquals("after", changed.name());
        assertEquals("", changed.description());
        assertEquals(2, changed.metadata().get("k"));
        assertEquals("before", old.name());
        assertEquals("after", old.refresh().name());
    }

    @Test
    void manyFoldersAreUpdatedAtOnce() {
        Map<UUID, Changes> changes = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            changes.put(encord.folders().create("bulk").id(), Changes.none().name("bulk " + i));
        }
        assertEquals(5, encord.folders().update(changes).size());
        changes.forEach((id, change) -> assertEquals(
                change.fields().get("name"), encord.folders().get(id).name()));
    }

    @Test
    void foldersMoveIntoOthersAndBackToTheTop() {
        Folder target = encord.folders().create("target");
        Folder moved = encord.folders().create("moving").moveTo(target.id());
        assertEquals(Optional.of(target.id()), moved.parent());
        assertEquals(List.of("moving"), names(target.subfolders()));
        assertEquals(Optional.empty(), moved.moveToTop().parent());
        assertEquals(List.of(), names(target.subfolders()));
    }

    @Test
    void aFolderCannotMoveIntoItself() {
        Folder folder = encord.folders().create("ouroboros");
        assertThrows(InvalidRequestException.class, () -> folder.moveTo(folder.id()));
    }

    @Test
    void aDeletedFolderIsGoneForItsHandleToo() {
        Folder folder = encord.folders().create("doomed");
        folder.delete();
        assertThrows(PermissionDeniedException.class, folder::refresh);
        assertThrows(PermissionDeniedException.class, () -> folder.items().first());
        assertThrows(PermissionDeniedException.class, () -> encord.folders().get(folder.id()));
    }

    @Test
    void summaryCountsWhatWasUploaded() throws Exception {
        Folder folder = encord.folders().create("summed up");
        fixture.upload(folder, "a.txt", "b.txt", "c.pdf");
        encord.folders().create(NewFolder.named("below").in(folder.id()));
        FolderSummary summary = folder.summary();
        assertEquals(2, summary.count(ItemType.PLAIN_TEXT));
        assertEquals(1, summary.count(ItemType.PDF));
        assertEquals(0, summary.count(ItemType.VIDEO));
        assertEquals(3, summary.files());
        assertEquals(1, summary.folders());
        assertEquals(48, summary.totalBytes());
    }

    @Test
    void aLostAnswerToAMoveIsNoHarm() {
        Folder folder = encord.folders().create("moved twice");
        fixture.platform.faults().on("POST", ".*/folders/move").times(1).dropReply();
        Folder target = encord.folders().create("receiver");
        assertEquals(Optional.of(target.id()), folder.moveTo(target.id()).parent());
    }
}
