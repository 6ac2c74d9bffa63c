package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** REST: making data groups, items that show several others side by side. */
final class DataGroupRoutes {
    private static final Set<String> LAYOUTS = Set.of("default-grid", "default-list", "custom");

    private final State state;
    private final Mirror mirror;

    DataGroupRoutes(State state, Mirror mirror) {
        this.state = state;
        this.mirror = mirror;
    }

    void addTo(Router router) {
        router.add("POST", "storage/folders/{folder}/create-group-items", this::create);
    }

    private Reply create(Call call) {
        UUID folder = call.uuid("folder");
        call.params().end();
        JsonNode body = Json.parse(call.body(), "The body");
        if (!body.isArray()) {
            throw ApiError.badRequest("The body must be an array, got " + Fields.kind(body));
        }
        List<Item> groups = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            Item group = group(new Fields(body.get(i), "[" + i + "]"));
            group.parent = folder;
            group.owner = call.user().email;
            groups.add(group);
        }
        return Reply.ok(state.write(change -> {
            state.folders.get(folder);
            ArrayNode uuids = Json.array();
            for (Item group : groups) {
                group.children.forEach(state.items::get);
                group.createdAt = change.now();
                group.editedAt = change.now();
                mirror.landed(change, change.put(state.items, group));
                uuids.add(group.uuid.toString());
            }
            return uuids;
        }));
    }

    private static Item group(Fields fields) {
        String type = fields.word("layoutType", LAYOUTS);
        Map<String, UUID> contents = new LinkedHashMap<>();
        JsonNode layout;
        ObjectNode settings = null;
        if (type.equals("custom")) {
            Fields keyed = fields.fields("layoutContents");
            keyed.names().forEach(key -> contents.put(key, keyed.uuid(key)));
            layout = fields.object("layout");
            settings = fields.optionalObject("settings");
        } else {
            List<UUID> listed = fields.uuids("layoutContents");
            for (int i = 0; i < listed.size(); i++) {
                contents.put("tile_" + i, listed.get(i));
            }
            layout = carousel(contents.keySet());
        }
        if (contents.isEmpty()) {
            throw ApiError.badRequest(fields.path("layoutContents") + " must not be empty");
        }
        Item group = new Item();
        String name = fields.optionalText("name");
        group.name = name == null ? "Group of " + contents.size() : name;
        ObjectNode metadata = fields.optionalObject("clientMetadata");
        fields.end();
        group.clientMetadata = metadata == null ? Json.object() : metadata;
        group.itemType = ItemTypes.GROUP;
        group.children = List.copyOf(contents.values());
        group.layout = Json.object();
        ObjectNode shown = group.layout.putObject("layoutContents");
        contents.forEach((key, uuid) -> shown.putObject(key).put("uuid", uuid.toString()));
        group.layout.set("layout", layout);
        group.layout.set("layoutSettings", settings == null ? Json.object() : settings);
        return group;
    }

    /** How members without a layout of their own are shown. */
    private static ObjectNode carousel(Set<String> keys) {
        ObjectNode layout = Json.object().put("type", "data_unit_list");
        keys.forEach(layout.putArray("keys")::add);
        return layout.put("carouselPosition", "left").put("carouselSize", 20);
    }
}
