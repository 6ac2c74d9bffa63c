package com.encord.sdk.folders;

import com.encord.sdk.download.Download;
import com.encord.sdk.errors.InvalidAnswerException;
import com.encord.sdk.items.Changes;
import com.encord.sdk.items.ItemQuery;
import com.encord.sdk.items.Items;
import com.encord.sdk.items.NewDataGroup;
import com.encord.sdk.items.Removed;
import com.encord.sdk.items.StorageItem;
import com.encord.sdk.jobs.PrivateFiles;
import com.encord.sdk.jobs.ReEncodeRequest;
import com.encord.sdk.jobs.RegistrationJob;
import com.encord.sdk.jobs.SyncJob;
import com.encord.sdk.page.Pages;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import com.encord.sdk.transport.WireValue;
import com.encord.sdk.upload.Upload;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A storage folder: what was known about it when it was read, and what can be done with it. The facts of a handle never
 * change: methods that change the folder answer a new handle, and {@link #refresh()} reads it again. On a folder that
 * has been deleted meanwhile, every method that asks the platform throws
 * {@link com.encord.sdk.errors.PermissionDeniedException}: the platform does not tell strangers which there are.
 *
 * <p>Safe for use by many threads at once. Methods with an answer from the platform block.
 */
public final class Folder {
    private final Transport transport;
    private final UUID id;
    private final Optional<UUID> parent;
    private final String name;
    private final String description;
    private final Map<String, Object> metadata;
    private final String owner;
    private final Instant createdAt;
    private final Instant lastEditedAt;
    private final FolderRole role;
    private final Optional<UUID> mirrorDataset;
    private final List<PathElement> pathToRoot;

    Folder(Transport transport, WireValue json) {
        this.transport = transport;
        id = json.at("uuid").uuid();
        parent = json.at("parent").optionalUuid();
        name = json.at("name").text();
        description = json.at("description").optionalText().orElse("");
        metadata = json.at("clientMetadata").freeForm();
        owner = json.at("owner").optionalText().orElse("");
        createdAt = json.at("createdAt").instant();
        lastEditedAt = json.at("lastEditedAt").instant();
        role = FolderRole.of(json.at("userRole").optionalText().orElse(""));
        mirrorDataset = json.at("syncedDatasetHash").optionalUuid();
        pathToRoot = json.at("pathToRoot").list(PathElement::read);
    }

    /**
     * The folder's id.
     *
     * @return the id
     */
    public UUID id() {
        return id;
    }

    /**
     * The folder above.
     *
     * @return its id; empty at the top
     */
    public Optional<UUID> parent() {
        return parent;
    }

    /**
     * The name people see.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * A longer text about the folder.
     *
     * @return the description; empty text when there is none
     */
    public String description() {
        return description;
    }

    /**
     * The customer's own data about the folder.
     *
     * @return plain maps, lists, strings, numbers, booleans and nulls; unmodifiable
     */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /**
     * Who made the folder.
     *
     * @return an e-mail address
     */
    public String owner() {
        return owner;
    }

    /**
     * When the folder was made.
     *
     * @return the moment
     */
    public Instant createdAt() {
        return createdAt;
    }

    /**
     * When the folder was changed last.
     *
     * @return the moment
     */
    public Instant lastEditedAt() {
        return lastEditedAt;
    }

    /**
     * What the key's user may do with the folder.
     *
     * @return the role
     */
    public FolderRole role() {
        return role;
    }

    /**
     * The dataset that mirrors the folder: what is added to one appears in the other.
     *
     * @return the dataset's id, if there is one
     */
    public Optional<UUID> mirrorDataset() {
        return mirrorDataset;
    }

    /**
     * The folders from here to the top, in the platform's order.
     *
     * @return an unmodifiable list
     */
    public List<PathElement> pathToRoot() {
        return pathToRoot;
    }

    /**
     * Reads the folder again.
     *
     * @return a handle with the facts as they are now
     */
    public Folder refresh() {
        return new Folder(transport, transport.rest(RestRequest.get("storage/folders/{}", id)));
    }

    /**
     * Makes a folder directly below this one. To give it more than a name, make it with {@link NewFolder#in}. Never
     * sent twice: when the answer is lost, the folder may exist although this call fails.
     *
     * @param newName its name
     * @return the new folder
     */
    public Folder createSubfolder(String newName) {
        return new Folders(transport).create(NewFolder.named(newName).in(id));
    }

    /**
     * The folders directly below, ordered by name.
     *
     * @return the folders, fetched while the list is walked
     */
    public Pages<Folder> subfolders() {
        return subfolders(FolderQuery.all());
    }

    /**
     * The folders below; all levels of them if the query is {@link FolderQuery#recursive}.
     *
     * @param query which folders
     * @return the folders, fetched while the list is walked
     */
    public Pages<Folder> subfolders(FolderQuery query) {
        RestRequest request = RestRequest.get("storage/folders/{}/folders", id).query(query.parameters());
        return WirePages.of(transport, request, json -> new Folder(transport, json));
    }

    /**
     * The items directly in the folder.
     *
     * @return the items, fetched while the list is walked
     */
    public Pages<StorageItem> items() {
        return items(ItemQuery.all());
    }

    /**
     * The items in the folder, or in the whole tree below if the query is recursive.
     *
     * @param query which items
     * @return the items, fetched while the list is walked
     * @throws IllegalArgumentException if a recursive query has neither search text nor item types
     */
    public Pages<StorageItem> items(ItemQuery query) {
        return new Items(transport).inFolder(id, query);
    }

    /**
     * Moves items of this folder to another one. The platform refuses items that a mirror dataset shows; see
     * {@link Items#move(UUID, Collection, UUID, boolean)}.
     *
     * @param items the ids of items that lie directly in this folder
     * @param target the folder to move them to
     */
    public void moveItems(Collection<UUID> items, UUID target) {
        new Items(transport).move(id, items, target, false);
    }

    /**
     * Deletes items of this folder for good, and with groups, sequences and series the frames that nothing else uses.
     *
     * @param items the ids of items that lie directly in this folder
     * @return what was removed
     */
    public Removed deleteItems(Collection<UUID> items) {
        return new Items(transport).delete(id, items, true);
    }

    /**
     * Counts what the folder holds.
     *
     * @return the counts
     */
    public FolderSummary summary() {
        return FolderSummary.read(transport.rest(RestRequest.get("storage/folders/{}/summary", id)));
    }

    /**
     * Changes the folder's facts.
     *
     * @param changes what to change; when nothing, nothing is sent
     * @return a handle with the facts as they are now
     */
    public Folder update(Changes changes) {
        if (changes.isEmpty()) {
            return this;
        }
        return new Folder(
                transport,
                transport.rest(RestRequest.patch("storage/folders/{}", id)
                        .body(changes.fields())
                        .idempotent()));
    }

    /**
     * Moves the folder, with everything in it, into another one.
     *
     * @param newParent the id of the folder above from now on
     * @return a handle with the facts as they are now
     */
    public Folder moveTo(UUID newParent) {
        new Folders(transport).move(List.of(id), newParent);
        return refresh();
    }

    /**
     * Moves the folder, with everything in it, to the top.
     *
     * @return a handle with the facts as they are now
     */
    public Folder moveToTop() {
        new Folders(transport).moveToTop(List.of(id));
        return refresh();
    }

    /** Deletes the folder for good. Whether it must be empty is the platform's decision. */
    public void delete() {
        new Folders(transport).delete(id);
    }

    /**
     * Who has access to the folder.
     *
     * @return what lists, gives and takes access
     */
    public FolderAccess access() {
        return new FolderAccess(transport, id);
    }

    /**
     * Starts registering files of the customer's own cloud as items of this folder. Never sent twice: when the answer
     * is lost, the job may run although this call fails.
     *
     * @param files the files
     * @return the running job
     */
    public RegistrationJob register(PrivateFiles files) {
        return RegistrationJob.start(transport, id, files);
    }

    /**
     * Files to be uploaded into this folder; nothing is sent before the request is run.
     *
     * @return an empty request
     */
    public Upload upload() {
        return new Upload(transport, id);
    }

    /**
     * What this folder and those below it hold, to be downloaded; nothing is fetched before the request is run.
     *
     * @return a request of everything
     */
    public Download download() {
        return new Download(transport).folder(id);
    }

    /**
     * Makes a data group in this folder. Never sent twice: when the answer is lost, the group may exist although this
     * call fails.
     *
     * @param group what to make
     * @return the id of the new item
     */
    public UUID createGroup(NewDataGroup group) {
        return createGroups(List.of(group)).get(0);
    }

    /**
     * Makes data groups in this folder, all in one call. Never sent twice: when the answer is lost, the groups may
     * exist although this call fails.
     *
     * @param newGroups what to make
     * @return the ids of the new items, in the order given
     * @throws InvalidAnswerException if the platform answers another number of groups
     */
    public List<UUID> createGroups(List<NewDataGroup> newGroups) {
        List<UUID> made = transport
                .rest(RestRequest.post("storage/folders/{}/create-group-items", id)
                        .body(newGroups.stream().map(NewDataGroup::fields).toList()))
                .list(WireValue::uuid);
        if (made.size() != newGroups.size()) {
            throw new InvalidAnswerException(
                    "The platform answered " + made.size() + " groups, where " + newGroups.size()
                            + " were asked for. List the folder's groups to see which there are.",
                    null);
        }
        return made;
    }

    /**
     * Starts bringing this folder into step with the place in the customer's cloud it was made for. Never sent twice:
     * when the answer is lost, the job may run although this call fails.
     *
     * @return the running job
     */
    public SyncJob synchronise() {
        return SyncJob.start(transport, id);
    }

    /**
     * A re-encode of videos, to be started; nothing is sent before that. The videos may lie in any folder.
     *
     * @param items the videos' ids
     * @return the request
     */
    public ReEncodeRequest reEncode(Collection<UUID> items) {
        return new ReEncodeRequest(transport, items);
    }

    @Override
    public String toString() {
        return "Folder[" + id + ", " + name + "]";
    }
}
