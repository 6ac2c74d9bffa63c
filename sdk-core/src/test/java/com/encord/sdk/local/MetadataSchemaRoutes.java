package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** REST: the schema of client metadata, in its current form and in the old one; the two are kept apart. */
final class MetadataSchemaRoutes {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9\\-_. ]+");
    private static final Set<String> PLAIN = Set.of("boolean", "text", "uuid", "user", "geospatial");
    private static final Set<String> TYPES = Set.of(
            "number",
            "varchar",
            "enum",
            "embedding",
            "datetime",
            "variant",
            "tombstone",
            "boolean",
            "text",
            "uuid",
            "user",
            "geospatial");
    private static final Set<String> HINTS = Set.of("number", "varchar", "text", "boolean", "datetime", "uuid");
    private static final Set<String> OLD_TYPES =
            Set.of("number", "string", "boolean", "datetime", "geospatial", "enum", "embedding", "long_string");

    private final State state;

    MetadataSchemaRoutes(State state) {
        this.state = state;
    }

    void addTo(Router router) {
        router.add("GET", "organisation/client-metadata-schema-v2", call -> get(call, "schema"));
        router.add("POST", "organisation/client-metadata-schema-v2", this::set);
        router.add("GET", "organisation/client-metadata-schema", call -> get(call, "old schema"));
        router.add("POST", "organisation/client-metadata-schema", this::setOld);
    }

    private Reply get(Call call, String name) {
        call.nothing();
        Setting setting = state.read(() -> state.settings.find(Setting.idOf(name)));
        return Reply.ok(setting == null ? NullNode.getInstance() : setting.value);
    }

    private Reply set(Call call) {
        Fields body = call.fields();
        ObjectNode schema = Json.object();
        for (String key : body.names()) {
            check(key);
            check(body.fields(key));
            schema.set(key, body.node(key));
        }
        return Reply.ok(keep("schema", schema));
    }

    private Reply setOld(Call call) {
        Fields body = call.fields();
        ObjectNode types = Json.object();
        for (String key : body.names()) {
            check(key);
            types.put(key, body.word(key, OLD_TYPES));
        }
        Setting old = state.read(() -> state.settings.find(Setting.idOf("old schema")));
        String now = state.write(change -> change.now().toString());
        ObjectNode schema = Json.object()
                .put(
                        "uuid",
                        old == null
                                ? UUID.randomUUID().toString()
                                : old.value.path("uuid").asText())
                .put("organisationId", 1)
                .put(
                        "createdAt",
                        old == null ? now : old.value.path("createdAt").asText())
                .put("updatedAt", now);
        schema.set("metadataSchema", types);
        return Reply.ok(keep("old schema", schema));
    }

    private JsonNode keep(String name, JsonNode value) {
        return state.write(change -> {
            Setting known = state.settings.find(Setting.idOf(name));
            Setting setting = known == null ? new Setting() : change.edit(known);
            setting.uuid = Setting.idOf(name);
            setting.value = value;
            return change.put(state.settings, setting).value;
        });
    }

    private static void check(String key) {
        if (!KEY.matcher(key).matches() || key.equals("keyframes")) {
            throw ApiError.badRequest("\"" + key + "\" cannot be a metadata key: letters, digits, '-', '_', '.' and"
                    + " blanks, and not 'keyframes'");
        }
    }

    private static void check(Fields option) {
        String type = option.word("ty", TYPES);
        if (!PLAIN.contains(type)) {
            switch (type) {
                case "number" -> word(option, "format", Set.of("F32", "F64"));
                case "varchar" -> range(option, "max_length", 0, 8192);
                case "enum" -> values(option.texts("values"));
                case "embedding" -> {
                    option.count("size");
                    range(option, "size", 1, 4096);
                    option.optionalObject("api");
                }
                case "datetime" -> word(option, "timezone", Set.of("UTC"));
                case "variant" -> word(option, "hint", HINTS);
                default -> option.node("deleted_ty");
            }
        }
        option.end();
    }

    private static void word(Fields option, String name, Set<String> words) {
        if (option.node(name) != null) {
            option.word(name, words);
        }
    }

    private static void range(Fields option, String name, int least, int most) {
        if (option.node(name) != null && (option.count(name) < least || option.count(name) > most)) {
            throw ApiError.badRequest(option.path(name) + " must be between " + least + " and " + most);
        }
    }

    private static void values(List<String> values) {
        if (values.isEmpty() || values.size() > 256) {
            throw ApiError.badRequest("An enum has 1 to 256 values, got " + values.size());
        }
    }
}
