package com.encord.sdk.download;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * One line of a directory's index: {@code checksum, item, state, path}, separated by tabs, which names cannot hold.
 *
 * @param state empty for a name that is taken, {@code part:} and an entity tag, or {@code whole:} and a size
 * @param path relative, with {@code /} between names
 */
record IndexLine(UUID item, String state, String path) {
    private static final String PART = "part:";
    private static final String WHOLE = "whole:";
    private static final int FIELDS = 4;

    static IndexLine named(UUID item, String path) {
        return new IndexLine(item, "", path);
    }

    static IndexLine part(UUID item, String path, String validator) {
        return new IndexLine(item, PART + validator, path);
    }

    static IndexLine whole(UUID item, String path, long size) {
        return new IndexLine(item, WHOLE + size, path);
    }

    /** Reads a line; empty for one that was cut off or damaged, which is as if it had not been written. */
    static Optional<IndexLine> parse(String text) {
        String[] fields = text.split("\t", -1);
        if (fields.length != FIELDS || !fields[0].equals(checksum(text.substring(fields[0].length())))) {
            return Optional.empty();
        }
        return Optional.of(new IndexLine(UUID.fromString(fields[1]), fields[2], fields[3]));
    }

    String text() {
        String rest = "\t" + item + "\t" + state + "\t" + path;
        return checksum(rest) + rest;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    Optional<String> validator() {
        return state.startsWith(PART) ? Optional.of(state.substring(PART.length())) : Optional.empty();
    }

    Optional<Long> size() {
        return state.startsWith(WHOLE)
                ? Optional.of(Long.parseLong(state.substring(WHOLE.length())))
                : Optional.empty();
    }
}
