package com.encord.sdk.folders;

import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The groups of people that have access to a folder. Get it from {@link Folder#access()}.
 *
 * <p>Safe for use by many threads at once. Every method blocks.
 */
public final class FolderAccess {
    private final Transport transport;
    private final UUID folder;

    FolderAccess(Transport transport, UUID folder) {
        this.transport = transport;
        this.folder = folder;
    }

    /**
     * The groups that have access.
     *
     * @return the groups
     */
    public List<FolderGroup> groups() {
        return WirePages.of(transport, RestRequest.get("storage/folders/{}/groups", folder), FolderGroup::read)
                .toList();
    }

    /**
     * Gives groups access, or those that have it another role.
     *
     * @param groups the groups' ids
     * @param role what their people may do
     */
    public void addGroups(Collection<UUID> groups, FolderRole role) {
        transport.rest(RestRequest.post("storage/folders/{}/groups", folder)
                .body(Map.of("groupHashList", List.copyOf(groups), "userRole", role.wireName()))
                .idempotent());
    }

    /**
     * Takes access away from groups.
     *
     * @param groups the groups' ids; none sends nothing
     */
    public void removeGroups(Collection<UUID> groups) {
        if (!groups.isEmpty()) {
            transport.rest(RestRequest.delete("storage/folders/{}/groups", folder)
                    .query("groupHashList", List.copyOf(groups))
                    .idempotent());
        }
    }
}
