package com.encord.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.encord.sdk.datasets.Dataset;
import com.encord.sdk.datasets.DatasetRole;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.folders.FolderGroup;
import com.encord.sdk.folders.FolderRole;
import com.encord.sdk.folders.NewFolder;
import com.encord.sdk.items.GroupLayout;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.ItemType;
import com.encord.sdk.items.NewDataGroup;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.jobs.SyncJob;
import com.encord.sdk.jobs.SyncResult;
import com.encord.sdk.jobs.SyncState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of people, groups of data and synchronised folders over the real transport, on the local platform. */
class SharingOnPlatformTest {
    private static PlatformFixture fixture;
    private static EncordClient encord;

    @TempDir
    Path bucket;

    @BeforeAll
    static void start() {
        fixture = new PlatformFixture();
        encord = fixture.encord;
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void groupsOfPeopleComeAndGoOnAFolder() {
        UUID group = fixture.platform.addGroup("annotators", "they label");
        Folder folder = encord.folders().create("shared");
        folder.access().addGroups(List.of(group), FolderRole.USER);
        FolderGroup listed = folder.access().groups().get(0);
        assertEquals(group, listed.id());
        assertEquals("annotators", listed.name());
        assertEquals(FolderRole.USER, listed.role());
        folder.access().removeGroups(List.of(group));
        assertEquals(List.of(), folder.access().groups());
    }

    @Test
    void groupsOfPeopleComeAndGoOnADataset() {
        UUID group = fixture.platform.addGroup("reviewers", "they check");
        Dataset dataset = encord.datasets().create("groups");
        dataset.access().addGroups(List.of(group), DatasetRole.ADMIN);
        assertEquals(group, dataset.access().groups().get(0).id());
        assertEquals(DatasetRole.ADMIN, dataset.access().groups().get(0).role());
        dataset.access().removeGroups(List.of(group));
        assertEquals(List.of(), dataset.access().groups());
    }

    @Test
    void dataGroupsHoldTheirItemsAndTellTheirLayout() throws Exception {
        Folder folder = encord.folders().create("data groups");
        List<UUID> items = fixture.upload(folder, "front.mp4", "rear.mp4");
        NewDataGroup arranged = NewDataGroup.arranged(
                        Map.of("front", items.get(0), "rear", items.get(1)),
                        GroupLayout.sideBySide(GroupLayout.tile("front"), GroupLayout.tile("rear"), 60))
                .name("drive 7")
                .metadata(Map.of("site", "north"))
                .fixed();
        List<UUID> made = folder.createGroups(List.of(NewDataGroup.grid(items).name("grid"), arranged));
        StorageItem group = encord.items().get(made.get(1));
        assertEquals(ItemType.GROUP, group.type());
        assertEquals("drive 7", group.name());
        assertEquals("north", group.metadata().get("site"));
        assertEquals(
                List.of("front.mp4", "rear.mp4"),
                encord.items().children(group).stream()
                        .map(StorageItem::name)
                        .sorted()
                        .toList());
        assertFalse(encord.items().summary(group).groupLayout().isEmpty());
    }

    @Test
    void aSynchronisedFolderTakesInWhatTheBucketHolds() throws Exception {
        Files.writeString(bucket.resolve("a.mp4"), "video a");
        Files.createDirectory(bucket.resolve("below"));
        Files.writeString(bucket.resolve("below/b.png"), "image b");
        UUID integration = fixture.platform.addCloudIntegration("synced bucket", "s3://synced/", bucket);
        Folder folder =
                encord.folders().create(NewFolder.named("synced").synchronisedWith(integration, "s3://synced/"));
        SyncJob started = folder.synchronise();
        SyncResult result = encord.jobs().sync(folder.id(), started.id()).await(Duration.ofSeconds(30));
        assertEquals(SyncState.DONE, result.state());
        assertTrue(result.isComplete(), result.toString());
        // Whether folders of the bucket become folders is the platform's decision.
        ItemQuery everywhere = ItemQuery.all().recursive().types(ItemType.VIDEO, ItemType.IMAGE);
        assertEquals(
                List.of("a.mp4", "b.png"),
                folder.items(everywhere).stream()
                        .map(StorageItem::name)
                        .sorted()
                        .toList());
    }
}
