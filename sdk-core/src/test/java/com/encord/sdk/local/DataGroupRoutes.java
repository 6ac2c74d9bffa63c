package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
            requireKnown(layout, contents.keySet());
            settings = fields.optionalObject("settings");
        } else {
            List<UUID> listed = fields.uuids("layoutContents");
            for (int i = 0; i < listed.size(); i++) {
                contents.put("tile_" + i, listed.get(i));
            }
            List<String> keys = List.copyOf(contents.keySet());
            layout = type.equals("default-grid") && keys.size() > 1 ? grid(keys, true) : carousel(keys);
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

    /** Every tile of a layout, however deep, shows one of the contents. */
    private static void requireKnown(JsonNode layout, Set<String> keys) {
        Stream<JsonNode> named = Stream.concat(
                Stream.of(layout.path("key")),
                StreamSupport.stream(layout.path("keys").spliterator(), false));
        named.filter(JsonNode::isTextual).map(JsonNode::asText).forEach(key -> {
            if (!keys.contains(key)) {
                throw ApiError.badRequest("The layout shows \"" + key + "\", which layoutContents does not have");
            }
        });
        for (String part : List.of("first", "second")) {
            if (layout.path(part).isObject()) {
                requireKnown(layout.path(part), keys);
            }
        }
    }

    /** Halves side by side, their halves one above the other, and so on. */
    private static ObjectNode grid(List<String> keys, boolean row) {
        if (keys.size() == 1) {
            return Json.object().put("type", "data_unit").put("key", keys.get(0));
        }
        int half = (keys.size() + 1) / 2;
        ObjectNode layout = Json.object().put("direction", row ? "row" : "column");
        layout.set("first", grid(keys.subList(0, half), !row));
        layout.set("second", grid(keys.subList(half, keys.size()), !row));
        return layout.put("splitPercentage", 50);
    }

    private static ObjectNode carousel(Collection<String> keys) {
        ObjectNode layout = Json.object().put("type", "data_unit_list");
        keys.forEach(layout.putArray("keys")::add);
        return layout.put("carouselPosition", "left").put("carouselSize", 20);
    }
}
