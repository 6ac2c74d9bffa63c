package com.encord.sdk.local;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks the folder tree. To be used under the state's lock. */
final class FolderTree {
    private final State state;

    FolderTree(State state) {
        this.state = state;
    }

    /** The folder (null is the root) and all folders below it, parents first. */
    List<@Nullable UUID> subtree(@Nullable UUID top) {
        List<@Nullable UUID> found = new ArrayList<>();
        found.add(top);
        for (int i = 0; i < found.size(); i++) {
            for (Folder child : state.foldersIn.in(found.get(i))) {
                found.add(child.uuid);
            }
        }
        return found;
    }

    /** Whether {@code folder} is {@code ancestor} or lies below it. */
    boolean isWithin(@Nullable UUID folder, UUID ancestor) {
        for (Folder step = state.folders.find(folder); step != null; step = state.folders.find(step.parent)) {
            if (step.uuid.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }
}
