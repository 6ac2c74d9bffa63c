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
            Pattern.compile("^\\s*<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]*)[\"']");
    private static final Pattern META =
            Pattern.compile("<meta\\b[^>]*?\\bcharset\\s*=\\s*[\"']?\\s*([A-Za-z][\\w.:-]*)", Pattern.CASE_INSENSITIVE);
    /** What browsers take for names that promise less than texts hold (Encoding Standard 4.2). */
    private static final Map<String, String> LARGER = Map.of(
            "us-ascii", "windows-1252",
            "iso-8859-1", "windows-1252",
            "iso-8859-9", "windows-1254",
            "tis-620", "x-windows-874",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949");

    private DeclaredCharset() {}

    /**
     * Looks for a declaration.
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
        Matcher meta = META.matcher(text);
        return meta.find() ? known(meta.group(1)) : Optional.empty();
    }

    private static Optional<Charset> known(String name) {
        if (!Charset.isSupported(name)) {
            return Optional.empty();
        }
        Charset charset = Charset.forName(name);
        if (charset.name().startsWith("UTF-")) {
            // a declaration that can be read byte by byte is in none of the wide ones
            return Optional.of(StandardCharsets.UTF_8);
        }
        String larger = LARGER.get(charset.name().toLowerCase(Locale.ROOT));
        return Optional.of(larger != null && Charset.isSupported(larger) ? Charset.forName(larger) : charset);
    }
}
