package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON text to and from plain Java values. */
public final class WireJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private WireJson() {}

    /**
     * Writes compact JSON.
     *
     * @param value plain maps, lists, strings, numbers, booleans, nulls, and UUIDs, which are written as texts
     * @return its JSON text
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not plain JSON values: " + e.getOriginalMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> freeForm(JsonNode node, String path) {
        try {
            JsonNode object = node.isTextual() ? MAPPER.readTree(node.textValue()) : node;
            return object.isObject()
                    ? Collections.unmodifiableMap(MAPPER.convertValue(object, LinkedHashMap.class))
                    : Map.of();
        } catch (JsonProcessingException e) {
            throw new InvalidAnswerException("The platform's answer has broken JSON text at " + path + ".", e);
        }
    }
}
