package com.encord.sdk.media.internal.charset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Character sets of one and two bytes of Japanese, Korean and Chinese texts. Many bytes are valid in several, and Western
 * texts are too, so the one counts whose frequent characters the text consists of; if there are too few to tell, none.
 */
final class EastAsianText {
    private static final double MOSTLY = 0.85;
    /** Japanese texts mix ideographs with syllables, which Chinese ones do not have. */
    private static final double SOME = 0.15;
    /** Less may be any capital letters with accents. */
    private static final int FEWEST = 6;
    /** Japanese syllables have first bytes that are hardly ever characters elsewhere. */
    private static final int FEWEST_KANA = 3;

    /** In percent of the bytes that are not ASCII. */
    private static final int ONE_ALPHABET = 80;

    private EastAsianText() {}

    /** Nothing else has its syllables. */
    static Optional<Charset> japanese(byte[] head) {
        for (String japanese : List.of("Shift_JIS", "windows-31j", "EUC-JP")) {
            String text = decode(head, japanese);
            if (text != null
                    && kana(head, japanese.equals("EUC-JP"))
                    && share(text, EastAsianText::kana) >= SOME
                    && share(text, EastAsianText::narrow) < SOME) {
                return Optional.of(Charset.forName(japanese));
            }
        }
        return Optional.empty();
    }

    static Optional<Charset> korean(byte[] head) {
        if (isOneAlphabet(head)) {
            return Optional.empty();
        }
        for (String korean : List.of("EUC-KR", "x-windows-949")) {
            if (decode(head, korean) != null && isKorean(head)) {
                return Optional.of(Charset.forName(korean));
            }
        }
        return Optional.empty();
    }

    static Optional<Charset> chinese(byte[] head) {
        if (isOneAlphabet(head)) {
            return Optional.empty();
        }
        Optional<Charset> traditional = List.of("Big5", "Big5-HKSCS", "x-windows-950").stream()
                .filter(charset -> decode(head, charset) != null)
                .findFirst()
                .map(Charset::forName);
        double big5 = traditional.isPresent() ? traditional(head) : 0;
        double gb18030 = decode(head, "GB18030") != null ? simplified(head) : 0;
        if (Math.max(big5, gb18030) < MOSTLY) {
            return Optional.empty();
        }
        return big5 > gb18030 ? traditional : Optional.of(Charset.forName("GB18030"));
    }

    /** Whether a text in ASCII switches to Japanese characters by escape sequences (RFC 1468). */
    static boolean escapes(String ascii) {
        return (ascii.contains("\u001B$B") || ascii.contains("\u001B$@")) && Charset.isSupported("ISO-2022-JP");
    }

    private static boolean kana(byte[] head, boolean unix) {
        BytePairs pairs = unix
                ? BytePairs.of(
                        head,
                        lead -> false,
                        pair -> pair >= 0xA400,
                        pair -> between(pair >> 8, 0xA4, 0xA5) && isHigh(pair))
                : BytePairs.of(
                        head,
                        lead -> between(lead, 0xA0, 0xDF),
                        pair -> pair >= 0x829F,
                        pair -> between(pair, 0x829F, 0x82F1) || between(pair, 0x8340, 0x8396));
        return pairs.makeSense(SOME, FEWEST_KANA);
    }

    /** The small letters of KOI8-R and of IBM866, and the capitals of others, have 32 bytes; pairs use them all. */
    private static boolean isOneAlphabet(byte[] head) {
        int capitals = OneByteText.share(head, 0xC0, 0xDF);
        int small = OneByteText.share(head, 0xE0, 0xFF);
        int old = OneByteText.share(head, 0xA0, 0xAF) + OneByteText.share(head, 0xE0, 0xEF);
        return Math.max(old, Math.max(capitals, small)) >= ONE_ALPHABET;
    }

    private static boolean isKorean(byte[] head) {
        return BytePairs.of(
                        head,
                        lead -> false,
                        pair -> pair >> 8 >= 0xB0 || !isHigh(pair),
                        pair -> between(pair >> 8, 0xB0, 0xC8) && isHigh(pair))
                .makeSense(MOSTLY, FEWEST);
    }

    /** Of the letters, how many are of the first level. */
    private static double simplified(byte[] head) {
        BytePairs pairs = BytePairs.of(
                head,
                lead -> false,
                pair -> pair >> 8 >= 0xB0 || !isHigh(pair),
                pair -> between(pair >> 8, 0xB0, 0xD7) && isHigh(pair));
        return pairs.makeSense(MOSTLY, FEWEST) ? (double) pairs.own() / pairs.letters() : 0;
    }

    /** Only here ASCII bytes end frequent characters; so they are no sign of the opposite either. */
    private static double traditional(byte[] head) {
        IntPredicate own = pair -> between(pair >> 8, 0xA4, 0xC6);
        IntPredicate letter = pair -> pair >> 8 >= 0xA4;
        BytePairs high = BytePairs.of(head, lead -> false, pair -> letter.test(pair) && isHigh(pair), own);
        BytePairs all = BytePairs.of(head, lead -> false, letter, own);
        return high.makeSense(MOSTLY, FEWEST) && all.own() >= MOSTLY * all.letters()
                ? (double) all.own() / all.letters()
                : 0;
    }

    private static boolean isHigh(int pair) {
        return (pair & 0xFF) >= 0xA1;
    }

    private static boolean between(int value, int first, int last) {
        return value >= first && value <= last;
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
        return between(character, 0x3041, 0x30FE);
    }

    private static boolean narrow(int character) {
        return between(character, 0xFF61, 0xFF9F);
    }

    private static @Nullable String decode(byte[] head, String charset) {
        return Charset.isSupported(charset) ? TextCharset.decode(head, Charset.forName(charset)) : null;
    }
}
