package com.encord.sdk.media.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing worth saying about a file.
 *
 * @param code what, for programs
 * @param severity how bad
 * @param message what and what to do, for people; one or two English sentences
 * @param evidence the numbers behind it, in a stable order: strings, numbers, booleans and lists of those
 * @param fix the cheapest operation that clears this finding
 */
public record Finding(FindingCode code, Severity severity, String message, Map<String, Object> evidence, Fix fix) {
    /**
     * Copies the evidence and refuses values that JSON cannot carry.
     *
     * @param code what, for programs
     * @param severity how bad
     * @param message what and what to do, for people; one or two English sentences
     * @param evidence the numbers behind it, in a stable order: strings, numbers, booleans and lists of those
     * @param fix the cheapest operation that clears this finding
     */
    public Finding {
        evidence.forEach(Finding::requireJsonValue);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** A number with the words that agree with it. */
    static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** A finding whose evidence is given as key, value, key, value. */
    static Finding of(FindingCode code, Severity severity, Fix fix, String message, Object... evidence) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i + 1 < evidence.length; i += 2) {
            map.put((String) evidence[i], evidence[i + 1]);
        }
        return new Finding(code, severity, message, map, fix);
    }

    private static void requireJsonValue(String key, Object value) {
        boolean fits = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (value instanceof List<?> list) {
            list.forEach(element -> requireJsonValue(key, element));
            fits = true;
        }
        if (!fits) {
            throw new IllegalArgumentException("Evidence " + key + " must be a string, a number, a boolean or a list"
                    + " of those, not " + value.getClass().getName());
        }
    }
}
