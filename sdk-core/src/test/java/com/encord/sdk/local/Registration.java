package com.encord.sdk.local;

import java.util.ArrayList;
import java.util.List;

/** What one unit will put into the books, once everything about it is known to be well. */
final class Registration {
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Item> mains = new ArrayList<>();

    /**
     * An item to be put.
     *
     * @param item the item as it shall be
     * @param known whether it was registered before and is only met again
     */
    record Draft(Item item, boolean known) {}

    void frame(Draft draft) {
        drafts.add(draft);
    }

    void main(Draft draft) {
        drafts.add(draft);
        mains.add(draft.item());
    }

    /** The items the unit is about; frames are not among them. */
    List<Item> mains() {
        return mains;
    }

    /** Object keys of files that were made for this registration. */
    List<String> madeObjects() {
        List<String> made = new ArrayList<>();
        for (Item main : mains) {
            if (main.objectKey != null && ItemTypes.IMAGE_SEQUENCE.equals(main.itemType)) {
                made.add(main.objectKey);
            }
        }
        return made;
    }

    void putAll(Change change, State state) {
        for (Draft draft : drafts) {
            Item item = draft.item();
            Item before = state.items.find(item.uuid);
            if (before == null && item.seq != 0) {
                throw ApiError.notFound("Item " + item.uuid + " was deleted meanwhile");
            }
            if (before != null && !before.placeholder && !draft.known()) {
                throw ApiError.exists("Item " + item.uuid + " is registered already");
            }
            if (before == null) {
                item.createdAt = change.now();
            }
            item.editedAt = change.now();
            change.put(state.items, item);
        }
    }
}
