package com.encord.sdk.datasets;

import com.encord.sdk.transport.QueryRequest;
import com.encord.sdk.transport.RestRequest;
import com.encord.sdk.transport.Transport;
import com.encord.sdk.transport.WirePages;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The people, and groups of them, that have access to a dataset. Get it from {@link Dataset#access()}.
 *
 * <p>Safe for use by many threads at once. Every method blocks.
 */
public final class DatasetAccess {
    private final Transport transport;
    private final UUID dataset;

    DatasetAccess(Transport transport, UUID dataset) {
        this.transport = transport;
        this.dataset = dataset;
    }

    /**
     * Gives people access; those who have it keep the role they have.
     *
     * @param emails their e-mail addresses
     * @param role what they may do
     * @return the people with the roles they have now
     */
    public List<DatasetUser> addUsers(Collection<String> emails, DatasetRole role) {
        return transport
                .query(QueryRequest.onDataset(dataset, "datasetusers", "POST")
                        .uid(dataset)
                        .payload(Map.of("user_emails", List.copyOf(emails), "user_role", role.number()))
                        .idempotent())
                .list(DatasetUser::read);
    }

    /**
     * The groups that have access.
     *
     * @return the groups
     */
    public List<DatasetGroup> groups() {
        return WirePages.of(transport, RestRequest.get("datasets/{}/groups", dataset), DatasetGroup::read)
                .toList();
    }

    /**
     * Gives groups access, or those that have it another role.
     *
     * @param groups the groups' ids
     * @param role what their people may do
     */
    public void addGroups(Collection<UUID> groups, DatasetRole role) {
        transport.rest(RestRequest.post("datasets/{}/groups", dataset)
                .body(Map.of("groupHashList", List.copyOf(groups), "userRole", role.number()))
                .idempotent());
    }

    /**
     * Takes access away from groups.
     *
     * @param groups the groups' ids; none sends nothing
     */
    public void removeGroups(Collection<UUID> groups) {
        if (!groups.isEmpty()) {
            transport.rest(RestRequest.delete("datasets/{}/groups", dataset)
                    .query("groupHashList", List.copyOf(groups))
                    .idempotent());
        }
    }
}
