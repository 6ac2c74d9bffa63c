package com.encord.sdk.media;

import com.encord.sdk.media.internal.charset.TextCharset;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PDF and plain text. Text is what decodes without control characters; its sort comes from how it starts, and for sorts
 * that look alike (CSV, Markdown) from the extension. What is named as text may also be in a character set that only
 * its author knows, and in UTF-16 or UTF-32 without a byte order mark.
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
        String start =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).strip().toLowerCase(Locale.ROOT);
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
        Optional<Charset> marked = TextCharset.ofMark(head);
        if (marked.isPresent()) {
            return printable(TextCharset.decode(head, marked.get()));
        }
        String text = printable(TextCharset.decode(head, StandardCharsets.UTF_8));
        if (text == null) {
            text = western(head);
        }
        if (text == null && named) {
            text = TextCharset.ofBytes(head)
                    .map(charset -> TextCharset.decode(head, charset))
                    .orElseGet(() -> printable(new String(head, StandardCharsets.ISO_8859_1)));
        }
        return text;
    }

    /** A character set of single bytes accepts nearly anything; text in it is mostly plain letters. */
    private static @Nullable String western(byte[] head) {
        String text = printable(TextCharset.decode(head, Charset.forName("windows-1252")));
        return text != null
                        && text.chars().filter(character -> character >= 0x80).count() * 3 <= text.length()
                ? text
                : null;
    }

    private static @Nullable String printable(@Nullable String text) {
        return text == null || TextCharset.hasControls(text) ? null : text;
    }
}
