package com.encord.sdk.media.internal.charset;

import java.text.Normalizer;
import java.util.List;

/**
 * How often texts use the letters of an alphabet, in quarters of a bit: four more for one that is twice as frequent.
 * Case is no difference, so that a text in capitals alone makes sense in no wrong character set either.
 */
final class LetterFrequency {
    /** Most frequent first; what is in none of them is left to others. */
    private static final List<Rank> CYRILLIC = List.of(
            new Rank("\u043e\u0435\u0430\u0438\u043d\u0442\u0441", 25),
            new Rank("\u0440\u0432\u043b\u043a\u043c\u0434\u043f\u0443", 21),
            new Rank("\u044f\u044b\u044c\u0433\u0437\u0431\u0447\u0456", 16));

    private static final List<Rank> GREEK = List.of(
            new Rank("\u03b1\u03bf\u03b9\u03b5\u03c4\u03bd\u03c3\u03c2", 26),
            new Rank("\u03b7\u03c5\u03c1\u03c0\u03ba\u03bc\u03bb\u03c9", 21),
            new Rank("\u03b3\u03b4\u03c7\u03b8\u03c6\u03b2", 14));

    private static final int RARE = 11;

    private LetterFrequency() {}

    private record Rank(String letters, int points) {}

    static int ofCyrillic(char letter) {
        return points(CYRILLIC, Character.toLowerCase(letter));
    }

    static int ofGreek(char letter) {
        // accents count for nothing: capitals mostly go without
        String plain = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        return points(GREEK, Character.toLowerCase(plain.charAt(0)));
    }

    private static int points(List<Rank> alphabet, char letter) {
        for (Rank rank : alphabet) {
            if (rank.letters.indexOf(letter) >= 0) {
                return rank.points;
            }
        }
        return RARE;
    }
}
