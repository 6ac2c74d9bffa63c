package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a folder or item; null leaves a field alone. Metadata is replaced as a whole.
 *
 * @param name new name
 * @param description new description
 * @param clientMetadata new metadata
 */
record Patch(
        @Nullable String name,
        @Nullable String description,
        @Nullable ObjectNode clientMetadata) {
    private static final int MAX_PATCHES = 1000;

    static Patch of(Fields fields) {
        Patch patch = new Patch(
                fields.optionalTitle("name"),
                fields.optionalText("description"),
                fields.optionalObject("clientMetadata"));
        fields.end();
        return patch;
    }

    /** Patches by uuid. */
    static List<Named> many(Fields body, String field) {
        Fields byUuid = body.fields(field);
        List<Named> patches = new ArrayList<>();
        for (String uuid : byUuid.names()) {
            patches.add(new Named(Fields.uuid(uuid, field + " key"), of(byUuid.fields(uuid))));
        }
        if (patches.size() > MAX_PATCHES) {
            throw ApiError.badRequest(field + " may hold at most " + MAX_PATCHES + ", got " + patches.size());
        }
        return patches;
    }

    void applyTo(Entry entry, Instant now) {
        entry.name = name == null ? entry.name : name;
        entry.description = description == null ? entry.description : description;
        entry.clientMetadata = clientMetadata == null ? entry.clientMetadata : clientMetadata;
        entry.editedAt = now;
    }

    /**
     * A patch and whom it is for.
     *
     * @param uuid folder or item
     * @param patch the patch
     */
    record Named(UUID uuid, Patch patch) {}
}
