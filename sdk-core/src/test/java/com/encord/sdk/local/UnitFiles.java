package com.encord.sdk.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds the files a unit names and learns what they are. */
final class UnitFiles {
    private final State state;
    private final StoredFiles files;
    private final FactsReader facts;

    UnitFiles(State state, StoredFiles files, FactsReader facts) {
        this.state = state;
        this.files = files;
        this.facts = facts;
    }

    /** The item a part of a unit will be: its placeholder filled in, or a new one for a file in the cloud. */
    Registration.Draft prepare(UploadJob job, UploadUnit.Part part, String itemType) throws IOException {
        if (part.placeholder() == null && job.integration != null) {
            return inCloud(job, job.integration, part, itemType);
        }
        Item placeholder = placeholder(job, part, itemType);
        Item item = (Item) placeholder.duplicate();
        item.placeholder = false;
        item.itemType = itemType;
        item.name = part.name();
        item.parent = placeholder.parent == null ? job.folder : placeholder.parent;
        Path file = files.of(item);
        if (file == null || !placeholder.arrived) {
            throw new IOException("The file " + part.name() + " has not been uploaded");
        }
        item.facts = facts(part, new StoredMedia(file, item.name, itemType));
        item.fileSize = Files.size(file);
        return new Registration.Draft(item, false);
    }

    /** Registered images, to be grouped. */
    List<Item> images(List<UUID> uuids) throws IOException {
        List<Item> images = new ArrayList<>();
        for (UUID uuid : uuids) {
            Item image = state.read(() -> state.items.get(uuid));
            if (!image.itemType.equals(ItemTypes.IMAGE) || image.placeholder) {
                throw new IOException("Item " + uuid + " is not a registered image but of type " + image.itemType);
            }
            images.add(image);
        }
        return images;
    }

    private Item placeholder(UploadJob job, UploadUnit.Part part, String itemType) throws IOException {
        UUID uuid = part.placeholder();
        Item item = state.read(() -> uuid != null ? state.items.find(uuid) : state.itemsByKey.first(part.url()));
        if (item == null) {
            throw new IOException(
                    uuid != null ? "There is no placeholder item " + uuid : "There is no object " + part.url());
        }
        if (!item.placeholder) {
            throw new IOException("Item " + item.uuid + " is registered already");
        }
        if (!item.itemType.equals(itemType) && !item.itemType.equals(Item.ANY_TYPE)) {
            throw new IOException(
                    "The URL of item " + item.uuid + " was issued for " + item.itemType + ", not for " + itemType);
        }
        boolean elsewhere = item.parent != null
                && !item.parent.equals(job.folder)
                && !state.read(() -> job.folder.equals(state.folders.get(item.parent).parent));
        if (elsewhere) {
            throw new IOException("The URL of item " + item.uuid + " was issued for another folder");
        }
        return item;
    }

    private Registration.Draft inCloud(UploadJob job, UUID integration, UploadUnit.Part part, String itemType)
            throws IOException {
        if (job.skipDuplicateUrls) {
            Item known = state.read(() -> state.itemsByUrl.first(new State.FolderUrl(job.folder, part.url())));
            if (known != null) {
                return new Registration.Draft((Item) known.duplicate(), true);
            }
        }
        Path file = files.inCloud(integration, part.url());
        if (file == null || !Files.isRegularFile(file)) {
            throw new IOException("The integration reaches no file at " + part.url());
        }
        Item item = new Item();
        item.itemType = itemType;
        item.name = part.name();
        item.parent = job.folder;
        item.owner = job.owner;
        item.url = part.url();
        item.integration = integration;
        item.facts = facts(part, new StoredMedia(file, item.name, itemType));
        item.fileSize = part.fileSize() == null ? Files.size(file) : part.fileSize();
        return new Registration.Draft(item, false);
    }

    private MediaFacts facts(UploadUnit.Part part, StoredMedia source) throws IOException {
        return part.facts() == null ? facts.read(source) : part.facts();
    }
}
