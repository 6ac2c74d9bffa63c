package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import okio.Buffer;

/** JSON text to and from plain Java values. */
public final class WireJson {
    /** No honest answer nests deeper, and no reader of ours recurses further than the stack goes. */
    private static final int DEEPEST = 200;

    /** A tree takes far more memory than its text; the rows of the largest dataset stay well below. */
    private static final long MOST_TOKENS = 10_000_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .maxNumberLength(100)
                            .maxNameLength(50_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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

    /**
     * Reads a JSON object that a caller wrote.
     *
     * @param text its JSON text
     * @return its plain Java values in the order written, unmodifiable
     * @throws IllegalArgumentException if it is not JSON, with the place but not the text; or if it is no object
     */
    public static Map<String, Object> object(String text) {
        try {
            JsonNode node = read(new Buffer().writeUtf8(text));
            if (node.isObject()) {
                return freeForm(node, () -> "");
            }
        } catch (BrokenJsonException e) {
            throw new IllegalArgumentException("This is not JSON: " + e.getMessage() + ".", e);
        }
        throw new IllegalArgumentException("This is JSON, but not an object in braces.");
    }

    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not plain JSON values: " + e.getOriginalMessage(), e);
        }
    }

    /** Why bytes are not JSON: the place only, since the bytes may hold a secret. */
    static final class BrokenJsonException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        BrokenJsonException(String message) {
            super(message);
        }
    }

    static JsonNode read(Buffer bytes) throws BrokenJsonException {
        try {
            JsonNode node = MAPPER.readTree(bytes.clone().inputStream());
            if (node.isMissingNode()) {
                throw new BrokenJsonException("nothing is there");
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new BrokenJsonException(
                    place == null
                            ? "it cannot be read"
                            : "it cannot be read at line " + place.getLineNr() + ", column " + place.getColumnNr());
        } catch (IOException e) {
            throw new BrokenJsonException("its characters cannot be read");
        }
    }

    /**
     * @param path names the place, for a message
     */
    @SuppressWarnings("unchecked")
    static Map<String, Object> freeForm(JsonNode node, Supplier<String> path) {
        try {
            Object value = node.isTextual()
                    ? MAPPER.readValue(node.textValue(), Object.class)
                    : MAPPER.convertValue(node, Object.class);
            return value instanceof Map<?, ?> map && !map.isEmpty()
                    ? Collections.unmodifiableMap((Map<String, Object>) map)
                    : Map.of();
        } catch (JsonProcessingException e) {
            throw new InvalidAnswerException("The platform's answer has broken JSON text at " + path.get() + ".", null);
        }
    }
}
