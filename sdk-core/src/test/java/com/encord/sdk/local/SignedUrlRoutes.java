package com.encord.sdk.local;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** REST: signed URLs to upload to. Each comes with a placeholder item, made at once. */
final class SignedUrlRoutes {
    private final UploadSlots slots;

    SignedUrlRoutes(UploadSlots slots) {
        this.slots = slots;
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
        return show(slots.make(call.user(), folder, subfolder, itemType, count));
    }

    private Reply forDataset(Call call) {
        int count = call.params().count("count", 0);
        call.params().text("uploadItemType");
        Set<String> types = call.params().words("uploadItemType", ItemTypes.UPLOADABLE_TO_DATASET);
        call.nothing();
        return show(slots.make(call.user(), null, null, types.iterator().next(), count));
    }

    private static Reply show(List<UploadSlots.Slot> made) {
        return Reply.page(made.stream()
                .map(slot -> Json.object()
                        .put("itemUuid", slot.item().toString())
                        .put("objectKey", slot.objectKey())
                        .put("signedUrl", slot.url()))
                .toList());
    }
}
