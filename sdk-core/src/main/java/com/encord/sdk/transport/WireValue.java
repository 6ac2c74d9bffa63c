package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an answer, read leniently: unknown fields are ignored, a field is found under its camelCase or its
 * snake_case name, JSON null counts as absent. What is required and missing throws {@link InvalidAnswerException} with
 * the field's path. Immutable.
 */
public final class WireValue {
    /** No value at all. */
    public static final WireValue ABSENT = new WireValue(MissingNode.getInstance(), "answer");

    private static final int NO_INDEX = -1;

    private final JsonNode node;
    // where it is, put together only when a message needs it: a long list has tens of fields in each element
    private final @Nullable WireValue parent;
    private final String name;
    private final int index;

    WireValue(JsonNode node, String root) {
        this(node, null, root, NO_INDEX);
    }

    private WireValue(JsonNode node, @Nullable WireValue parent, String name, int index) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    private String path() {
        if (parent == null) {
            return name;
        }
        return parent.path() + (index == NO_INDEX ? "." + name : "[" + index + "]");
    }

    /**
     * Whether there is a value: neither missing nor null.
     *
     * @return true when there is
     */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /**
     * A field of this object.
     *
     * @param name its camelCase name; the snake_case spelling is tried too
     * @return the field, {@link #isPresent() absent} when there is none
     */
    public WireValue at(String name) {
        JsonNode child = node.path(name);
        if (child.isMissingNode()) {
            child = node.path(snakeCase(name));
        }
        return new WireValue(child, this, name, NO_INDEX);
    }

    private static String snakeCase(String camelCase) {
        StringBuilder text = new StringBuilder(camelCase.length() + 4);
        for (int i = 0; i < camelCase.length(); i++) {
            char c = camelCase.charAt(i);
            if (Character.isUpperCase(c)) {
                text.append('_').append(Character.toLowerCase(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /**
     * Whether this is an array.
     *
     * @return true when it is, also when empty
     */
    public boolean isArray() {
        return node.isArray();
    }

    /**
     * The elements of this array.
     *
     * @return the elements; empty when absent
     * @throws InvalidAnswerException if it is something else than an array
     */
    public List<WireValue> elements() {
        if (!isPresent()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw unfit("an array");
        }
        List<WireValue> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new WireValue(node.get(i), this, "", i));
        }
        return elements;
    }

    /**
     * Reads each element of this array.
     *
     * @param reader reads one element
     * @param <T> what it makes of it
     * @return an unmodifiable list
     */
    public <T> List<T> list(Function<WireValue, T> reader) {
        return elements().stream().map(reader).toList();
    }

    /**
     * The fields of this object in order.
     *
     * @return the fields; empty when absent
     */
    public Map<String, WireValue> fields() {
        Map<String, WireValue> fields = new LinkedHashMap<>();
        node.properties().forEach(e -> fields.put(e.getKey(), new WireValue(e.getValue(), this, e.getKey(), NO_INDEX)));
        return fields;
    }

    /**
     * This required text.
     *
     * @return the text; a number's or boolean's spelling counts
     */
    public String text() {
        return optionalText().orElseThrow(() -> unfit("a text"));
    }

    /**
     * This text.
     *
     * @return the text, when there is one
     */
    public Optional<String> optionalText() {
        return isPresent() && node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
    }

    /**
     * This required UUID.
     *
     * @return the UUID
     */
    public UUID uuid() {
        return optionalUuid().orElseThrow(() -> unfit("a UUID"));
    }

    /**
     * This UUID.
     *
     * @return the UUID, when there is one
     * @throws InvalidAnswerException if there is a text that is none
     */
    public Optional<UUID> optionalUuid() {
        return optionalText().map(text -> {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw unfit("a UUID");
            }
        });
    }

    /**
     * This required instant, in any of the spellings the platform uses (platform API facts, section 3.3).
     *
     * @return the instant
     */
    public Instant instant() {
        return optionalInstant().orElseThrow(() -> unfit("a date"));
    }

    /**
     * This instant.
     *
     * @return the instant, when there is one
     * @throws InvalidAnswerException if there is a text that is none
     */
    public Optional<Instant> optionalInstant() {
        if (!isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WireDates.parse(node.isNumber() ? node.asDouble() : null, node.asText()));
        } catch (java.time.DateTimeException e) {
            throw unfit("a date");
        }
    }

    /**
     * This required whole number.
     *
     * @return the number
     */
    public long integer() {
        return optionalLong().orElseThrow(() -> unfit("a whole number"));
    }

    /**
     * This whole number as an {@code int}.
     *
     * @return the number, when there is one that fits
     */
    public OptionalInt optionalInt() {
        return isPresent() && node.isNumber() && node.canConvertToInt()
                ? OptionalInt.of(node.intValue())
                : OptionalInt.empty();
    }

    /**
     * This whole number.
     *
     * @return the number, when there is one that fits
     */
    public OptionalLong optionalLong() {
        return isPresent() && node.isNumber() && node.canConvertToLong()
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }

    /**
     * This number.
     *
     * @return the number, when there is one
     */
    public OptionalDouble optionalDouble() {
        return isPresent() && node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    /**
     * This boolean.
     *
     * @param otherwise the answer when absent
     * @return the boolean
     */
    public boolean flag(boolean otherwise) {
        return isPresent() ? node.asBoolean(otherwise) : otherwise;
    }

    /**
     * This free-form object as plain maps, lists, strings, numbers, booleans and nulls; a text holding a JSON object is
     * read as that object, since the platform writes client metadata both ways (platform API facts, section 3.6).
     *
     * @return an unmodifiable map; empty when absent
     */
    public Map<String, Object> freeForm() {
        return WireJson.freeForm(node, this::path);
    }

    /**
     * This value's JSON text, for messages and for passing on.
     *
     * @return compact JSON
     */
    public String json() {
        return node.isMissingNode() ? "" : node.toString();
    }

    private InvalidAnswerException unfit(String wanted) {
        return new InvalidAnswerException(
                "The platform's answer has " + (isPresent() ? "something else than " : "no value, where it needs ")
                        + wanted + " at " + path() + ". If it persists, this SDK may be too old.",
                null);
    }
}
