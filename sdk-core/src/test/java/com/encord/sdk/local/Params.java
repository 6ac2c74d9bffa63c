package com.encord.sdk.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Strict reading of query parameters, form-encoded; unknown ones are refused by {@link #end()}. */
final class Params {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    Params(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return;
        }
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
        }
    }

    @Nullable
    String optional(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw ApiError.badRequest("Parameter " + name + " may be given once only");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw ApiError.badRequest("Missing parameter " + name);
        }
        return value;
    }

    List<String> all(String name) {
        known.add(name);
        return values.getOrDefault(name, List.of());
    }

    /** All values of a repeated parameter, each one of the given words. */
    Set<String> words(String name, Set<String> words) {
        for (String value : all(name)) {
            if (!words.contains(value)) {
                throw ApiError.badRequest(
                        "Parameter " + name + " must be one of " + new TreeSet<>(words) + ", got \"" + value + "\"");
            }
        }
        return Set.copyOf(all(name));
    }

    List<UUID> uuids(String name) {
        return all(name).stream()
                .map(value -> Fields.uuid(value, "Parameter " + name))
                .toList();
    }

    /** A switch as the official client writes it ({@code True}), or the way everybody else does. */
    @Nullable
    Boolean optionalFlag(String name) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "True", "true", "1" -> true;
            case "False", "false", "0" -> false;
            default -> throw ApiError.badRequest("Parameter " + name + " must be True or False, got \"" + value + "\"");
        };
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(optionalFlag(name));
    }

    int count(String name, int absent) {
        String value = optional(name);
        if (value == null) {
            return absent;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw ApiError.badRequest("Parameter " + name + " must be an integer, got \"" + value + "\"");
        }
    }

    /** Refuses parameters nobody asked for, unless they switch something off: a newer client sends its defaults. */
    void end() {
        for (String name : values.keySet()) {
            if (!known.contains(name) && !values.get(name).equals(List.of("False"))) {
                throw ApiError.badRequest("Unknown parameter " + name + "; known here: " + new TreeSet<>(known));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest("The query string is not form-encoded: " + e.getMessage());
        }
    }
}
