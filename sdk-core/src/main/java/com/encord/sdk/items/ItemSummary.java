package com.encord.sdk.items;

import com.encord.sdk.transport.WireValue;
import java.util.List;
import java.util.Map;

/**
 * Where an item is used. The counts include what the key's user cannot see, the lists do not.
 *
 * @param frameInGroups of how many groups, sequences or series the item is a part
 * @param groups those the user can see
 * @param usedInDatasets how many datasets use the item
 * @param datasets those the user can see
 * @param groupLayout how a data group arranges its parts, as the platform writes it; empty for other types
 */
public record ItemSummary(
        long frameInGroups,
        List<GroupReference> groups,
        long usedInDatasets,
        List<DatasetReference> datasets,
        Map<String, Object> groupLayout) {
    /**
     * Copies the lists.
     *
     * @param frameInGroups of how many groups the item is a part
     * @param groups those the user can see
     * @param usedInDatasets how many datasets use the item
     * @param datasets those the user can see
     * @param groupLayout how a data group arranges its parts
     */
    public ItemSummary {
        groups = List.copyOf(groups);
        datasets = List.copyOf(datasets);
    }

    static ItemSummary read(WireValue json) {
        return new ItemSummary(
                json.at("frameInGroups").optionalLong().orElse(0),
                json.at("accessibleGroupItems").list(GroupReference::read),
                json.at("usedInDatasets").optionalLong().orElse(0),
                json.at("accessibleDatasets").list(DatasetReference::read),
                json.at("groupLayout").freeForm());
    }
}
