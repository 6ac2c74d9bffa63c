package com.encord.sdk.local;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes placeholder items and the signed URLs that their bytes go to. */
final class UploadSlots {
    private static final int MAX_COUNT = 10_000;

    private final State state;
    private final SignedUrls urls;

    UploadSlots(State state, SignedUrls urls) {
        this.state = state;
        this.urls = urls;
    }

    /**
     * Where the bytes of one file go.
     *
     * @param item the placeholder
     * @param objectKey name of the object
     * @param url takes the bytes
     */
    record Slot(UUID item, String objectKey, String url) {}

    /**
     * Makes slots.
     *
     * @param folder where the items will be; null when only their registration tells
     * @param subfolder name of a folder in it for them instead, made when new
     * @param itemType what will be uploaded, or {@link Item#ANY_TYPE}
     */
    List<Slot> make(User user, @Nullable UUID folder, @Nullable String subfolder, String itemType, int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw ApiError.badRequest("count must be between 1 and " + MAX_COUNT + ", got " + count);
        }
        return state.write(change -> {
            UUID place = folder == null ? null : place(change, user, folder, subfolder);
            List<Slot> slots = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Item item = new Item();
                String key = ObjectStore.newKey();
                item.parent = place;
                item.itemType = itemType;
                item.name = item.uuid.toString();
                item.owner = user.email;
                item.createdAt = change.now();
                item.editedAt = change.now();
                item.placeholder = true;
                item.arrived = false;
                item.objectKey = key;
                change.put(state.items, item);
                slots.add(new Slot(item.uuid, key, urls.toWrite(key)));
            }
            return slots;
        });
    }

    /** The folder itself, or the subfolder of that name, made when new. */
    private UUID place(Change change, User user, UUID folder, @Nullable String subfolder) {
        state.folders.get(folder);
        if (subfolder == null) {
            return folder;
        }
        for (Folder child : state.foldersIn.in(folder)) {
            if (child.name.equals(subfolder)) {
                return child.uuid;
            }
        }
        Folder made = new Folder();
        made.parent = folder;
        made.name = subfolder;
        made.owner = user.email;
        made.createdAt = change.now();
        made.editedAt = change.now();
        return change.put(state.folders, made).uuid;
    }
}
