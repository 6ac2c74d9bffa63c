package com.encord.sdk.items;

import com.encord.sdk.page.Pages;
import com.encord.sdk.transport.Batches;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import com.encord.sdk.transport.WireValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads and changes storage items. Every method blocks until the platform has answered; long lists are cut into calls
 * of 1000, so a failure in the middle leaves the calls before it done, and calling again is harmless.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Items {
    private final Transport transport;

    /**
     * Makes the service.
     *
     * @param transport makes the calls
     */
    public Items(Transport transport) {
        this.transport = transport;
    }

    /**
     * Reads one item.
     *
     * @param item the item's id
     * @return the item, without signed URL
     * @throws com.encord.sdk.errors.PermissionDeniedException if there is none, or the key's user may not see it: the
     *     platform does not tell which
     */
    public StorageItem get(UUID item) {
        return read(item, false);
    }

    private StorageItem read(UUID item, boolean isSigned) {
        return new StorageItem(
                transport.rest(RestRequest.get("storage/items/{}", item).query("signUrl", isSigned)));
    }

    /**
     * Reads many items at once.
     *
     * @param items the items' ids; each is asked for once
     * @return the items in the order asked for; what the platform does not answer is left out
     * @throws com.encord.sdk.errors.PermissionDeniedException if one of them does not exist, or the key's user may not
     *     see it: the platform does not tell which
     */
    public List<StorageItem> get(Collection<UUID> items) {
        return new ItemReader(transport, false).get(items);
    }

    /**
     * Reads an item that may be gone.
     *
     * @param item the item's id
     * @return the item, without signed URL; empty if there is none, or the key's user may not see it
     */
    public Optional<StorageItem> find(UUID item) {
        return find(List.of(item)).stream().findFirst();
    }

    /**
     * Reads those of many items that are there. Each one that is not costs some more calls.
     *
     * @param items the items' ids; each is asked for once
     * @return the items in the order asked for, without those that do not exist or that the key's user may not see
     */
    public List<StorageItem> find(Collection<UUID> items) {
        return new ItemReader(transport, false).find(items);
    }

    /**
     * Searches all folders the key's user can see.
     *
     * @param query what to look for; it must have a {@link ItemQuery#search} or {@link ItemQuery#types}
     * @return the items, fetched while the list is walked
     * @throws IllegalArgumentException if the query has neither
     */
    public Pages<StorageItem> search(ItemQuery query) {
        query.requireNarrowed("A search of all folders");
        return list(RestRequest.get("storage/search/items"), query);
    }

    /**
     * Lists the items of a folder.
     *
     * @param folder the folder's id
     * @param query which items; if it is {@link ItemQuery#recursive}, it must have a {@link ItemQuery#search} or
     *     {@link ItemQuery#types}
     * @return the items, fetched while the list is walked
     * @throws IllegalArgumentException if a recursive query has neither
     */
    public Pages<StorageItem> inFolder(UUID folder, ItemQuery query) {
        if (query.isRecursive()) {
            query.requireNarrowed("A recursive listing");
        }
        return list(RestRequest.get("storage/folders/{}/items", folder), query);
    }

    private Pages<StorageItem> list(RestRequest request, ItemQuery query) {
        return WirePages.of(transport, request.query(query.parameters()), StorageItem::new);
    }

    /**
     * Asks for a URL that an item's bytes can be downloaded from for a while. It is a credential: keep it out of logs.
     *
     * @param item the item's id
     * @return the URL; empty for image groups and DICOM series, whose {@link #signedChildren} have one each
     */
    public Optional<String> signedUrl(UUID item) {
        return read(item, true).signedUrl();
    }

    /**
     * Asks for the download URLs of many items at once.
     *
     * @param items the items' ids
     * @return the URLs by item, without those that have none
     */
    public Map<UUID, String> signedUrls(Collection<UUID> items) {
        Map<UUID, String> urls = new LinkedHashMap<>();
        new ItemReader(transport, true).get(items).forEach(item -> item.signedUrl()
                .ifPresent(url -> urls.put(item.id(), url)));
        return urls;
    }

    /**
     * Reads those of many items that are there, together with URLs to download them from for a while.
     *
     * @param items the items' ids; each is asked for once
     * @return the items in the order asked for, without those that do not exist or that the key's user may not see
     */
    public List<StorageItem> findSigned(Collection<UUID> items) {
        return new ItemReader(transport, true).find(items);
    }

    /**
     * Changes one item.
     *
     * @param item the item
     * @param changes what to change; when nothing, nothing is sent
     * @return the item as it is now
     */
    public StorageItem update(StorageItem item, Changes changes) {
        if (changes.isEmpty()) {
            return item;
        }
        return new StorageItem(transport.rest(RestRequest.patch("storage/folders/{}/items/{}", item.folder(), item.id())
                .body(changes.fields())
                .idempotent()));
    }

    /**
     * Changes many items, in calls of 1000.
     *
     * @param changes what to change, by item
     * @return the changed items as they are now; those with nothing to change are left out
     */
    public List<StorageItem> update(Map<UUID, Changes> changes) {
        List<UUID> changed = changes.keySet().stream()
                .filter(item -> !changes.get(item).isEmpty())
                .toList();
        List<StorageItem> results = new ArrayList<>();
        for (List<UUID> batch : Batches.of(changed)) {
            Map<String, Object> patches = new LinkedHashMap<>();
            batch.forEach(item -> patches.put(item.toString(), changes.get(item).fields()));
            WireValue answer = transport.rest(RestRequest.patch("storage/items/patch-bulk")
                    .body(Map.of("itemPatches", patches))
                    .idempotent());
            results.addAll(ItemReader.inOrder(batch, answer));
        }
        return List.copyOf(results);
    }

    /**
     * Moves items to another folder. The platform refuses items that a mirror dataset shows.
     *
     * @param items the items, in any folders
     * @param target the folder to move them to
     */
    public void move(Collection<StorageItem> items, UUID target) {
        byFolder(items).forEach((folder, ids) -> move(folder, ids, target, false));
    }

    /**
     * Moves items from one folder to another.
     *
     * @param folder the folder they lie in, directly
     * @param items the items' ids
     * @param target the folder to move them to
     * @param evenFromMirrorDatasets whether items that a mirror dataset shows are moved too; their rows then vanish
     *     from the dataset, perhaps with their labels
     */
    public void move(UUID folder, Collection<UUID> items, UUID target, boolean evenFromMirrorDatasets) {
        for (List<UUID> batch : Batches.of(items)) {
            transport.rest(RestRequest.post("storage/folders/{}/items/move", folder)
                    .body(Map.of(
                            "itemUuids", batch,
                            "newParentUuid", target,
                            "allowSyncedDatasetMove", evenFromMirrorDatasets))
                    .idempotent());
        }
    }

    /**
     * Deletes items for good, and with groups, sequences and series the frames that nothing else uses.
     *
     * @param items the items, in any folders
     * @return what was removed
     */
    public Removed delete(Collection<StorageItem> items) {
        return byFolder(items).entrySet().stream()
                .map(entry -> delete(entry.getKey(), entry.getValue(), true))
                .reduce(new Removed(0, 0), Removed::plus);
    }

    /**
     * Deletes items of one folder for good.
     *
     * @param folder the folder they lie in, directly
     * @param items the items' ids
     * @param withUnusedFrames whether the frames of groups, sequences and series go too, when nothing else uses them
     * @return what was removed
     */
    public Removed delete(UUID folder, Collection<UUID> items, boolean withUnusedFrames) {
        Removed removed = new Removed(0, 0);
        for (List<UUID> batch : Batches.of(items)) {
            WireValue answer = transport.rest(RestRequest.post("storage/folders/{}/items/delete", folder)
                    .body(Map.of("childUuids", batch, "removeUnusedFrames", withUnusedFrames))
                    .idempotent());
            removed = removed.plus(new Removed(
                    answer.at("removedItemsCount").optionalLong().orElse(0),
                    answer.at("removedFoldersCount").optionalLong().orElse(0)));
        }
        return removed;
    }

    private static Map<UUID, List<UUID>> byFolder(Collection<StorageItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        StorageItem::folder,
                        LinkedHashMap::new,
                        Collectors.mapping(StorageItem::id, Collectors.toList())));
    }

    /**
     * Reads the images of a group or sequence, the files of a series, or the parts of a data group.
     *
     * @param item the item
     * @return those the key's user can see, without signed URLs; none for other types, without a call
     */
    public List<StorageItem> children(StorageItem item) {
        return children(item, false);
    }

    /**
     * Reads the children of an item together with URLs to download them from for a while.
     *
     * @param item the item
     * @return those the key's user can see; none for other types, without a call
     */
    public List<StorageItem> signedChildren(StorageItem item) {
        return children(item, true);
    }

    private List<StorageItem> children(StorageItem item, boolean isSigned) {
        if (!item.type().hasChildren()) {
            return List.of();
        }
        RestRequest request = RestRequest.get("storage/folders/{}/items/{}/child-items", item.folder(), item.id())
                .query("signUrls", isSigned);
        return WirePages.of(transport, request, StorageItem::new).toList();
    }

    /**
     * Tells where an item is used.
     *
     * @param item the item
     * @return the groups and datasets it is part of
     */
    public ItemSummary summary(StorageItem item) {
        return ItemSummary.read(
                transport.rest(RestRequest.get("storage/folders/{}/items/{}/summary", item.folder(), item.id())
                        .query("includeGroupLayout", true)));
    }
}
