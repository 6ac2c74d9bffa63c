package com.encord.sdk.folders;

import com.encord.sdk.items.Changes;
import com.encord.sdk.page.Page;
import com.encord.sdk.page.Pages;
import com.encord.sdk.transport.Batches;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes, finds and changes storage folders. Every method blocks until the platform has answered.
 *
 * <p>Safe for use by many threads at once.
 */
public final class Folders {
    private final Transport transport;

    /**
     * Makes the service.
     *
     * @param transport makes the calls
     */
    public Folders(Transport transport) {
        this.transport = transport;
    }

    /**
     * Makes a folder at the top. Names need not be unique: {@link #findOrCreate(String)} uses an existing one.
     *
     * @param name its name
     * @return the new folder
     */
    public Folder create(String name) {
        return create(NewFolder.named(name));
    }

    /**
     * Makes a folder. Never sent twice: when the answer is lost, the folder may exist although this call fails.
     *
     * @param folder what to make
     * @return the new folder
     */
    public Folder create(NewFolder folder) {
        return new Folder(
                transport, transport.rest(RestRequest.post("storage/folders").body(folder.fields())));
    }

    /**
     * Finds a folder at the top, or makes it: for programs that are run again. Two that do so at the same moment may
     * make two.
     *
     * @param name its exact name
     * @return the folder; the oldest, if there are several
     */
    public Folder findOrCreate(String name) {
        return findOrCreate(NewFolder.named(name));
    }

    /**
     * Finds a folder by its exact name directly in the place where it is to be (its {@linkplain NewFolder#in parent},
     * or the top), or makes it. One that is there is answered as it is: description and metadata are given to a new one
     * only. Two programs that do so at the same moment may make two.
     *
     * @param folder what to make if there is none
     * @return the folder; the oldest, if there are several
     * @throws IllegalArgumentException if it is to be {@linkplain NewFolder#synchronisedWith synchronised}: the platform
     *     does not tell which of its folders are, so a plain one would be answered
     */
    public Folder findOrCreate(NewFolder folder) {
        if (folder.isSynchronised()) {
            throw new IllegalArgumentException("findOrCreate cannot tell whether a folder named " + folder.name()
                    + " is synchronised with the cloud. Make it with create, and keep its id for get.");
        }
        FolderQuery named = named(folder.name());
        Pages<Folder> there = folder.parent()
                .map(parent -> list(RestRequest.get("storage/folders/{}/folders", parent), named))
                .orElseGet(() -> list(named));
        return first(there, folder.name()).orElseGet(() -> create(folder));
    }

    /**
     * Reads a folder.
     *
     * @param folder the folder's id
     * @return the folder
     * @throws com.encord.sdk.errors.PermissionDeniedException if there is none, or the key's user may not see it: the
     *     platform does not tell which
     */
    public Folder get(UUID folder) {
        return new Folder(transport, transport.rest(RestRequest.get("storage/folders/{}", folder)));
    }

    /**
     * Finds a folder by its exact name, on any level.
     *
     * @param name the name
     * @return the folder; the oldest, if there are several; empty if there is none
     */
    public Optional<Folder> find(String name) {
        return first(search(named(name)), name);
    }

    private static FolderQuery named(String name) {
        return FolderQuery.all().search(name).oldestFirst().pageSize(Page.LARGEST_SIZE);
    }

    private static Optional<Folder> first(Pages<Folder> folders, String name) {
        return folders.stream().filter(folder -> folder.name().equals(name)).findFirst();
    }

    /**
     * The folders at the top, ordered by name.
     *
     * @return the folders, fetched while the list is walked
     */
    public Pages<Folder> list() {
        return list(FolderQuery.all());
    }

    /**
     * The folders at the top.
     *
     * @param query which folders
     * @return the folders, fetched while the list is walked
     */
    public Pages<Folder> list(FolderQuery query) {
        return list(RestRequest.get("storage/folders"), query);
    }

    /**
     * Searches the folders of all levels.
     *
     * @param query what to look for
     * @return the folders, fetched while the list is walked
     */
    public Pages<Folder> search(FolderQuery query) {
        return list(RestRequest.get("storage/search/folders"), query);
    }

    private Pages<Folder> list(RestRequest request, FolderQuery query) {
        return WirePages.of(transport, request.query(query.parameters()), json -> new Folder(transport, json));
    }

    /**
     * Changes many folders, in calls of 1000. A failure in the middle leaves the calls before it done, and calling
     * again is harmless.
     *
     * @param changes what to change, by folder
     * @return the changed folders as they are now, in the platform's order; those with nothing to change are left out
     */
    public List<Folder> update(Map<UUID, Changes> changes) {
        List<UUID> changed = changes.keySet().stream()
                .filter(folder -> !changes.get(folder).isEmpty())
                .toList();
        List<Folder> results = new ArrayList<>();
        for (List<UUID> batch : Batches.of(changed)) {
            Map<String, Object> patches = new LinkedHashMap<>();
            batch.forEach(
                    folder -> patches.put(folder.toString(), changes.get(folder).fields()));
            results.addAll(transport
                    .rest(RestRequest.patch("storage/folders/patch-bulk")
                            .body(Map.of("folderPatches", patches))
                            .idempotent())
                    .at("results")
                    .list(json -> new Folder(transport, json)));
        }
        return List.copyOf(results);
    }

    /**
     * Moves folders, with everything in them, into another one.
     *
     * @param folders the ids of the folders to move
     * @param newParent the id of the folder above from now on
     */
    public void move(Collection<UUID> folders, UUID newParent) {
        move(folders, Map.of("newParentUuid", newParent));
    }

    /**
     * Moves folders, with everything in them, to the top.
     *
     * @param folders the ids of the folders to move
     */
    public void moveToTop(Collection<UUID> folders) {
        move(folders, Map.of());
    }

    private void move(Collection<UUID> folders, Map<String, ?> target) {
        for (List<UUID> batch : Batches.of(folders)) {
            Map<String, Object> body = new LinkedHashMap<>(target);
            body.put("folderUuids", batch);
            transport.rest(RestRequest.post("storage/folders/move").body(body).idempotent());
        }
    }

    /**
     * Deletes a folder for good. Whether it must be empty is the platform's decision.
     *
     * @param folder the folder's id
     * @throws com.encord.sdk.errors.PermissionDeniedException if there is none, or the key's user may not see it: the
     *     platform does not tell which
     */
    public void delete(UUID folder) {
        transport.rest(RestRequest.delete("storage/folders/{}", folder).idempotent());
    }
}
