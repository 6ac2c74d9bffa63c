package com.encord.sdk.transport;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a storage's answer, kept as the lines they came in: of the dozen that storages send with each
 * answer, hardly one is ever asked for.
 */
final class StorageFields {
    private static final long LONGEST_LINE = 64 * 1024;
    private static final int MOST_FIELDS = 1000;

    private final List<String> lines = new ArrayList<>();

    private StorageFields() {}

    /** Reads the fields and the empty line after them. */
    static StorageFields read(BufferedSource in) throws IOException {
        StorageFields fields = new StorageFields();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || fields.lines.size() == MOST_FIELDS) {
                throw new ProtocolException("the answer's headers are broken");
            }
            boolean isPlain = line.charAt(colon - 1) > ' ';
            fields.lines.add(isPlain ? line : line.substring(0, colon).strip() + line.substring(colon));
        }
        return fields;
    }

    static String line(BufferedSource in) throws IOException {
        return in.readUtf8LineStrict(LONGEST_LINE);
    }

    /** The last value of that name, whatever its case. */
    @Nullable
    String get(String name) {
        int length = name.length();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            boolean hasItsLength = line.length() > length && line.charAt(length) == ':';
            if (hasItsLength && line.regionMatches(true, 0, name, 0, length)) {
                return line.substring(length + 1).strip();
            }
        }
        return null;
    }
}
