package com.encord.sdk.upload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One line of a journal: a checksum, then fields between tabs. Tabs, line ends and backslashes inside fields are
 * escaped, so a line is a line.
 *
 * @param fields the first one says what the line is about
 */
record JournalLine(List<String> fields) {
    private static final int CHECKSUM_DIGITS = 8;

    static JournalLine of(Object... fields) {
        List<String> texts = new ArrayList<>(fields.length);
        for (Object field : fields) {
            texts.add(String.valueOf(field));
        }
        return new JournalLine(texts);
    }

    String type() {
        return fields.get(0);
    }

    String field(int index) {
        return fields.get(index);
    }

    /** The line without its line end. */
    String write() {
        StringBuilder text = new StringBuilder();
        for (String field : fields) {
            text.append('\t').append(escape(field));
        }
        String content = text.toString();
        return checksum(content) + content;
    }

    /** The line, or nothing if it is not whole. */
    static Optional<JournalLine> read(String line) {
        if (line.length() <= CHECKSUM_DIGITS || line.charAt(CHECKSUM_DIGITS) != '\t') {
            return Optional.empty();
        }
        String content = line.substring(CHECKSUM_DIGITS);
        if (!checksum(content).equals(line.substring(0, CHECKSUM_DIGITS))) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        for (String field : content.substring(1).split("\t", -1)) {
            fields.add(unescape(field));
        }
        return Optional.of(new JournalLine(fields));
    }

    private static String checksum(String content) {
        CRC32C crc = new CRC32C();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            i++;
            plain.append(
                    switch (text.charAt(i)) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> text.charAt(i);
                    });
        }
        return plain.toString();
    }
}
