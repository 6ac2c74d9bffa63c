package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to and from plain Java values, token by token: a library that binds objects to it loads four hundred
 * classes more, which a program that makes a few calls would wait for.
 */
public final class WireJson {
    /** No honest answer nests deeper, and no reader of ours recurses further than the stack goes. */
    private static final int DEEPEST = 200;

    /** A tree takes far more memory than its text; the rows of the largest dataset stay well below. */
    private static final long MOST_TOKENS = 10_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // free-form objects have any number of names
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(MOST_TOKENS)
                    .maxNumberLength(100)
                    .maxNameLength(50_000)
                    .build())
            .build();

    private WireJson() {}

    /**
     * Writes compact JSON.
     *
     * @param value plain maps, collections, arrays of objects, texts, numbers, booleans, nulls, and UUIDs and enum
     *     constants, which are written as texts
     * @return its JSON text
     * @throws IllegalArgumentException if there is anything else in it
     */
    public static String write(@Nullable Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
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
            if (read(new Buffer().writeUtf8(text)) instanceof Map<?, ?> fields) {
                return unmodifiable(fields);
            }
        } catch (BrokenJsonException e) {
            throw new IllegalArgumentException("This is not JSON: " + e.getMessage() + ".", e);
        }
        throw new IllegalArgumentException("This is JSON, but not an object in braces.");
    }

    static byte[] bytes(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            new JsonWriter(out).write(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not plain JSON values: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Why bytes are not JSON: the place only, since the bytes may hold a secret. */
    static final class BrokenJsonException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        BrokenJsonException(String message) {
            super(message);
        }
    }

    /** Reads maps, lists, strings, numbers, booleans and nulls; they are nobody else's. */
    static @Nullable Object read(Buffer bytes) throws BrokenJsonException {
        try (JsonParser in = FACTORY.createParser(bytes.clone().inputStream())) {
            if (in.nextToken() == null) {
                throw new BrokenJsonException("nothing is there");
            }
            Object value = value(in);
            if (in.nextToken() != null) {
                throw broken(in.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw broken(e.getLocation());
        } catch (IOException e) {
            throw new BrokenJsonException("its characters cannot be read");
        }
    }

    private static BrokenJsonException broken(@Nullable JsonLocation place) {
        return new BrokenJsonException(
                place == null
                        ? "it cannot be read"
                        : "it cannot be read at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        switch (in.currentToken()) {
            case START_OBJECT:
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                    in.nextToken();
                    fields.put(name, value(in));
                }
                return fields;
            case START_ARRAY:
                List<@Nullable Object> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(in));
                }
                return elements;
            case VALUE_STRING:
                return in.getText();
            case VALUE_NULL:
                return null;
            case VALUE_TRUE:
                return true;
            case VALUE_FALSE:
                return false;
            default:
                return in.getNumberValue();
        }
    }

    /**
     * The fields of an object, or of a text that holds one.
     *
     * @param path names the place, for a message
     * @return an unmodifiable map; empty if it is none
     */
    static Map<String, Object> freeForm(@Nullable Object value, Supplier<String> path) {
        try {
            Object found = value instanceof String text ? read(new Buffer().writeUtf8(text)) : value;
            return found instanceof Map<?, ?> fields ? unmodifiable(fields) : Map.of();
        } catch (BrokenJsonException e) {
            throw new InvalidAnswerException("The platform's answer has broken JSON text at " + path.get() + ".", null);
        }
    }

    @SuppressWarnings("unchecked") // JSON's names are texts
    private static Map<String, Object> unmodifiable(Map<?, ?> fields) {
        return fields.isEmpty() ? Map.of() : (Map<String, Object>) unmodifiable((Object) fields);
    }

    private static @Nullable Object unmodifiable(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            fields.forEach((name, each) -> copy.put(name, unmodifiable(each)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>(elements.size());
            elements.forEach(each -> copy.add(unmodifiable(each)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
