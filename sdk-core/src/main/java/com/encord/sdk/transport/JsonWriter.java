package com.encord.sdk.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain Java values as JSON. Used by one thread. Texts go by way of an array, and names are encoded once,
 * because a JVM that has just started takes ten times as long to get at the characters of a text one by one, and a
 * registration of a thousand files has three hundred thousand.
 */
final class JsonWriter {
    private static final int LONGEST_BY_ARRAY = 1024;

    private final JsonGenerator out;
    private final char[] text = new char[LONGEST_BY_ARRAY];
    private final Map<String, SerializedString> names = new HashMap<>();

    JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(@Nullable Object value) throws IOException {
        if (value instanceof CharSequence || value instanceof UUID || value instanceof Character) {
            text(value.toString());
        } else if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> fields) {
            object(fields);
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else if (value.getClass().isArray()) {
            arrayOfAnyType(value);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Enum<?> constant) {
            text(constant.name());
        } else {
            throw new IllegalArgumentException(
                    "Not plain JSON values: " + value.getClass().getName() + " is none. Give its text, say.");
        }
    }

    private void text(String value) throws IOException {
        int length = value.length();
        if (length > LONGEST_BY_ARRAY) {
            out.writeString(value);
        } else {
            value.getChars(0, length, text, 0);
            out.writeString(text, 0, length);
        }
    }

    private SerializedString name(String name) {
        return names.computeIfAbsent(name, SerializedString::new);
    }

    private void object(Map<?, ?> fields) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            out.writeFieldName(name(String.valueOf(field.getKey())));
            write(field.getValue());
        }
        out.writeEndObject();
    }

    private void array(Collection<?> elements) throws IOException {
        out.writeStartArray();
        for (Object element : elements) {
            write(element);
        }
        out.writeEndArray();
    }

    /** Vectors, such as the embeddings of client metadata, come as arrays of primitive numbers. */
    private void arrayOfAnyType(Object elements) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < Array.getLength(elements); i++) {
            write(Array.get(elements, i));
        }
        out.writeEndArray();
    }

    private void number(Number number) throws IOException {
        if (number instanceof Double fraction) {
            out.writeNumber(fraction);
        } else if (number instanceof Float fraction) {
            out.writeNumber(fraction);
        } else if (number instanceof BigDecimal fraction) {
            out.writeNumber(fraction);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else {
            out.writeNumber(number.longValue());
        }
    }
}
