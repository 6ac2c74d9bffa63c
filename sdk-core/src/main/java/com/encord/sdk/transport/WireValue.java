package com.encord.sdk.transport;

import com.encord.sdk.errors.InvalidAnswerException;
import java.math.BigInteger;
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
    /** Where there is not even a null. */
    private static final Object MISSING = new Object();

    /** No value at all. */
    public static final WireValue ABSENT = new WireValue(MISSING, "answer");

    private static final int NO_INDEX = -1;

    private final @Nullable Object value;
    // where it is, put together only when a message needs it: a long list has tens of fields in each element
    private final @Nullable WireValue parent;
    private final String name;
    private final int index;

    /** @param value as {@link WireJson#read} makes it */
    WireValue(@Nullable Object value, String root) {
        this(value, null, root, NO_INDEX);
    }

    private WireValue(@Nullable Object value, @Nullable WireValue parent, String name, int index) {
        this.value = value;
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
        return value != null && value != MISSING;
    }

    /**
     * A field of this object.
     *
     * @param name its camelCase name; the snake_case spelling is tried too
     * @return the field, {@link #isPresent() absent} when there is none
     */
    public WireValue at(String name) {
        Object child = field(name);
        return new WireValue(child == MISSING ? field(snakeCase(name)) : child, this, name, NO_INDEX);
    }

    private @Nullable Object field(String name) {
        if (!(value instanceof Map<?, ?> fields)) {
            return MISSING;
        }
        Object field = fields.get(name);
        return field == null && !fields.containsKey(name) ? MISSING : field;
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
        return value instanceof List;
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
        if (!(value instanceof List<?> list)) {
            throw unfit("an array");
        }
        List<WireValue> elements = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            elements.add(new WireValue(list.get(i), this, "", i));
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
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, each) -> {
                String field = String.valueOf(key);
                fields.put(field, new WireValue(each, this, field, NO_INDEX));
            });
        }
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
        return isPresent() && !(value instanceof Map) && !(value instanceof List)
                ? Optional.of(String.valueOf(value))
                : Optional.empty();
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
     * This required instant, in any of the spellings the platform uses.
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
            Double number = value instanceof Number given ? given.doubleValue() : null;
            return Optional.of(WireDates.parse(number, optionalText().orElse("")));
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
        return value instanceof Number number && isWithin(number, Integer.MIN_VALUE, Integer.MAX_VALUE)
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    /**
     * This whole number.
     *
     * @return the number, when there is one that fits
     */
    public OptionalLong optionalLong() {
        return value instanceof Number number && isWithin(number, Long.MIN_VALUE, Long.MAX_VALUE)
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static boolean isWithin(Number number, long least, long most) {
        if (number instanceof Integer || number instanceof Long) {
            return number.longValue() >= least && number.longValue() <= most;
        }
        return !(number instanceof BigInteger) && number.doubleValue() >= least && number.doubleValue() <= most;
    }

    /**
     * This number.
     *
     * @return the number, when there is one
     */
    public OptionalDouble optionalDouble() {
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /**
     * This boolean.
     *
     * @param otherwise the answer when absent
     * @return the boolean
     */
    public boolean flag(boolean otherwise) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        String text = String.valueOf(value);
        return text.equals("true") || otherwise && !text.equals("false");
    }

    /**
     * This free-form object as plain maps, lists, strings, numbers, booleans and nulls; a text holding a JSON object is
     * read as that object, since the platform writes client metadata both ways.
     *
     * @return an unmodifiable map; empty when absent
     */
    public Map<String, Object> freeForm() {
        return WireJson.freeForm(isPresent() ? value : null, this::path);
    }

    /**
     * This value's JSON text, for messages and for passing on.
     *
     * @return compact JSON
     */
    public String json() {
        return value == MISSING ? "" : WireJson.write(value);
    }

    private InvalidAnswerException unfit(String wanted) {
        return new InvalidAnswerException(
                "The platform's answer has " + (isPresent() ? "something else than " : "no value, where it needs ")
                        + wanted + " at " + path() + ". If it persists, this SDK may be too old.",
                null);
    }
}
