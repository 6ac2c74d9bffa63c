package com.encord.sdk.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields by name, whatever its case; of several with one name the first counts. */
final class Headers {
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Nullable
    String getFirst(String name) {
        return values.get(name);
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    void addFirst(String name, String value) {
        values.putIfAbsent(name, value);
    }

    void forEach(BiConsumer<String, String> action) {
        values.forEach(action);
    }
}
