package com.encord.sdk.media;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PDF and plain text. Text is what decodes without control characters; its sort comes from how it starts, and for sorts
 * that look alike (CSV, Markdown) from the extension. What is named as text may also be in a character set that only
 * its author knows, and in UTF-16 without a byte order mark.
 */
final class TextSignature {
    private static final int PDF_WITHIN = 1024;
    private static final Set<String> NAMES =
            Set.of("txt", "text", "log", "csv", "tsv", "md", "markdown", "htm", "html", "xml", "json");

    private TextSignature() {}

    static Optional<SniffedMedia> recognise(SniffedBytes bytes) {
        // readers accept rubbish before the header (ISO 32000-1 annex H, note 13)
        if (bytes.text(0, PDF_WITHIN).contains("%PDF-")) {
            return Optional.of(new SniffedMedia(MediaKind.PDF, "application/pdf"));
        }
        if (bytes.size() == 0) {
            return Optional.empty();
        }
        String text = decode(bytes.head(), NAMES.contains(bytes.extension()));
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(new SniffedMedia(MediaKind.TEXT, sort(text, bytes.extension())));
    }

    private static String sort(String text, String extension) {
        String start = text.strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "text/html";
        }
        if (start.startsWith("<svg") || start.startsWith("<?xml") && start.contains("<svg")) {
            return "image/svg+xml";
        }
        if (start.startsWith("<?xml")) {
            return start.contains("<html") ? "application/xhtml+xml" : "application/xml";
        }
        if (start.startsWith("{") && start.contains("\"") || start.startsWith("[") && looksLikeJsonArray(start)) {
            return "application/json";
        }
        return switch (extension) {
            case "csv" -> "text/csv";
            case "tsv" -> "text/tab-separated-values";
            case "md", "markdown" -> "text/markdown";
            case "htm", "html" -> "text/html";
            case "xml" -> "application/xml";
            default -> "text/plain";
        };
    }

    private static boolean looksLikeJsonArray(String start) {
        String inside = start.substring(1).stripLeading();
        return !inside.isEmpty() && "{[\"-0123456789tfn]".indexOf(inside.charAt(0)) >= 0;
    }

    private static @Nullable String decode(byte[] head, boolean named) {
        if (startsWith(head, 0xFF, 0xFE)) {
            return decode(head, StandardCharsets.UTF_16LE);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return decode(head, StandardCharsets.UTF_16BE);
        }
        String text = decode(head, StandardCharsets.UTF_8);
        if (text == null) {
            text = decode(head, Charset.forName("windows-1252"));
        }
        if (text == null && named) {
            Charset wide = wide(head);
            return wide != null ? decode(head, wide) : withoutControls(new String(head, StandardCharsets.ISO_8859_1));
        }
        return text;
    }

    /** UTF-16 by the zero bytes of its Latin letters, spaces and line ends: many, and in every second place only. */
    private static @Nullable Charset wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        boolean many = (zeros[0] == 0 || zeros[1] == 0) && (zeros[0] + zeros[1]) * 6 > head.length;
        return !many ? null : zeros[1] > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static @Nullable String decode(byte[] head, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(head.length + 1);
        // the head may end inside a character, which is no error as long as more could follow
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), characters, false);
        if (result.isError()) {
            return null;
        }
        String text = withoutControls(characters.flip().toString());
        if (text == null) {
            return null;
        }
        // a single-byte character set accepts anything; text in it is mostly plain letters
        boolean guessed = charset != StandardCharsets.UTF_8 && !charset.name().startsWith("UTF-16");
        long odd = text.chars().filter(character -> character >= 0x80).count();
        return guessed && odd * 3 > text.length() ? null : text;
    }

    private static @Nullable String withoutControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' && "\t\n\r\f\u001B".indexOf(character) < 0 || character == 0x7F) {
                return null;
            }
        }
        return text;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xFF) == first && (head[1] & 0xFF) == second;
    }
}
