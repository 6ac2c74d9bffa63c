package com.encord.sdk.media.internal.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes compact JSON (RFC 8259) in one pass. Names and values alternate inside objects; commas place themselves. Not
 * safe for use by several threads at once.
 */
public final class JsonWriter {
    private final Appendable out;
    private boolean first = true;
    private boolean afterName;

    /**
     * Writes to a sink.
     *
     * @param out where the text goes; neither flushed nor closed
     */
    public JsonWriter(Appendable out) {
        this.out = out;
    }

    /**
     * Begins an object.
     *
     * @return this writer
     */
    public JsonWriter beginObject() {
        return begin('{');
    }

    /**
     * Ends the object at hand.
     *
     * @return this writer
     */
    public JsonWriter endObject() {
        return end('}');
    }

    /**
     * Begins an array.
     *
     * @return this writer
     */
    public JsonWriter beginArray() {
        return begin('[');
    }

    /**
     * Ends the array at hand.
     *
     * @return this writer
     */
    public JsonWriter endArray() {
        return end(']');
    }

    /**
     * Writes a name inside an object; its value comes next.
     *
     * @param name the name
     * @return this writer
     */
    public JsonWriter name(String name) {
        separate();
        string(name);
        append(":");
        afterName = true;
        return this;
    }

    /**
     * Writes a value: null, text, number, boolean, map, iterable or array of numbers; anything else by its
     * {@code toString}. A double that JSON has no number for is written as text.
     *
     * @param value the value
     * @return this writer
     */
    public JsonWriter value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            beginObject();
            map.forEach((name, each) -> name(String.valueOf(name)).value(each));
            return endObject();
        }
        if (value instanceof Iterable<?> iterable && !(value instanceof java.nio.file.Path)) {
            beginArray();
            iterable.forEach(this::value);
            return endArray();
        }
        if (value instanceof double[] numbers) {
            beginArray();
            for (double number : numbers) {
                value(number);
            }
            return endArray();
        }
        if (value instanceof int[] numbers) {
            beginArray();
            for (int number : numbers) {
                value(number);
            }
            return endArray();
        }
        separate();
        if (value == null || value instanceof Boolean) {
            append(String.valueOf(value));
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Float number) {
            number(Double.parseDouble(number.toString()));
        } else if (value instanceof Number number) {
            append(number.toString());
        } else {
            string(value.toString());
        }
        return this;
    }

    /**
     * Writes a name and its value, or nothing when the value is null.
     *
     * @param name the name
     * @param value the value, or null to leave both out
     * @return this writer
     */
    public JsonWriter optional(String name, @Nullable Object value) {
        return value == null ? this : name(name).value(value);
    }

    private void number(double number) {
        if (!Double.isFinite(number)) {
            string(Double.toString(number));
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            append((long) number + ".0");
        } else {
            append(Double.toString(number));
        }
    }

    private JsonWriter begin(char bracket) {
        separate();
        append(String.valueOf(bracket));
        first = true;
        return this;
    }

    private JsonWriter end(char bracket) {
        append(String.valueOf(bracket));
        first = false;
        return this;
    }

    private void separate() {
        if (!first && !afterName) {
            append(",");
        }
        first = false;
        afterName = false;
    }

    private void string(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F || Character.isSurrogate(c) && !pairs(text, i)) {
                        quoted.append("\\u%04x".formatted((int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        append(quoted.append('"'));
    }

    private static boolean pairs(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void append(CharSequence text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
