package com.encord.sdk.media.internal.charset;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Character sets of one byte that hold another alphabet beside the Latin one. Read in the wrong one, letters stand among
 * Latin ones, or large ones among small ones.
 */
final class OneByteText {
    /** The first counts of those that make as much sense. */
    private static final List<Map.Entry<UnicodeScript, List<String>>> CANDIDATES = List.of(
            Map.entry(
                    UnicodeScript.CYRILLIC, List.of("windows-1251", "KOI8-R", "IBM866", "x-MacCyrillic", "ISO-8859-5")),
            Map.entry(UnicodeScript.GREEK, List.of("windows-1253", "ISO-8859-7")),
            Map.entry(UnicodeScript.HEBREW, List.of("windows-1255")),
            Map.entry(UnicodeScript.ARABIC, List.of("windows-1256", "ISO-8859-6")));

    private static final String THAI = "x-windows-874";
    /** Thai leaves eight bytes unused, which so many of another character set hardly do. */
    private static final int FEWEST_THAI = 24;

    /** In percent of the bytes that are not ASCII; of Cyrillic texts one of both is missing. */
    private static final int THAI_VOWELS = 12;
    /** Vowels written ahead, and tones. */
    private static final int THAI_MARKS = 6;

    private static final int FEWEST_LETTERS = 6;
    /** Letters of few languages or words, which others take the place of. */
    private static final String RARE =
            "\u03b0\u0390\u03ca\u03cb\u0402\u0403\u0409\u040a\u040b\u040c\u040f\u0452\u0453\u0459"
                    + "\u045a\u045b\u045c\u045f\u0405\u0455";

    /** Greek and Hebrew letters that only end words. */
    private static final String FINAL = "\u03c2\u05da\u05dd\u05df\u05e3\u05e5";

    /** As points of {@link LetterFrequency}. Hebrew bytes are small letters in Cyrillic sets. */
    private static final int HEBREW = 25;

    /** Small letters of KOI8-R are nearly all Arabic ones, but not the other way round. */
    private static final int OTHERS = 14;
    /** How much better a script must be than any other, ten bits: words of a few letters may be of several. */
    private static final int MARGIN = 40;

    /** About one letter in fifteen may be out of place. */
    private static final int PENALTY = 300;

    private OneByteText() {}

    /** Thai has no spaces between words, so that its letters make pairs which Chinese has too. */
    static Optional<Charset> thai(byte[] head) {
        String text = Charset.isSupported(THAI) ? TextCharset.decode(head, Charset.forName(THAI)) : null;
        boolean thai = text != null
                && share(head, 0xD0, 0xDA) >= THAI_VOWELS
                && share(head, 0xE0, 0xEE) >= THAI_MARKS
                && text.chars().filter(character -> character >= 0x80).count() >= FEWEST_THAI
                && score(text, UnicodeScript.THAI) > 0;
        return thai ? Optional.of(Charset.forName(THAI)) : Optional.empty();
    }

    /** Of the bytes that are not ASCII, how many percent are some. */
    static int share(byte[] head, int first, int last) {
        int others = 0;
        int some = 0;
        for (byte value : head) {
            others += value < 0 ? 1 : 0;
            some += (value & 0xFF) >= first && (value & 0xFF) <= last ? 1 : 0;
        }
        return some * 100 / Math.max(1, others);
    }

    static Optional<Charset> guess(byte[] head) {
        Charset best = null;
        long most = 0;
        long second = 0;
        for (Map.Entry<UnicodeScript, List<String>> script : CANDIDATES) {
            Charset own = null;
            long ownMost = 0;
            for (String name : script.getValue()) {
                String text = Charset.isSupported(name) ? TextCharset.decode(head, Charset.forName(name)) : null;
                long score = text == null ? 0 : score(text, script.getKey());
                if (score > ownMost) {
                    ownMost = score;
                    own = Charset.forName(name);
                }
            }
            if (ownMost > most) {
                second = most;
                most = ownMost;
                best = own;
            } else if (script.getKey() != UnicodeScript.ARABIC) {
                second = Math.max(second, ownMost);
            }
        }
        return most - second < MARGIN ? Optional.empty() : Optional.ofNullable(best);
    }

    private static long score(String text, UnicodeScript script) {
        long score = 0;
        int letters = 0;
        int inner = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean own = isOther(character);
            if (own && UnicodeScript.of(character) != script || character >= 0x80 && character < 0xA0) {
                score -= PENALTY;
            } else if (own) {
                letters++;
                inner += isOther(before) ? 1 : 0;
                score += weight(character);
            }
            if (isMisplaced(character, before)) {
                score -= PENALTY;
            }
            before = character;
        }
        // single ones are signs such as those for degrees and pounds
        return letters < FEWEST_LETTERS || inner * 2 < letters ? 0 : score;
    }

    private static int weight(char character) {
        if (RARE.indexOf(character) >= 0) {
            return 0;
        }
        return switch (UnicodeScript.of(character)) {
            case CYRILLIC -> LetterFrequency.ofCyrillic(character);
            case GREEK -> LetterFrequency.ofGreek(character);
            case HEBREW -> HEBREW;
            default -> OTHERS;
        };
    }

    private static boolean isMisplaced(char character, char before) {
        boolean own = isOther(character);
        boolean ownBefore = isOther(before);
        return own && isLatin(before)
                || ownBefore && isLatin(character)
                || own && Character.isUpperCase(character) && Character.isLowerCase(before)
                || own && FINAL.indexOf(before) >= 0
                || isThaiMark(character) && !isThaiMark(before) && !isThaiConsonant(before)
                || isThaiVowelAhead(before) && !isThaiConsonant(character);
    }

    private static boolean isOther(char character) {
        return character >= 0x80 && Character.isLetter(character);
    }

    private static boolean isThaiConsonant(char character) {
        return character >= 0x0E01 && character <= 0x0E2E;
    }

    /** Written before the consonant it is spoken after. */
    private static boolean isThaiVowelAhead(char character) {
        return character >= 0x0E40 && character <= 0x0E44;
    }

    /** Stands above or below a consonant. */
    private static boolean isThaiMark(char character) {
        return character == 0x0E31
                || character >= 0x0E34 && character <= 0x0E3A
                || character >= 0x0E47 && character <= 0x0E4E;
    }

    private static boolean isLatin(char character) {
        return character >= 'A' && character <= 'Z' || character >= 'a' && character <= 'z';
    }
}
