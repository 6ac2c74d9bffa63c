package com.encord.sdk.examples;

import com.encord.sdk.EncordClient;
import com.encord.sdk.folders.Folder;
import com.encord.sdk.folders.FolderQuery;
import com.encord.sdk.folders.Folders;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder as the command line names it: by its id, or, among those at the top, by its name. A folder further down that
 * happens to have the name is never meant.
 */
record FolderArgument(String text) {
    /** The folder; the oldest of that name. */
    Optional<Folder> find(EncordClient encord) {
        Folders folders = encord.folders();
        UUID id = id();
        return id != null
                ? Optional.of(folders.get(id))
                : folders.list(FolderQuery.all().search(text).oldestFirst()).stream()
                        .filter(folder -> folder.name().equals(text))
                        .findFirst();
    }

    /** The folder, made if there is none of that name. */
    Folder findOrCreate(EncordClient encord) {
        UUID id = id();
        return id != null ? encord.folders().get(id) : encord.folders().findOrCreate(text);
    }

    private @Nullable UUID id() {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // a name
        }
    }
}
