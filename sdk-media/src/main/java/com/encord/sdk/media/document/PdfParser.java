package com.encord.sdk.media.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDF objects (ISO 32000-1 7.2 and 7.3) from bytes: numbers as {@code Long} or {@code Double}, names with their
 * slash and keywords as {@code String}, references as {@link Reference}, arrays as {@code List}, dictionaries as
 * {@code Map} and strings as {@code byte[]}.
 */
final class PdfParser {
    private static final int DEEPEST = 64;
    private static final int MOST_VALUES = 1 << 19;
    private static final Pattern NUMBERED = Pattern.compile("#([0-9A-Fa-f]{2})");

    private final byte[] bytes;
    private int at;
    private int values;

    /** A reference to an object. */
    record Reference(int number, int generation) {}

    PdfParser(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int position() {
        return at;
    }

    /** The next object, or a keyword such as {@code obj}; null at the end. */
    @Nullable
    Object next() {
        return next(0);
    }

    private @Nullable Object next(int depth) {
        if (depth > DEEPEST || ++values > MOST_VALUES) {
            throw new PdfDamage("an object nests too deeply or has too many values");
        }
        skipSpace();
        if (at >= bytes.length) {
            return null;
        }
        int c = bytes[at];
        switch (c) {
            case '<' -> {
                if (at + 1 < bytes.length && bytes[at + 1] == '<') {
                    at += 2;
                    return dictionary(depth);
                }
                return digits();
            }
            case '(' -> {
                return text();
            }
            case '[' -> {
                at++;
                return array(depth);
            }
            case ']', '{', '}', ')' -> {
                at++;
                return String.valueOf((char) c);
            }
            case '>' -> {
                at += at + 1 < bytes.length && bytes[at + 1] == '>' ? 2 : 1;
                return ">>";
            }
            default -> {
                return atom();
            }
        }
    }

    private Map<String, Object> dictionary(int depth) {
        Map<String, Object> map = new HashMap<>();
        while (true) {
            Object key = next(depth + 1);
            if (key == null || ">>".equals(key)) {
                return map;
            }
            Object value = next(depth + 1);
            if (value == null || ">>".equals(value)) {
                return map;
            }
            if (key instanceof String name) {
                map.put(name, value);
            }
        }
    }

    private List<Object> array(int depth) {
        List<Object> list = new ArrayList<>();
        for (Object value = next(depth + 1); value != null && !"]".equals(value); value = next(depth + 1)) {
            list.add(value);
        }
        return list;
    }

    private Object atom() {
        int start = at;
        if (bytes[at] == '/') {
            at++;
        }
        while (at < bytes.length && isRegular(bytes[at])) {
            at++;
        }
        if (at == start) {
            at++;
        }
        String token = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
        if (token.charAt(0) == '/') {
            return token.indexOf('#') < 0 ? token : NUMBERED.matcher(token).replaceAll(PdfParser::character);
        }
        if (!isNumber(token)) {
            return token;
        }
        return token.indexOf('.') >= 0 ? (Object) Double.valueOf(decimal(token)) : integerOrReference(token);
    }

    /** Any character of a name may be given by its number (7.3.5). */
    private static String character(MatchResult numbered) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(numbered.group(1), 16)));
    }

    private static double decimal(String token) {
        try {
            return Double.parseDouble(token);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** {@code 12 0 R} is one object; looking ahead costs two tokens at most. */
    private Object integerOrReference(String token) {
        long number = integer(token);
        int back = at;
        if (number >= 0 && number <= Integer.MAX_VALUE && token.charAt(0) != '+') {
            String generation = plainToken();
            if (!generation.isEmpty() && isDigits(generation) && plainToken().equals("R")) {
                return new Reference((int) number, (int) Math.min(integer(generation), 65535));
            }
        }
        at = back;
        return number;
    }

    private String plainToken() {
        skipSpace();
        int start = at;
        while (at < bytes.length && isRegular(bytes[at])) {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private static long integer(String token) {
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean isDigits(String token) {
        return token.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isNumber(String token) {
        boolean digit = false;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            digit |= c >= '0' && c <= '9';
            if ((c < '0' || c > '9') && c != '.' && !(i == 0 && (c == '-' || c == '+'))) {
                return false;
            }
        }
        return digit;
    }

    private void skipSpace() {
        while (at < bytes.length) {
            if (bytes[at] == '%') {
                while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
                    at++;
                }
            } else if (isSpace(bytes[at])) {
                at++;
            } else {
                return;
            }
        }
    }

    /** A string of hexadecimal digits; an odd last one is the upper half of its byte. */
    private byte[] digits() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int high = -1;
        for (at++; at < bytes.length && bytes[at] != '>'; at++) {
            int digit = Character.digit(bytes[at], 16);
            if (digit >= 0 && high >= 0) {
                out.write(high << 4 | digit);
                high = -1;
            } else if (digit >= 0) {
                high = digit;
            }
        }
        at++;
        if (high >= 0) {
            out.write(high << 4);
        }
        return out.toByteArray();
    }

    /** A string in brackets, which may hold others in pairs. */
    private byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int depth = 1;
        for (at++; at < bytes.length; at++) {
            if (bytes[at] == '\\') {
                escaped(out);
                continue;
            }
            depth += bytes[at] == '(' ? 1 : bytes[at] == ')' ? -1 : 0;
            if (depth == 0) {
                at++;
                break;
            }
            out.write(bytes[at]);
        }
        return out.toByteArray();
    }

    /** After a backslash: a letter for a control character, up to three octal digits, a line end that is none. */
    private void escaped(ByteArrayOutputStream out) {
        at++;
        if (at >= bytes.length) {
            return;
        }
        int code = 0;
        int digits = 0;
        while (digits < 3 && at < bytes.length && bytes[at] >= '0' && bytes[at] <= '7') {
            code = code * 8 + bytes[at++] - '0';
            digits++;
        }
        if (digits > 0) {
            out.write(code);
            at--;
            return;
        }
        int letter = "nrtbf".indexOf(bytes[at]);
        if (letter >= 0) {
            out.write("\n\r\t\b\f".charAt(letter));
        } else if (bytes[at] == '\r') {
            at += at + 1 < bytes.length && bytes[at + 1] == '\n' ? 1 : 0;
        } else if (bytes[at] != '\n') {
            out.write(bytes[at]);
        }
    }

    static boolean isSpace(int c) {
        return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
    }

    private static boolean isRegular(int c) {
        return !isSpace(c) && "()<>[]{}/%".indexOf(c) < 0;
    }
}
