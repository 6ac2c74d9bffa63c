package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** REST: signed URLs to upload to. Each comes with a placeholder item, made at once. */
final class SignedUrlRoutes {
    private static final int MAX_COUNT = 10_000;

    private final State state;
    private final SignedUrls urls;

    SignedUrlRoutes(State state, SignedUrls urls) {
        this.state = state;
        this.urls = urls;
    }

    void addTo(Router router) {
        router.add("POST", "storage/folders/{folder}/upload-signed-urls", this::forFolder);
        router.add("GET", "presigned-urls", this::forDataset);
    }

    private Reply forFolder(Call call) {
        UUID folder = call.uuid("folder");
        Fields body = call.fields();
        String itemType = body.word("itemType", ItemTypes.UPLOADABLE);
        int count = body.count("count");
        String subfolder = body.optionalText("framesSubfolderName");
        body.end();
        return issue(call.user(), folder, subfolder, itemType, count);
    }

    private Reply forDataset(Call call) {
        int count = call.params().count("count", 0);
        call.params().text("uploadItemType");
        Set<String> types = call.params().words("uploadItemType", ItemTypes.UPLOADABLE_TO_DATASET);
        call.nothing();
        return issue(call.user(), null, null, types.iterator().next(), count);
    }

    private Reply issue(User user, @Nullable UUID folder, @Nullable String subfolder, String itemType, int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw ApiError.badRequest("count must be between 1 and " + MAX_COUNT + ", got " + count);
        }
        return Reply.page(state.write(change -> {
            UUID place = folder == null ? null : place(change, user, folder, subfolder);
            List<ObjectNode> results = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Item item = new Item();
                item.parent = place;
                item.itemType = itemType;
                item.name = item.uuid.toString();
                item.owner = user.email;
                item.createdAt = change.now();
                item.editedAt = change.now();
                item.placeholder = true;
                item.arrived = false;
                item.objectKey = ObjectStore.newKey();
                change.put(state.items, item);
                results.add(Json.object()
                        .put("itemUuid", item.uuid.toString())
                        .put("objectKey", item.objectKey)
                        .put("signedUrl", urls.toWrite(item.objectKey)));
            }
            return results;
        }));
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
