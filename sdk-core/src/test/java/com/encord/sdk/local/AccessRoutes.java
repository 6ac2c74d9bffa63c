package com.encord.sdk.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** REST: organisation groups with access to folders and datasets. Granted access is kept and shown, not enforced. */
final class AccessRoutes {
    private static final Set<String> FOLDER_ROLES = Set.of("user", "admin");

    private final State state;

    AccessRoutes(State state) {
        this.state = state;
    }

    void addTo(Router router) {
        router.add("GET", "storage/folders/{folder}/groups", this::listOfFolder);
        router.add("POST", "storage/folders/{folder}/groups", this::addToFolder);
        router.add("DELETE", "storage/folders/{folder}/groups", this::removeFromFolder);
        router.add("GET", "datasets/{dataset}/groups", this::listOfDataset);
        router.add("POST", "datasets/{dataset}/groups", this::addToDataset);
        router.add("DELETE", "datasets/{dataset}/groups", this::removeFromDataset);
    }

    private Reply listOfFolder(Call call) {
        call.nothing();
        UUID uuid = call.uuid("folder");
        return Reply.page(
                state.read(() -> show(state.folders.get(uuid).groups, (json, role) -> json.put("userRole", role))));
    }

    private Reply listOfDataset(Call call) {
        call.nothing();
        UUID uuid = call.uuid("dataset");
        return Reply.page(
                state.read(() -> show(state.datasets.get(uuid).groups, (json, role) -> json.put("userRole", role))));
    }

    private Reply addToFolder(Call call) {
        UUID uuid = call.uuid("folder");
        Fields body = call.fields();
        List<UUID> groups = body.uuids("groupHashList");
        String role = body.word("userRole", FOLDER_ROLES);
        body.end();
        return state.write(change -> {
            Folder folder = change.edit(state.folders.get(uuid));
            folder.groups = with(folder.groups, groups, role);
            change.put(state.folders, folder);
            return Reply.NOTHING;
        });
    }

    private Reply addToDataset(Call call) {
        UUID uuid = call.uuid("dataset");
        Fields body = call.fields();
        List<UUID> groups = body.uuids("groupHashList");
        int role = body.count("userRole");
        body.end();
        if (role != 0 && role != 1) {
            throw ApiError.badRequest("userRole must be 0 (admin) or 1 (user), got " + role);
        }
        return state.write(change -> {
            Dataset dataset = change.edit(state.datasets.get(uuid));
            dataset.groups = with(dataset.groups, groups, role);
            change.put(state.datasets, dataset);
            return Reply.NOTHING;
        });
    }

    private Reply removeFromFolder(Call call) {
        UUID uuid = call.uuid("folder");
        List<UUID> groups = call.params().uuids("groupHashList");
        call.nothing();
        return state.write(change -> {
            Folder folder = change.edit(state.folders.get(uuid));
            folder.groups = without(folder.groups, groups);
            change.put(state.folders, folder);
            return Reply.NOTHING;
        });
    }

    private Reply removeFromDataset(Call call) {
        UUID uuid = call.uuid("dataset");
        List<UUID> groups = call.params().uuids("groupHashList");
        call.nothing();
        return state.write(change -> {
            Dataset dataset = change.edit(state.datasets.get(uuid));
            dataset.groups = without(dataset.groups, groups);
            change.put(state.datasets, dataset);
            return Reply.NOTHING;
        });
    }

    private <R> Map<UUID, R> with(Map<UUID, R> roles, List<UUID> groups, R role) {
        Map<UUID, R> changed = new LinkedHashMap<>(roles);
        groups.forEach(group -> changed.put(state.groups.get(group).uuid, role));
        return changed;
    }

    private static <R> Map<UUID, R> without(Map<UUID, R> roles, List<UUID> groups) {
        Map<UUID, R> changed = new LinkedHashMap<>(roles);
        groups.forEach(changed::remove);
        return changed;
    }

    private <R> List<ObjectNode> show(Map<UUID, R> roles, BiConsumer<ObjectNode, R> putRole) {
        return roles.entrySet().stream()
                .map(entry -> {
                    ObjectNode json = OrganisationRoutes.show(state.groups.get(entry.getKey()))
                            .put("isSameOrganisation", true);
                    putRole.accept(json, entry.getValue());
                    return json;
                })
                .toList();
    }
}
