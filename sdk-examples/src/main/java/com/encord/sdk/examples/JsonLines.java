package com.encord.sdk.examples;

import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints one JSON object a line, flushed, so that a reading program sees each at once. It writes JSON itself: loading a
 * library for that takes longer than the first frame of a video takes to decode.
 */
final class JsonLines {
    private final PrintStream out;

    JsonLines(PrintStream out) {
        this.out = out;
    }

    /** Prints names and values in turn; a null value leaves its name out. */
    void print(@Nullable Object... namesAndValues) {
        Map<Object, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                object.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        StringBuilder line = new StringBuilder();
        write(line, object);
        out.println(line);
        out.flush();
    }

    private static void write(StringBuilder line, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                line.append(separator);
                writeText(line, String.valueOf(entry.getKey()));
                line.append(':');
                write(line, entry.getValue());
                separator = ",";
            }
            line.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> values && !(value instanceof Path)) { // a path is made of paths
            line.append('[');
            int start = line.length();
            for (Object each : values) {
                writeNext(line, start, each);
            }
            line.append(']');
        } else if (value != null && value.getClass().isArray()) {
            line.append('[');
            int start = line.length();
            for (int i = 0; i < Array.getLength(value); i++) {
                writeNext(line, start, Array.get(value, i));
            }
            line.append(']');
        } else if (value == null || value instanceof Boolean || isFinite(value)) {
            line.append(value);
        } else {
            writeText(line, value.toString());
        }
    }

    private static void writeNext(StringBuilder line, int start, @Nullable Object value) {
        if (line.length() > start) {
            line.append(',');
        }
        write(line, value);
    }

    /** JSON has no numbers for infinities and for what is not a number. */
    private static boolean isFinite(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private static void writeText(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> line.append('\\').append(c);
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ') {
                        line.append(String.format("\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}
