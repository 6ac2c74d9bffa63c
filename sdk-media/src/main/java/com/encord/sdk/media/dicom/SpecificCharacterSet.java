package com.encord.sdk.media.dicom;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The character sets of a data set (PS3.3 C.12.1.1.2), with code extensions by escape sequences (PS3.5 6.1.2.5).
 * Unknown ones are read as ISO 8859-1, so that no text is lost.
 */
final class SpecificCharacterSet {
    private static final char ESCAPE = 0x1B;

    /** The default repertoire. Read as ISO 8859-1, a superset, because files lie. */
    static final SpecificCharacterSet DEFAULT = new SpecificCharacterSet(StandardCharsets.ISO_8859_1);

    private static final SpecificCharacterSet UTF_8 = new SpecificCharacterSet(StandardCharsets.UTF_8);

    private static final Map<String, String> SINGLE = Map.ofEntries(
            Map.entry("6", "ISO-8859-1"),
            Map.entry("100", "ISO-8859-1"),
            Map.entry("101", "ISO-8859-2"),
            Map.entry("109", "ISO-8859-3"),
            Map.entry("110", "ISO-8859-4"),
            Map.entry("144", "ISO-8859-5"),
            Map.entry("127", "ISO-8859-6"),
            Map.entry("126", "ISO-8859-7"),
            Map.entry("138", "ISO-8859-8"),
            Map.entry("148", "ISO-8859-9"),
            Map.entry("203", "ISO-8859-15"),
            Map.entry("13", "JIS_X0201"),
            Map.entry("166", "TIS-620"),
            Map.entry("192", "UTF-8"),
            Map.entry("87", "ISO-2022-JP"),
            Map.entry("159", "ISO-2022-JP-2"),
            Map.entry("149", "EUC-KR"),
            Map.entry("58", "GB2312"));

    /** What follows the escape character, and the charset that the bytes after it have; {@code 7} marks 7-bit codes. */
    private static final Map<String, String> ESCAPES = Map.ofEntries(
            Map.entry("(B", "US-ASCII"),
            Map.entry("(J", "JIS_X0201"),
            Map.entry(")I", "JIS_X0201"),
            Map.entry("-A", "ISO-8859-1"),
            Map.entry("-B", "ISO-8859-2"),
            Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"),
            Map.entry("-L", "ISO-8859-5"),
            Map.entry("-G", "ISO-8859-6"),
            Map.entry("-F", "ISO-8859-7"),
            Map.entry("-H", "ISO-8859-8"),
            Map.entry("-M", "ISO-8859-9"),
            Map.entry("-b", "ISO-8859-15"),
            Map.entry("-T", "TIS-620"),
            Map.entry("$B", "7 EUC-JP"),
            Map.entry("$(D", "7 EUC-JP 3"),
            Map.entry("$)C", "EUC-KR"),
            Map.entry("$)A", "GB2312"));

    private final Charset initial;

    private SpecificCharacterSet(Charset initial) {
        this.initial = initial;
    }

    /** The character set of an element (0008,0005)'s values. */
    static SpecificCharacterSet of(List<String> terms) {
        String term = terms.isEmpty() ? "" : terms.get(0).strip();
        if (term.isEmpty() || term.equals("ISO_IR 100")) {
            return DEFAULT;
        }
        if (term.equals("ISO_IR 192")) {
            return UTF_8;
        }
        String code = without("2022 ", without("ISO ", term.replace('_', ' ').replace('-', ' ')));
        String name =
                switch (code) {
                    case "GB18030" -> "GB18030";
                    case "GBK" -> "GBK";
                    default -> SINGLE.getOrDefault(without("IR ", code), term); // some write "UTF-8"
                };
        return new SpecificCharacterSet(charset(name));
    }

    /** A term without its beginning, of which some leave out the blank. */
    private static String without(String start, String term) {
        return term.startsWith(start)
                ? term.substring(start.length())
                : term.startsWith(start.strip()) ? term.substring(start.strip().length()) : term;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.ISO_8859_1; // a Java runtime without the extended charsets
        }
    }

    /** Decodes a value; several values are apart at backslashes, except in prose. */
    List<String> decode(VR vr, DicomValue.Bytes bytes) {
        String text;
        if (!vr.charsetMatters()) {
            text = new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.ISO_8859_1);
        } else if (hasEscape(bytes)) {
            text = decodeRuns(vr, bytes);
        } else {
            text = new String(bytes.array(), bytes.offset(), bytes.length(), initial);
        }
        if (vr.form() == VR.Form.PROSE) {
            String prose = trimEnd(text);
            return prose.isEmpty() ? List.of() : List.of(prose);
        }
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int slash = text.indexOf('\\'); slash >= 0; slash = text.indexOf('\\', from)) {
            values.add(trim(vr, text.substring(from, slash)));
            from = slash + 1;
        }
        values.add(trim(vr, text.substring(from)));
        return values.size() == 1 && values.get(0).isEmpty() ? List.of() : values;
    }

    private static boolean hasEscape(DicomValue.Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.array()[bytes.offset() + i] == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    /** Decodes run by run: each escape sequence starts a run, and delimiters bring the initial set back. */
    private String decodeRuns(VR vr, DicomValue.Bytes bytes) {
        String raw = new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder();
        String current = "";
        int from = 0;
        for (int i = 0; i <= raw.length(); i++) {
            boolean atEnd = i == raw.length();
            char c = atEnd ? ESCAPE : raw.charAt(i);
            // in 7-bit JIS the bytes of delimiters are halves of characters, those of line ends never are
            boolean delimiter = isDelimiter(vr, c) && (c < ' ' || !current.startsWith("7"));
            if (!atEnd && c != ESCAPE && !delimiter) {
                continue;
            }
            text.append(run(raw.substring(from, i), current));
            from = i;
            if (atEnd) {
                break;
            }
            if (delimiter) {
                current = "";
                continue;
            }
            from = i + 1;
            for (int length = 3; length >= 2; length--) {
                String sequence = raw.substring(i + 1, Math.min(raw.length(), i + 1 + length));
                if (ESCAPES.containsKey(sequence)) {
                    current = ESCAPES.get(sequence);
                    from = i + 1 + length;
                    break;
                }
            }
            i = Math.max(i, from - 1);
        }
        return text.toString();
    }

    private static boolean isDelimiter(VR vr, char c) {
        return c == '\r'
                || c == '\n'
                || c == '\f'
                || c == '\t'
                || c == '\\' && vr.form() != VR.Form.PROSE
                || (c == '^' || c == '=') && vr == VR.PN;
    }

    private String run(String raw, String code) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        if (code.isEmpty()) {
            return new String(bytes, initial);
        }
        if (!code.startsWith("7 ")) {
            return new String(bytes, charset(code));
        }
        // 7-bit JIS: the same code points as EUC-JP's, there with the high bit set, JIS X 0212 behind a shift byte
        boolean supplementary = code.endsWith(" 3");
        byte[] wide = new byte[supplementary ? bytes.length / 2 * 3 : bytes.length];
        for (int i = 0, o = 0; o < wide.length && i < bytes.length; i++) {
            if (supplementary && i % 2 == 0) {
                wide[o++] = (byte) 0x8F;
            }
            wide[o++] = (byte) (bytes[i] | 0x80);
        }
        return new String(wide, charset("EUC-JP"));
    }

    private static String trim(VR vr, String text) {
        String end = trimEnd(text);
        int from = 0;
        while (vr.form() != VR.Form.NAME && from < end.length() && end.charAt(from) == ' ') {
            from++;
        }
        return end.substring(from);
    }

    private static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }
}
