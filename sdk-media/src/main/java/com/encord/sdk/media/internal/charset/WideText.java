package com.encord.sdk.media.internal.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** UTF-16 and UTF-32 without a byte order mark, where bytes that are no text in any other way make sense. */
final class WideText {
    /** Of a hundred characters, how many must be of the alphabets, syllabaries and signs that texts use. */
    private static final int USUAL_PERCENT = 95;

    private static final int FEWEST = 4;

    private WideText() {}

    static Optional<Charset> guess(byte[] head) {
        for (Charset wide : List.of(TextCharset.UTF_32LE, TextCharset.UTF_32BE)) {
            if (score(head, wide) >= USUAL_PERCENT) {
                return Optional.of(wide);
            }
        }
        int little = score(head, StandardCharsets.UTF_16LE);
        int big = score(head, StandardCharsets.UTF_16BE);
        if (Math.max(little, big) < USUAL_PERCENT || little == big) {
            return Optional.empty();
        }
        return Optional.of(little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static int score(byte[] head, Charset wide) {
        String text = TextCharset.decode(head, wide);
        if (text == null || text.length() < FEWEST || TextCharset.hasControls(text)) {
            return 0;
        }
        long usual = text.codePoints().filter(WideText::usual).count();
        return (int) (usual * 100 / text.codePoints().count());
    }

    /** Not the rare ideographs and syllables that bytes in the wrong order mostly make. */
    private static boolean usual(int character) {
        return character < 0x0800 && Character.isDefined(character)
                || character >= 0x0E00 && character < 0x0E80
                || character >= 0x2010 && character < 0x2040
                || character == 0x20AC
                || character >= 0x3000 && character < 0x3100
                || FrequentCharacters.contain(character)
                || character >= 0xFF00 && character < 0xFFEF
                || character >= 0x1F300 && character < 0x1FA00
                || character == 0xFEFF;
    }
}
