package com.encord.sdk.media.internal.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Character sets of one and two bytes of Japanese, Korean and Chinese texts. Many bytes are valid in several, so the one
 * counts whose frequent characters the text consists of.
 */
final class EastAsianText {
    private static final double MOSTLY = 0.85;
    /** Japanese texts mix ideographs with syllables, which Chinese ones do not have. */
    private static final double SOME = 0.15;

    private EastAsianText() {}

    /** Japanese and Korean, whose syllables nothing else has. */
    static Optional<Charset> syllables(byte[] head) {
        for (String japanese : new String[] {"Shift_JIS", "windows-31j", "EUC-JP"}) {
            String text = decode(head, japanese);
            if (text != null && share(text, EastAsianText::kana) >= SOME && share(text, EastAsianText::narrow) < SOME) {
                return Optional.of(Charset.forName(japanese));
            }
        }
        for (String korean : new String[] {"EUC-KR", "x-windows-949"}) {
            String text = decode(head, korean);
            if (text != null && share(text, EastAsianText::hangul) >= MOSTLY) {
                return Optional.of(Charset.forName(korean));
            }
        }
        return Optional.empty();
    }

    static Optional<Charset> chinese(byte[] head) {
        double traditional = levelOne(head, "Big5", 0xA4, 0xC6);
        double simplified = levelOne(head, "GB18030", 0xB0, 0xD7);
        if (Math.max(traditional, simplified) < MOSTLY) {
            return Optional.empty();
        }
        return Optional.of(Charset.forName(traditional > simplified ? "Big5" : "GB18030"));
    }

    /** Whether a text in ASCII switches to Japanese characters by escape sequences (RFC 1468). */
    static boolean escapes(String ascii) {
        return (ascii.contains("\u001B$B") || ascii.contains("\u001B$@")) && Charset.isSupported("ISO-2022-JP");
    }

    /** Whether a character is one of the thousands that most of a Chinese, Japanese or Korean text consists of. */
    static boolean frequent(int character) {
        return ideograph(character)
                        && (isLevelOne(character, "GB2312", 0xB0, 0xD7)
                                || isLevelOne(character, "Big5", 0xA4, 0xC6)
                                || isLevelOne(character, "EUC-JP", 0xB0, 0xCF))
                || hangul(character) && isLevelOne(character, "EUC-KR", 0xB0, 0xC8);
    }

    private static double levelOne(byte[] head, String charset, int first, int last) {
        String text = decode(head, charset);
        if (text == null) {
            return 0;
        }
        return share(text, character -> isLevelOne(character, charset, first, last));
    }

    private static boolean isLevelOne(int character, String charset, int first, int last) {
        if (!Charset.isSupported(charset) || character > 0xFFFF) {
            return false;
        }
        CharsetEncoder encoder = Charset.forName(charset).newEncoder();
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(new char[] {(char) character}));
            int lead = bytes.get(0) & 0xFF;
            return bytes.remaining() == 2 && lead >= first && lead <= last;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** Of the letters that are not ASCII, how many a test holds for. */
    private static double share(String text, IntPredicate test) {
        long letters = text.codePoints().filter(EastAsianText::counts).count();
        return letters == 0
                ? 0
                : (double) text.codePoints()
                                .filter(EastAsianText::counts)
                                .filter(test)
                                .count()
                        / letters;
    }

    private static boolean counts(int character) {
        return character >= 0x80 && Character.isLetter(character);
    }

    private static boolean kana(int character) {
        return character >= 0x3041 && character <= 0x30FE;
    }

    private static boolean narrow(int character) {
        return character >= 0xFF61 && character <= 0xFF9F;
    }

    private static boolean hangul(int character) {
        return character >= 0xAC00 && character <= 0xD7A3;
    }

    private static boolean ideograph(int character) {
        return character >= 0x4E00 && character <= 0x9FFF;
    }

    private static @Nullable String decode(byte[] head, String charset) {
        return Charset.isSupported(charset) ? TextCharset.decode(head, Charset.forName(charset)) : null;
    }
}
