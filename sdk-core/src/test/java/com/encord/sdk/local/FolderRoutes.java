package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** REST: folders. */
final class FolderRoutes {
    private final State state;
    private final FolderTree tree;
    private final FolderView view;
    private final Removal removal;

    FolderRoutes(State state, FolderTree tree, FolderView view, Removal removal) {
        this.state = state;
        this.tree = tree;
        this.view = view;
        this.removal = removal;
    }

    void addTo(Router router) {
        router.add("POST", "storage/folders", this::create);
        router.add("GET", "storage/folders", call -> list(call, null, false));
        router.add("GET", "storage/search/folders", call -> list(call, null, true));
        router.add("PATCH", "storage/folders/patch-bulk", this::patchBulk);
        router.add("POST", "storage/folders/move", this::move);
        router.add("GET", "storage/folders/{folder}", this::get);
        router.add("PATCH", "storage/folders/{folder}", this::patch);
        router.add("DELETE", "storage/folders/{folder}", this::delete);
        router.add("GET", "storage/folders/{folder}/folders", call -> list(call, call.uuid("folder"), false));
        router.add("GET", "storage/folders/{folder}/summary", this::summary);
    }

    private Reply create(Call call) {
        Fields body = call.fields();
        Folder folder = new Folder();
        folder.name = body.title("name");
        String description = body.optionalText("description");
        folder.description = description == null ? "" : description;
        folder.parent = body.optionalUuid("parent");
        String metadata = body.optionalText("clientMetadata");
        if (metadata != null) {
            folder.clientMetadata = metadataText(metadata);
        }
        Fields cloud = body.optionalFields("cloudSyncedFolderParams");
        if (cloud != null) {
            folder.cloudIntegration = cloud.uuid("integrationUuid");
            folder.remoteUrl = cloud.text("remoteUrl");
            cloud.end();
        }
        body.end();
        folder.owner = call.user().email;
        return Reply.ok(state.write(change -> {
            if (folder.parent != null) {
                state.folders.get(folder.parent);
            }
            if (folder.cloudIntegration != null) {
                state.integrations.get(folder.cloudIntegration);
            }
            folder.createdAt = change.now();
            folder.editedAt = change.now();
            return view.show(change.put(state.folders, folder));
        }));
    }

    private Reply list(Call call, @Nullable UUID parent, boolean wholeTree) {
        Params params = call.params();
        String search = params.optional("search");
        boolean recursive = params.flag("isRecursive") || wholeTree;
        Boolean synced = params.optionalFlag("datasetSynced");
        params.optionalFlag("includeOrgAccess");
        Paging paging = Paging.of(params);
        call.nothing();
        Predicate<Folder> filter =
                folder -> matches(folder.name, search) && (synced == null || synced == (folder.syncedDataset != null));
        return Reply.ok(state.read(() -> {
            if (parent != null) {
                state.folders.get(parent);
            }
            List<@Nullable UUID> parents = recursive ? tree.subtree(parent) : Collections.singletonList(parent);
            return paging.page(parents, state.foldersIn, filter, view::show);
        }));
    }

    private Reply get(Call call) {
        call.nothing();
        UUID uuid = call.uuid("folder");
        return Reply.ok(state.read(() -> view.show(state.folders.get(uuid))));
    }

    private Reply patch(Call call) {
        UUID uuid = call.uuid("folder");
        Patch patch = Patch.of(call.fields());
        return Reply.ok(state.write(change -> apply(change, uuid, patch)));
    }

    private Reply patchBulk(Call call) {
        Fields body = call.fields();
        List<Patch.Named> patches = Patch.many(body, "folderPatches");
        body.end();
        return Reply.page(state.write(change -> {
            List<JsonNode> changed = new ArrayList<>();
            patches.forEach(named -> changed.add(apply(change, named.uuid(), named.patch())));
            return changed;
        }));
    }

    private ObjectNode apply(Change change, UUID uuid, Patch patch) {
        Folder folder = change.edit(state.folders.get(uuid));
        patch.applyTo(folder, change.now());
        return view.show(change.put(state.folders, folder));
    }

    private Reply move(Call call) {
        Fields body = call.fields();
        List<UUID> uuids = body.uuids("folderUuids");
        UUID target = body.optionalUuid("newParentUuid");
        body.end();
        state.write(change -> {
            if (target != null) {
                state.folders.get(target);
            }
            for (UUID uuid : uuids) {
                Folder folder = change.edit(state.folders.get(uuid));
                if (tree.isWithin(target, uuid)) {
                    throw ApiError.badRequest("Folder " + folder.name + " cannot be moved into itself");
                }
                folder.parent = target;
                folder.editedAt = change.now();
                change.put(state.folders, folder);
            }
            return null;
        });
        return Reply.NOTHING;
    }

    private Reply delete(Call call) {
        call.nothing();
        UUID uuid = call.uuid("folder");
        List<Item> gone = new ArrayList<>();
        state.write(change -> {
            state.folders.get(uuid);
            return removal.folder(change, uuid, gone);
        });
        removal.freeSpace(gone);
        return Reply.NOTHING;
    }

    private Reply summary(Call call) {
        call.nothing();
        UUID uuid = call.uuid("folder");
        return Reply.ok(state.read(() -> {
            state.folders.get(uuid);
            return FolderSummary.of(state, tree.subtree(uuid)).show();
        }));
    }

    static boolean matches(String name, @Nullable String search) {
        return search == null || name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }

    private static ObjectNode metadataText(String text) {
        JsonNode metadata = Json.parse(text.getBytes(StandardCharsets.UTF_8), "clientMetadata");
        if (!metadata.isObject()) {
            throw ApiError.badRequest("clientMetadata must hold a JSON object, got " + Fields.kind(metadata));
        }
        return (ObjectNode) metadata;
    }
}
