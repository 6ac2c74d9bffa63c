package com.encord.sdk.media.check;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Writes maps, iterables, strings, numbers and booleans as JSON on one line (RFC 8259). */
final class JsonLine {
    private final StringBuilder text = new StringBuilder();

    private JsonLine() {}

    static String of(Map<String, ?> object) {
        JsonLine line = new JsonLine();
        line.object(object);
        return line.text.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> list) {
            array(list);
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue());
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            string(entry.getKey().toString());
            text.append(':');
            value(entry.getValue());
            if (entries.hasNext()) {
                text.append(',');
            }
        }
        text.append('}');
    }

    private void array(Iterable<?> list) {
        text.append('[');
        Iterator<?> elements = list.iterator();
        while (elements.hasNext()) {
            value(elements.next());
            if (elements.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private void number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        // plain digits: no exponent for small times, no trailing zeros
        BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
        text.append(
                plain.signum() == 0
                        ? "0.0"
                        : plain.scale() <= 0 ? plain.toPlainString() + ".0" : plain.toPlainString());
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            switch (character) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // lone surrogates and line separators are escaped so that every reader takes the line
                    if (character < ' '
                            || character == '\u2028'
                            || character == '\u2029'
                            || isLoneSurrogate(string, i)) {
                        text.append(String.format("\\u%04x", (int) character));
                    } else {
                        text.append(character);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isLoneSurrogate(String string, int i) {
        char character = string.charAt(i);
        if (Character.isHighSurrogate(character)) {
            return i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1));
        }
        return Character.isLowSurrogate(character) && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
    }
}
