package com.encord.sdk.media.internal.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character set that an XML or HTML text says it has. Stateless. */
public final class DeclaredCharset {
    /** Where browsers look for it (HTML Living Standard 13.2.3.2). */
    private static final int WITHIN = 1024;

    private static final Pattern XML =
            Pattern.compile("^\\s*<\\?xml\\b[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]*)[\"']");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(-->|$)", Pattern.DOTALL);
    /** How HTML begins (MIME Sniffing Standard 7.1), as far as a declaration may follow; and XHTML. */
    private static final Pattern HTML = Pattern.compile(
            "^\\s*(<\\?xml\\b[^>]*>\\s*)?<(!doctype\\s+html|html|head|meta|title|script|style|body)[\\s>]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern META = Pattern.compile("<meta\\s([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)))?");
    private static final Pattern IN_CONTENT =
            Pattern.compile("\\bcharset\\s*=\\s*[\"']?\\s*([A-Za-z][\\w.:-]*)", Pattern.CASE_INSENSITIVE);
    /** What browsers take for names that promise less than texts hold (Encoding Standard 4.2). */
    private static final Map<String, String> LARGER = Map.of(
            "us-ascii", "windows-1252",
            "iso-8859-1", "windows-1252",
            "iso-8859-9", "windows-1254",
            "tis-620", "x-windows-874",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949",
            "big5", "Big5-HKSCS",
            "euc-jp", "x-eucJP-Open");

    private DeclaredCharset() {}

    /**
     * Looks for a declaration. Other texts, such as those about HTML, have none, whatever they mention.
     *
     * @param head how the text begins
     * @return the character set as browsers take it; empty if there is none, or Java does not know it
     */
    public static Optional<Charset> of(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, WITHIN), StandardCharsets.ISO_8859_1);
        Matcher xml = XML.matcher(text);
        if (xml.find()) {
            return known(xml.group(1));
        }
        String visible = COMMENT.matcher(text).replaceAll("");
        if (!HTML.matcher(visible).find()) {
            return Optional.empty();
        }
        Matcher meta = META.matcher(visible);
        while (meta.find()) {
            Optional<String> name = name(meta.group(1));
            if (name.isPresent()) {
                return known(name.get());
            }
        }
        return Optional.empty();
    }

    /**
     * What a text may be encoded in whose beginning seems to be in a smaller character set.
     *
     * @param charset of the beginning
     * @return one that has more characters for the same bytes; the same one if there is none
     */
    public static Charset larger(Charset charset) {
        String larger = LARGER.get(charset.name().toLowerCase(Locale.ROOT));
        return larger != null && Charset.isSupported(larger) ? Charset.forName(larger) : charset;
    }

    /** The attribute {@code charset}, or the content of what stands for a header of HTTP. */
    private static Optional<String> name(String attributes) {
        String content = "";
        boolean type = false;
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String value = attribute.group(2) != null
                    ? attribute.group(2)
                    : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
            String key = value == null ? "" : attribute.group(1).toLowerCase(Locale.ROOT);
            if (key.equals("charset")) {
                return Optional.of(value.strip());
            }
            content = key.equals("content") ? value : content;
            type |= key.equals("http-equiv") && value.strip().equalsIgnoreCase("content-type");
        }
        Matcher inside = IN_CONTENT.matcher(content);
        return type && inside.find() ? Optional.of(inside.group(1)) : Optional.empty();
    }

    private static Optional<Charset> known(String name) {
        if (!name.matches("[A-Za-z][\\w.:-]*") || !Charset.isSupported(name)) {
            return Optional.empty();
        }
        Charset charset = Charset.forName(name);
        // a declaration that can be read byte by byte is in none of the wide ones
        return Optional.of(charset.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : larger(charset));
    }
}
