package com.encord.sdk.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Strict reading of one JSON object of a request: wrong types and missing fields are refused as they are read, unknown
 * fields by {@link #end()}. An absent optional field and a null one are the same.
 */
final class Fields {
    private final JsonNode object;
    private final String where;
    private final Set<String> known = new HashSet<>();

    /** @param where path of the object within the request, empty for the body itself */
    Fields(JsonNode object, String where) {
        if (!object.isObject()) {
            throw ApiError.badRequest(
                    (where.isEmpty() ? "The body" : where) + " must be an object, got " + kind(object));
        }
        this.object = object;
        this.where = where;
    }

    String text(String name) {
        return required(name, optionalText(name));
    }

    @Nullable
    String optionalText(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isTextual()) {
            throw wrong(name, "a string", node);
        }
        return node == null ? null : node.asText();
    }

    /** What something is called; never blank. */
    String title(String name) {
        return required(name, optionalTitle(name));
    }

    @Nullable
    String optionalTitle(String name) {
        String text = optionalText(name);
        if (text != null && text.isBlank()) {
            throw ApiError.badRequest(path(name) + " must not be blank");
        }
        return text;
    }

    /** One of the given words. */
    String word(String name, Set<String> words) {
        String text = text(name);
        if (!words.contains(text)) {
            throw ApiError.badRequest(
                    path(name) + " must be one of " + new TreeSet<>(words) + ", got \"" + text + "\"");
        }
        return text;
    }

    UUID uuid(String name) {
        return required(name, optionalUuid(name));
    }

    @Nullable
    UUID optionalUuid(String name) {
        JsonNode node = node(name);
        return node == null ? null : uuid(node, path(name));
    }

    boolean flag(String name) {
        return required(name, optionalFlag(name));
    }

    boolean flag(String name, boolean absent) {
        Boolean flag = optionalFlag(name);
        return flag == null ? absent : flag;
    }

    int count(String name) {
        JsonNode node = required(name, node(name));
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong(name, "an integer", node);
        }
        return node.asInt();
    }

    long size(String name) {
        JsonNode node = required(name, node(name));
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw wrong(name, "an integer that is not negative", node);
        }
        return node.asLong();
    }

    double number(String name) {
        JsonNode node = required(name, node(name));
        if (!node.isNumber()) {
            throw wrong(name, "a number", node);
        }
        return node.asDouble();
    }

    ObjectNode object(String name) {
        return required(name, optionalObject(name));
    }

    @Nullable
    ObjectNode optionalObject(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isObject()) {
            throw wrong(name, "an object", node);
        }
        return (ObjectNode) node;
    }

    Fields fields(String name) {
        return new Fields(object(name), path(name));
    }

    @Nullable
    Fields optionalFields(String name) {
        ObjectNode node = optionalObject(name);
        return node == null ? null : new Fields(node, path(name));
    }

    /** An array of objects; absent means none. */
    List<Fields> list(String name) {
        List<Fields> list = new ArrayList<>();
        JsonNode array = optionalArray(name);
        for (int i = 0; array != null && i < array.size(); i++) {
            list.add(new Fields(array.get(i), path(name) + "[" + i + "]"));
        }
        return list;
    }

    List<UUID> uuids(String name) {
        JsonNode array = required(name, optionalArray(name));
        List<UUID> uuids = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            uuids.add(uuid(array.get(i), path(name) + "[" + i + "]"));
        }
        return uuids;
    }

    List<String> texts(String name) {
        return required(name, optionalTexts(name));
    }

    @Nullable
    List<String> optionalTexts(String name) {
        JsonNode array = optionalArray(name);
        if (array == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode node : array) {
            if (!node.isTextual()) {
                throw wrong(name, "an array of strings", node);
            }
            texts.add(node.asText());
        }
        return texts;
    }

    /** A field of any type; null when absent or JSON null. */
    @Nullable
    JsonNode node(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /** The object itself. */
    ObjectNode json() {
        return (ObjectNode) object;
    }

    /** Names of all fields, read or not. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Refuses fields nobody asked for, unless they ask for nothing: a newer client sends its defaults. */
    void end() {
        for (String name : names()) {
            if (!known.contains(name) && !isNothing(object.get(name))) {
                throw ApiError.badRequest("Unknown field " + path(name) + "; known here: " + new TreeSet<>(known));
            }
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isBoolean() && !value.asBoolean())
                || (value.isContainerNode() && value.isEmpty());
    }

    String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    static UUID uuid(JsonNode node, String path) {
        if (!node.isTextual()) {
            throw ApiError.badRequest(path + " must be a UUID, got " + kind(node));
        }
        return uuid(node.asText(), path);
    }

    /** Only the canonical form of 36 characters is taken. */
    static UUID uuid(String text, String path) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like the short forms that fromString takes
        }
        throw ApiError.badRequest(path + " must be a UUID, got \"" + text + "\"");
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private @Nullable Boolean optionalFlag(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(name, "true or false", node);
        }
        return node == null ? null : node.asBoolean();
    }

    private @Nullable JsonNode optionalArray(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isArray()) {
            throw wrong(name, "an array", node);
        }
        return node;
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw ApiError.badRequest("Missing field " + path(name));
        }
        return value;
    }

    private ApiError wrong(String name, String expected, JsonNode node) {
        return ApiError.badRequest(path(name) + " must be " + expected + ", got " + kind(node));
    }
}
