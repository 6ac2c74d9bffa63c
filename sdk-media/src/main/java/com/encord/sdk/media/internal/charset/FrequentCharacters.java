package com.encord.sdk.media.internal.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * The thousands of characters that most of a Chinese, Japanese or Korean text consists of: the first levels of the
 * character sets of these languages, and the syllables of KS X 1001. Never changes once it is made.
 */
final class FrequentCharacters {
    private static final BitSet ALL = new BitSet();

    static {
        add("GB2312", 0xB0, 0xD7);
        add("Big5", 0xA4, 0xC6);
        add("EUC-JP", 0xB0, 0xCF);
        add("EUC-KR", 0xB0, 0xC8);
    }

    private FrequentCharacters() {}

    static boolean contain(int character) {
        return ALL.get(character);
    }

    private static void add(String charset, int first, int last) {
        if (!Charset.isSupported(charset)) {
            return;
        }
        ByteArrayOutputStream pairs = new ByteArrayOutputStream();
        for (int lead = first; lead <= last; lead++) {
            for (int trail = 0x40; trail <= 0xFE; trail++) {
                // in between lie the second bytes of no set, and in all but Big5 nothing below
                if (trail >= 0xA1 || trail <= 0x7E && charset.equals("Big5")) {
                    pairs.write(lead);
                    pairs.write(trail);
                }
            }
        }
        new String(pairs.toByteArray(), Charset.forName(charset))
                .codePoints()
                .filter(character -> ideograph(character) || hangul(character))
                .forEach(ALL::set);
    }

    private static boolean ideograph(int character) {
        return character >= 0x4E00 && character <= 0x9FFF;
    }

    private static boolean hangul(int character) {
        return character >= 0xAC00 && character <= 0xD7A3;
    }
}
