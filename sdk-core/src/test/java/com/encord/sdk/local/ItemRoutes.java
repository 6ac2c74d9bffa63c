package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** REST: items. */
final class ItemRoutes {
    private final State state;
    private final FolderTree tree;
    private final ItemView view;
    private final Removal removal;
    private final Mirror mirror;

    ItemRoutes(State state, FolderTree tree, ItemView view, Removal removal, Mirror mirror) {
        this.state = state;
        this.tree = tree;
        this.view = view;
        this.removal = removal;
        this.mirror = mirror;
    }

    void addTo(Router router) {
        router.add("GET", "storage/folders/{folder}/items", call -> list(call, call.uuid("folder"), false));
        router.add("GET", "storage/search/items", call -> list(call, null, true));
        router.add("GET", "storage/items/{item}", this::get);
        router.add("POST", "storage/items/get-bulk", this::getBulk);
        router.add("PATCH", "storage/folders/{folder}/items/{item}", this::patch);
        router.add("PATCH", "storage/items/patch-bulk", this::patchBulk);
        router.add("GET", "storage/folders/{folder}/items/{item}/summary", this::summary);
        router.add("GET", "storage/folders/{folder}/items/{item}/child-items", this::children);
        router.add("POST", "storage/folders/{folder}/items/move", this::move);
        router.add("POST", "storage/folders/{folder}/items/delete", this::delete);
    }

    private Reply list(Call call, @Nullable UUID folder, boolean wholeTree) {
        Params params = call.params();
        String search = params.optional("search");
        boolean recursive = params.flag("isRecursive") || wholeTree;
        Boolean inDataset = params.optionalFlag("isInDataset");
        Set<String> types = params.words("itemTypes", ItemTypes.ALL);
        params.optionalFlag("includeOrgAccess");
        boolean signUrls = params.flag("signUrls");
        Paging paging = Paging.of(params);
        call.nothing();
        Predicate<Item> filter = item -> FolderRoutes.matches(item.name, search)
                && (types.isEmpty() || types.contains(item.itemType))
                && (inDataset == null
                        || inDataset != state.rowsOfItem.find(item.uuid).isEmpty());
        return Reply.ok(state.read(() -> {
            if (folder != null) {
                state.folders.get(folder);
            }
            List<@Nullable UUID> folders = recursive ? tree.subtree(folder) : Collections.singletonList(folder);
            return paging.page(folders, state.itemsIn, filter, item -> view.show(item, signUrls));
        }));
    }

    private Reply get(Call call) {
        UUID uuid = call.uuid("item");
        boolean signUrl = call.params().flag("signUrl");
        call.nothing();
        return Reply.ok(state.read(() -> view.show(visible(uuid), signUrl)));
    }

    private Reply getBulk(Call call) {
        Fields body = call.fields();
        List<UUID> uuids = body.uuids("itemUuids");
        boolean signUrls = body.flag("signUrls", false);
        body.end();
        return Reply.page(state.read(() -> {
            List<JsonNode> found = new ArrayList<>();
            uuids.forEach(uuid -> found.add(view.show(visible(uuid), signUrls)));
            return found;
        }));
    }

    private Reply patch(Call call) {
        UUID folder = call.uuid("folder");
        UUID uuid = call.uuid("item");
        Patch patch = Patch.of(call.fields());
        return Reply.ok(state.write(change -> {
            inFolder(uuid, folder);
            return apply(change, uuid, patch);
        }));
    }

    private Reply patchBulk(Call call) {
        Fields body = call.fields();
        List<Patch.Named> patches = Patch.many(body, "itemPatches");
        body.end();
        return Reply.page(state.write(change -> {
            List<JsonNode> changed = new ArrayList<>();
            patches.forEach(named -> changed.add(apply(change, named.uuid(), named.patch())));
            return changed;
        }));
    }

    private ObjectNode apply(Change change, UUID uuid, Patch patch) {
        Item item = change.edit(visible(uuid));
        patch.applyTo(item, change.now());
        return view.show(change.put(state.items, item), false);
    }

    private Reply summary(Call call) {
        UUID folder = call.uuid("folder");
        UUID uuid = call.uuid("item");
        boolean layout = call.params().flag("includeGroupLayout");
        call.nothing();
        return Reply.ok(state.read(() -> ItemSummary.show(state, inFolder(uuid, folder), layout)));
    }

    private Reply children(Call call) {
        UUID folder = call.uuid("folder");
        UUID uuid = call.uuid("item");
        boolean signUrls = call.params().flag("signUrls");
        call.nothing();
        return Reply.page(state.read(() -> {
            List<JsonNode> children = new ArrayList<>();
            for (UUID child : inFolder(uuid, folder).children) {
                children.add(view.show(state.items.get(child), signUrls));
            }
            return children;
        }));
    }

    private Reply move(Call call) {
        UUID folder = call.uuid("folder");
        Fields body = call.fields();
        List<UUID> uuids = body.uuids("itemUuids");
        UUID target = body.uuid("newParentUuid");
        boolean evenSynced = body.flag("allowSyncedDatasetMove", false);
        body.end();
        state.write(change -> {
            Folder from = state.folders.get(folder);
            state.folders.get(target);
            if (from.syncedDataset != null && !evenSynced && !folder.equals(target)) {
                throw ApiError.badRequest("Folder " + from.name + " backs dataset " + from.syncedDataset
                        + "; moving items out of it needs allowSyncedDatasetMove");
            }
            for (UUID uuid : uuids) {
                Item item = inFolder(uuid, folder);
                mirror.leaving(change, item);
                Item moved = change.edit(item);
                moved.parent = target;
                moved.editedAt = change.now();
                mirror.landed(change, change.put(state.items, moved));
            }
            return null;
        });
        return Reply.NOTHING;
    }

    private Reply delete(Call call) {
        UUID folder = call.uuid("folder");
        Fields body = call.fields();
        List<UUID> uuids = body.uuids("childUuids");
        boolean unusedFrames = body.flag("removeUnusedFrames");
        body.end();
        List<Item> gone = new ArrayList<>();
        state.write(change -> {
            List<Item> items = new ArrayList<>();
            uuids.stream().distinct().forEach(uuid -> items.add(inFolder(uuid, folder)));
            removal.items(change, items, unusedFrames, gone);
            return null;
        });
        removal.freeSpace(gone);
        return Reply.ok(Json.object().put("removedItemsCount", gone.size()).put("removedFoldersCount", 0));
    }

    /** An item that lies in some folder; what was put for a dataset is invisible before it is registered. */
    private Item visible(UUID uuid) {
        Item item = state.items.get(uuid);
        if (item.parent == null) {
            throw state.items.missing(uuid);
        }
        return item;
    }

    private Item inFolder(UUID uuid, UUID folder) {
        state.folders.get(folder);
        Item item = state.items.get(uuid);
        if (!folder.equals(item.parent)) {
            throw ApiError.badRequest("Item " + uuid + " does not lie directly in folder " + folder);
        }
        return item;
    }
}
